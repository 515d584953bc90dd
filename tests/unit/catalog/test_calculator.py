"""The tariff calculator with everything around a tariff: bundles, extra products, default supply."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from infra.demo import files
from wattwerk.catalog import quote_queries, reference_data
from wattwerk.catalog.operations import quotes
from wattwerk.catalog.schemas import Quote, QuoteRequest, StaffQuoteRequest
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.problems import Problem

CLERK = Caller(audience="staff", name="Petra Lang", roles=frozenset({"musterstadt.clerk"}))
GAS = {"commodity": "gas", "consumption": 18_000}


@pytest.fixture
def places(sold: None, now: datetime) -> None:
    """What is known of places, with the default suppliers' tariffs."""
    for load, name in (
        (reference_data.import_grid_operators, "grid-operators.csv"),
        (reference_data.import_default_supply, "default-supply.csv"),
    ):
        assert not load(content=files.content(name), source="Beispiel", now=now).faults


def asked(**differs: Any) -> dict[str, Any]:
    given = {"brand": "musterstadt", "postcode": "80331", "commodity": "electricity", "consumption": 3500}
    return {**given, **differs}


def quoted(now: datetime, **differs: Any) -> Quote:
    return quotes.request_quote(
        request=QuoteRequest.model_validate(asked(**differs)), language="de", idempotency=None, now=now
    )


def as_staff(now: datetime, **differs: Any) -> Quote:
    return quotes.request_quote_as_staff(
        caller=CLERK,
        request=StaffQuoteRequest.model_validate(asked(**differs)),
        language="de",
        idempotency=None,
        now=now,
    )


def test_a_bundle_of_two_tariffs_is_priced_with_its_discount(sold: None, now: datetime) -> None:
    quote = quoted(now, further_supplies=[GAS])
    [bundle] = [entry for entry in quote.bundles if entry.bundle_code == "strom-und-gas"]
    [gas] = quote.further_offers
    electricity = quote.offers[0]
    # 4.00 € a month are 48.00 € a year, as long as both tariffs run.
    assert (bundle.discount.amount, bundle.discount.yearly_amount) == (Decimal("4.00"), Decimal("48.00"))
    assert bundle.yearly_price == electricity.yearly_price + gas.yearly_price - 48
    assert bundle.first_year_price == electricity.first_year_price + gas.first_year_price - 48
    assert [(part.product_code, part.commodity) for part in bundle.parts] == [
        ("oekostrom-plus", "electricity"),
        ("gas-komfort", "gas"),
    ]
    assert all(part.separately_terminable for part in bundle.parts)


def test_a_discount_that_is_given_once_changes_the_first_year_only(sold: None, now: datetime) -> None:
    [bundle] = quoted(now).bundles
    electricity = quoted(now).offers[0]
    assert bundle.bundle_code == "strom-und-internet"
    # Internet costs 39.90 € a month and 49.00 € once; 60.00 € are taken off once.
    assert bundle.yearly_price == electricity.yearly_price + Decimal("478.80")
    assert bundle.first_year_price == electricity.first_year_price + Decimal("478.80") + 49 - 60


def test_bundles_of_which_a_part_cannot_be_ordered_are_left_out(sold: None, now: datetime) -> None:
    assert not quoted(now, customer_type="business", consumption=20_000).bundles


def test_what_is_sold_besides_energy_brings_its_own_questions(sold: None, now: datetime) -> None:
    roof, internet = quoted(now).extra_products
    assert (roof.product_kind, roof.on_request, roof.monthly_price) == ("photovoltaics", True, None)
    assert [field.key for field in roof.extra_fields][:3] == ["property_type", "owner", "roof_shape"]
    assert roof.extra_fields[0].choices[0].label == "Einfamilienhaus"
    assert (internet.monthly_price, internet.one_time_price) == (Decimal("39.90"), Decimal("49.00"))
    assert internet.product_set == "Rund ums Zuhause"


