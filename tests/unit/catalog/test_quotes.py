"""Quotes: what is offered where, how long it holds, and what an order pays after that."""

import json
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from infra.benchmarks.meter import metered
from infra.demo import brands, files
from infra.demo.catalog import PRICES_HOLD_FROM
from wattwerk.catalog import quote_queries, reference_data
from wattwerk.catalog.items import QuoteItem
from wattwerk.catalog.operations import prices as catalog_prices
from wattwerk.catalog.operations import products as catalog_products
from wattwerk.catalog.operations import quotes
from wattwerk.catalog.repository import levies, prices, shelf
from wattwerk.catalog.schemas import Quote, QuoteRequest
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem
from wattwerk.platform.transaction import AlreadyAnswered
from wattwerk.platform.vocabulary import Commodity

POSTCODES = b'[{"code": "80331", "localityName": "M\\u00fcnchen"}]'


def ask(now: datetime, *, idempotency: Idempotency | None = None, **differs: Any) -> Quote:
    asked = {
        "brand": "musterstadt",
        "postcode": "80331",
        "commodity": "electricity",
        "consumption": 3500,
        **differs,
    }
    return quotes.request_quote(
        request=QuoteRequest.model_validate(asked), language="de", idempotency=idempotency, now=now
    )


def raise_prices(now: datetime, *, active_from: datetime) -> None:
    """Import Musterstadt's list again, green electricity one cent per kWh dearer."""
    dearer = files.content("musterstadt-prices.csv").replace(b";26,18;", b";27,18;")
    report = catalog_prices.import_price_list(
        brand="musterstadt",
        basis="net",
        prices_file=dearer,
        active_from=active_from,
        now=now,
    )
    assert report.changed


def refusal_of(now: datetime, **differs: Any) -> tuple[str, str]:
    with pytest.raises(Problem) as refusal:
        ask(now, **differs)
    [error] = refusal.value.errors
    return error.pointer, error.code


def test_offers_come_cheapest_first_with_the_price_of_the_place(sold: None, now: datetime) -> None:
    quote = ask(now)
    assert [(offer.product_code, offer.yearly_price) for offer in quote.offers] == [
        ("oekostrom-plus", Decimal("1258.33")),
        ("strom-klassik", Decimal("1281.32")),
    ]
    assert [(entry.product_code, entry.reason) for entry in quote.ineligible] == [
        ("gewerbestrom", "customer_type")
    ]


def test_prices_differ_by_place_and_some_products_are_not_sold_everywhere(sold: None, now: datetime) -> None:
    prices = {
        postcode: ask(now, postcode=postcode).offers[0].energy_price
        for postcode in ("80331", "80333", "10115")
    }
    assert len(set(prices.values())) == 3
    elsewhere = ask(now, postcode="10115", commodity="heating_electricity", consumption_off_peak=2000)
    assert not elsewhere.offers
    assert [entry.reason for entry in elsewhere.ineligible] == ["not_in_supply_area"]


def test_texts_are_in_the_language_asked_for(sold: None, now: datetime) -> None:
    quote = quotes.request_quote(request=ask(now).request, language="fr", idempotency=None, now=now)
    assert quote.offers[0].name == "Électricité verte Plus"
    assert quote.offers[0].bonuses[0].condition.startswith("Déduit")


def test_a_business_is_offered_net_prices(sold: None, now: datetime) -> None:
    quote = ask(now, consumption=35_000, customer_type="business")
    assert quote.offers[0].product_code == "gewerbestrom"
    assert not quote.offers[0].prices_include_vat
    assert quote.offers[0].yearly_price == Decimal("8837.75")


def test_a_brand_that_does_not_sell_a_commodity_offers_nothing(sold: None, now: datetime) -> None:
    quote = ask(now, brand="sparwatt", commodity="heating_electricity", consumption_off_peak=0)
    assert (quote.offers, quote.ineligible) == ([], [])


def test_a_lapsed_levy_is_not_shown(sold: None, now: datetime) -> None:
    codes = [line.code for line in ask(now, commodity="gas", consumption=18_000).offers[0].breakdown]
    assert codes == ["base_price", "energy_price", "energy_tax", "co2_price", "concession_fee", "vat"]


def test_a_quote_is_kept_and_can_be_shown_again(sold: None, now: datetime) -> None:
    quote = ask(now)
    assert quote_queries.quote(quote.quote_id, now=now) == quote


def test_an_unknown_quote_is_not_found(sold: None, now: datetime) -> None:
    with pytest.raises(Problem) as refusal:
        quote_queries.quote("0" * 32, now=now)
    assert refusal.value.status == 404