def test_offers_are_compared_with_the_default_supplier(places: None, now: datetime) -> None:
    quote = quoted(now)
    assert quote.default_supply
    # 12 × 13.90 € + 3500 kWh × 39.80 ct, gross
    assert quote.default_supply.yearly_price == Decimal("1559.80")
    assert quote.offers[0].saving == Decimal("1559.80") - quote.offers[0].yearly_price
    assert quote.default_supply.valid_from == date(2026, 1, 1)


def test_a_business_is_compared_with_net_prices(places: None, now: datetime) -> None:
    quote = quoted(now, customer_type="business", consumption=20_000)
    assert quote.default_supply
    assert quote.default_supply.yearly_price == Decimal("6829.24")
    assert not quote.default_supply.prices_include_vat


def test_without_data_of_the_place_nothing_is_compared(places: None, now: datetime) -> None:
    quote = quoted(now, postcode="10115")
    assert (quote.default_supply, quote.offers[0].saving) == (None, None)


def test_default_tariffs_of_unknown_grid_operators_are_a_fault(sold: None, now: datetime) -> None:
    table = (
        "area;commodity;supplier;tariff;base_price;energy_price;valid_from\n"
        "9999999999999;gas;Werk;Tarif;10;11;01.01.2026\n8033;gas;Werk;Tarif;zehn;11;gestern\n"
    )
    report = reference_data.import_default_supply(content=table.encode(), source="test", now=now)
    assert [(fault.line, fault.code) for fault in report.faults] == [
        (3, "area_invalid"),
        (0, "grid_operator_unknown"),
    ]


def test_a_supply_is_asked_for_once_only(sold: None, now: datetime) -> None:
    with pytest.raises(Problem) as refusal:
        quoted(now, further_supplies=[GAS, GAS])
    [error] = refusal.value.errors
    assert (error.pointer, error.code) == ("/further_supplies/1/commodity", "commodity_repeated")


def test_the_parts_of_a_bundle_can_be_ordered_from_the_quote(sold: None, now: datetime) -> None:
    quote = quoted(now, further_supplies=[GAS])
    gas = quote_queries.recompute(quote.quote_id, "gas-komfort", now=now)
    assert (gas.supply.commodity, gas.supply.consumption, gas.changed) == ("gas", 18_000, False)
    assert gas.bundles == quote.bundles


def test_a_renewed_quote_is_the_next_version_with_the_prices_of_today(sold: None, now: datetime) -> None:
    first = quoted(now)
    later = now + timedelta(days=20)
    second = quotes.renew_quote(quote_id=first.quote_id, idempotency=None, now=later)
    assert (second.version, second.previous_quote_id) == (2, first.quote_id)
    assert second.request == first.request
    assert quote_queries.quote(second.quote_id, now=later) == second


def test_staff_see_products_that_are_not_on_sale_and_every_reason(sold: None, now: datetime) -> None:
    quote = as_staff(now, postcode="10115", consumption=100)
    [business] = [entry for entry in quote.ineligible if entry.product_code == "gewerbestrom"]
    assert business.reasons == ["not_in_supply_area", "customer_type", "consumption_too_low"]


def test_what_staff_calculate_for_another_day_is_for_information(places: None, now: datetime) -> None:
    quote = as_staff(now, as_of="2027-03-01")
    assert (quote.as_of, quote.valid_until) == (date(2027, 3, 1), now)
    assert quote.default_supply
    assert quote.default_supply.valid_from == date(2027, 1, 1)
    with pytest.raises(Problem):
        quote_queries.quote(quote.quote_id, now=now)
    assert quote_queries.quote_as_staff(quote.quote_id, caller=CLERK) == quote


def test_a_former_day_has_the_products_of_that_day(sold: None, now: datetime) -> None:
    earlier = as_staff(now, as_of="2024-05-01")
    assert earlier.offers[0].product_code == "oekostrom-plus"
    assert not as_staff(now, as_of="2022-05-01").offers


def test_quotes_are_for_staff_of_their_brand(sold: None, now: datetime) -> None:
    stranger = Caller(audience="staff", roles=frozenset({"sparwatt.administrator"}))
    with pytest.raises(Problem) as refusal:
        quote_queries.quote_as_staff(quoted(now).quote_id, caller=stranger)
    assert refusal.value.status == 404