def test_a_quote_expires_after_the_days_that_the_brand_has_set(sold: None, now: datetime) -> None:
    quote = ask(now)
    assert quote.valid_until == now + timedelta(days=14)
    assert quote_queries.quote(quote.quote_id, now=quote.valid_until - timedelta(seconds=1))
    with pytest.raises(Problem) as refusal:
        quote_queries.quote(quote.quote_id, now=quote.valid_until)
    assert (refusal.value.status, refusal.value.code) == (410, "quote_expired")


def test_quotes_are_deleted_some_time_after_their_validity(sold: None, now: datetime) -> None:
    quote = ask(now)
    stored = QuoteItem.get(*QuoteItem.key(quote.quote_id))
    assert stored.expires_at == int((quote.valid_until + timedelta(days=30)).timestamp())


def test_a_repeated_request_gives_one_quote(sold: None, now: datetime) -> None:
    key = Idempotency.of(route="POST /public/quotes", caller="anonymous", key="k1", body={})
    quote = ask(now, idempotency=key)
    with pytest.raises(AlreadyAnswered):
        ask(now, idempotency=key)
    stored = key.stored_answer()
    assert stored
    assert Quote.model_validate(stored) == quote


@pytest.mark.parametrize(
    ("differs", "refusal"),
    [
        ({"brand": "nirgendwo"}, ("/brand", "brand_unknown")),
        ({"consumption": 100_001}, ("/consumption", "consumption_needs_individual_offer")),
        (
            {"consumption": 99_000, "consumption_off_peak": 2_000},
            ("/consumption", "consumption_needs_individual_offer"),
        ),
        (
            {"commodity": "gas", "consumption_off_peak": 100},
            ("/consumption_off_peak", "off_peak_not_possible"),
        ),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_field(
    sold: None, now: datetime, differs: dict[str, Any], refusal: tuple[str, str]
) -> None:
    assert refusal_of(now, **differs) == refusal


def test_an_unknown_postcode_is_refused_only_when_postcodes_can_be_checked(sold: None, now: datetime) -> None:
    assert ask(now, postcode="00000").offers
    reference_data.import_postcodes(content=POSTCODES, layout="localities", source="test", now=now)
    assert refusal_of(now, postcode="00000") == ("/postcode", "postcode_unknown")
    assert ask(now).offers


def test_a_town_has_to_belong_to_its_postcode_where_that_is_known(sold: None, now: datetime) -> None:
    assert ask(now, town="Leipzig").offers
    reference_data.import_postcodes(content=POSTCODES, layout="localities", source="test", now=now)
    assert refusal_of(now, town="Leipzig") == ("/town", "town_unknown")
    assert ask(now, town="MÜNCHEN").offers


def test_the_grid_operator_is_told_only_where_it_is_known(sold: None, now: datetime) -> None:
    reference_data.import_grid_operators(content=files.content("grid-operators.csv"), source="test", now=now)
    assert ask(now).grid_operator == "Musternetz Mitte GmbH (Beispiel)"
    heating = ask(now, commodity="heating_electricity", consumption_off_peak=2000)
    assert heating.grid_operator == "Musternetz Mitte GmbH (Beispiel)"
    assert ask(now, postcode="10115").grid_operator is None


def test_within_its_validity_the_quoted_price_stands(sold: None, now: datetime) -> None:
    quote = ask(now)
    raise_prices(now, active_from=now)
    later = now + timedelta(days=13)
    assert ask(later).offers[0].yearly_price == Decimal("1281.32")
    recomputed = quote_queries.recompute(quote.quote_id, "oekostrom-plus", now=later)
    assert (recomputed.offer, recomputed.changed) == (quote.offers[0], False)
    assert recomputed.request == quote.request


def test_after_its_validity_the_new_price_counts_and_is_told_as_changed(sold: None, now: datetime) -> None:
    quote = ask(now)
    raise_prices(now, active_from=now + timedelta(days=3))
    recomputed = quote_queries.recompute(quote.quote_id, "oekostrom-plus", now=now + timedelta(days=15))
    # 3500 kWh × 1 ct × 1.19 = 41.65 € more
    assert recomputed.offer.yearly_price == Decimal("1299.98")
    assert recomputed.changed
    assert recomputed.price_list_version != quote.price_list_version


def test_after_its_validity_an_unchanged_price_is_not_told_as_changed(sold: None, now: datetime) -> None:
    quote = ask(now)
    recomputed = quote_queries.recompute(quote.quote_id, "oekostrom-plus", now=now + timedelta(days=20))
    assert (recomputed.offer, recomputed.changed) == (quote.offers[0], False)


@pytest.mark.parametrize("product_code", ["gewerbestrom", "sparstrom", "'; DROP TABLE"])
def test_a_product_that_was_not_offered_cannot_be_ordered(
    sold: None, now: datetime, product_code: str
) -> None:
    with pytest.raises(Problem) as refusal:
        quote_queries.recompute(ask(now).quote_id, product_code, now=now)
    assert refusal.value.code == "product_not_available"


def test_a_product_that_is_sold_no_longer_cannot_be_ordered_after_the_validity(
    sold: None, now: datetime
) -> None:
    quote = ask(now)
    products = json.loads(files.content("musterstadt-products.json"))
    for product in products["products"]:
        if product["code"] in ("oekostrom-plus", "gas-komfort"):
            product["valid_until"] = str(now.date())
    report = catalog_products.import_products(
        brand="musterstadt",
        products_file=json.dumps(products).encode(),
        author="anna",
        active_from=now,
        now=now,
    )
    assert report.changed
    assert not ask(now, commodity="gas").offers
    with pytest.raises(Problem) as refusal:
        quote_queries.recompute(quote.quote_id, "oekostrom-plus", now=quote.valid_until)
    assert refusal.value.code == "product_not_available"


def test_no_price_is_told_without_a_vat_rate(cloud: None, now: datetime) -> None:
    before_the_table = PRICES_HOLD_FROM.replace(year=2020, month=7)
    brands.load(now)
    sold_since: dict[str, Any] = {
        "brand": "musterstadt",
        "active_from": before_the_table,
        "now": before_the_table,
    }
    for report in (
        catalog_products.import_products(
            products_file=files.content("musterstadt-products.json"), author="anna", **sold_since
        ),
        catalog_prices.import_price_list(
            basis="net", prices_file=files.content("musterstadt-prices.csv"), **sold_since
        ),
    ):
        assert report.changed
    with pytest.raises(LookupError):
        ask(before_the_table)


def test_the_first_quote_of_a_process_reads_shelf_place_and_prices(sold: None, now: datetime) -> None:
    reference_data.import_postcodes(content=POSTCODES, layout="localities", source="test", now=now)
    ask(now)
    shelf.forget()
    levies.forget()
    with metered() as usage:
        quote = ask(now, further_supplies=[{"commodity": "gas", "consumption": 18_000}])
    assert quote.offers
    assert quote.further_offers
    # What is sold with price lists and levies; the place; the prices of electricity and of gas.
    assert usage.reads == ["Query", "Query", "Query", "Query"]


@pytest.mark.parametrize("days", [0, 1, 2, 3, 5, 400])
def test_the_shelf_knows_which_price_list_holds_like_the_activations(
    sold: None, now: datetime, days: int
) -> None:
    raise_prices(now, active_from=now + timedelta(days=3))
    cheaper = files.content("musterstadt-prices.csv").replace(b";26,18;", b";25,18;")
    catalog_prices.import_price_list(
        brand="musterstadt",
        basis="net",
        prices_file=cheaper,
        active_from=now + timedelta(days=1),
        now=now,
    )
    moment = now + timedelta(days=days)
    for commodity in Commodity:
        assert shelf.active_version("musterstadt", commodity, moment) == prices.active_version(
            "musterstadt", commodity, moment
        )


def in_a_street(now: datetime) -> None:
    """Import a list in which green electricity is cheaper in some houses of a street."""
    header = b"product_code;area;base_price;energy_price;energy_price_off_peak"
    table = files.content("musterstadt-prices.csv").replace(header, header + b";street;house_numbers")
    cheaper = b"oekostrom-plus;80331;11,76;20;;Tal;1-9 odd\n"
    assert catalog_prices.import_price_list(
        brand="musterstadt", basis="net", prices_file=table + cheaper, active_from=now, now=now
    ).changed


def test_the_street_is_asked_for_only_where_a_price_depends_on_it(sold: None, now: datetime) -> None:
    in_a_street(now)
    elsewhere, unknown = ask(now, postcode="80999"), ask(now)
    assert not elsewhere.street_needed
    assert not elsewhere.street_matters
    assert unknown.street_needed
    assert {entry.product_code: entry.reasons for entry in unknown.ineligible}["oekostrom-plus"] == [
        "street_needed"
    ]
    assert ask(now, street="Tal").street_needed


@pytest.mark.parametrize(
    ("street", "number", "energy_price"),
    [("Tal", "7a", "23.80"), ("TAL", "8", "31.15"), ("Marienplatz", "1", "31.15")],
)
def test_houses_of_a_street_have_their_own_price(
    sold: None, now: datetime, street: str, number: str, energy_price: str
) -> None:
    in_a_street(now)
    quote = ask(now, street=street, house_number=number)
    assert quote.street_matters
    assert not quote.street_needed
    prices_of = {offer.product_code: offer.energy_price for offer in quote.offers}
    assert prices_of["oekostrom-plus"] == Decimal(energy_price)
