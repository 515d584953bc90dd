"""Imports: all or nothing, once, at a moment, and only told when it is a dry run."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from infra.demo import catalog, files
from wattwerk.catalog import queries, reference_data
from wattwerk.catalog.domain.imports import ImportReport
from wattwerk.catalog.items import CatalogItem
from wattwerk.catalog.operations import prices as catalog_prices
from wattwerk.catalog.operations import products, quotes
from wattwerk.catalog.repository import places, prices
from wattwerk.catalog.schemas import QuoteRequest
from wattwerk.platform.problems import Problem
from wattwerk.platform.transaction import Transaction
from wattwerk.platform.vocabulary import Commodity

PRODUCTS = files.content("musterstadt-products.json")
PRICES = files.content("musterstadt-prices.csv")
ELECTRICITY = QuoteRequest(
    brand="musterstadt", postcode="80331", commodity=Commodity.ELECTRICITY, consumption=3500
)


def import_prices(
    now: datetime, prices_file: bytes = PRICES, *, active_from: datetime | None = None, dry_run: bool = False
) -> ImportReport:
    return catalog_prices.import_price_list(
        brand="musterstadt",
        basis="net",
        prices_file=prices_file,
        active_from=active_from or now,
        now=now,
        dry_run=dry_run,
    )


def everything_stored() -> list[tuple[str, str]]:
    return sorted((item.pk, item.sk) for item in CatalogItem.scan())


def price_at(now: datetime) -> Decimal:
    quote = quotes.request_quote(request=ELECTRICITY, language="de", idempotency=None, now=now)
    return quote.offers[0].energy_price


def test_a_new_version_holds_from_its_moment_on(sold: None, now: datetime) -> None:
    new_year = now + timedelta(days=38)
    report = import_prices(now, PRICES.replace(b";26,18;", b";25,18;"), active_from=new_year)
    assert (report.changed, report.rows, report.faults) == (True, 20, ())
    assert price_at(new_year - timedelta(microseconds=1)) == Decimal("31.15")
    assert price_at(new_year) == Decimal("29.96")


def test_the_demo_knows_the_prices_of_the_coming_year(sold: None, now: datetime) -> None:
    catalog.load_coming_prices(now)
    new_year = datetime(2026, 12, 31, 23, tzinfo=UTC)
    assert price_at(new_year - timedelta(seconds=1)) == Decimal("31.15")
    # (26.18 − 0.69) × 1.19
    assert price_at(new_year) == Decimal("30.33")


def test_the_same_files_again_change_nothing(sold: None, now: datetime) -> None:
    before = everything_stored()
    report = import_prices(now)
    assert not report.changed
    assert report.version
    assert everything_stored() == before


def test_one_fault_stops_the_whole_import(sold: None, now: datetime) -> None:
    before = everything_stored()
    report = import_prices(now, PRICES + b"strom-klassik;xx;1;1;\n")
    assert [(fault.line, fault.code) for fault in report.faults] == [(22, "area_invalid")]
    assert not report.changed
    assert everything_stored() == before


def test_a_dry_run_tells_what_would_happen(sold: None, now: datetime) -> None:
    before = everything_stored()
    dearer = PRICES.replace(b";26,18;", b";29,18;")
    foreseen = import_prices(now, dearer, dry_run=True)
    assert foreseen.changed
    assert everything_stored() == before
    assert import_prices(now, dearer) == foreseen


def test_products_of_another_brand_are_refused(sold: None, now: datetime) -> None:
    report = products.import_products(
        brand="sparwatt", products_file=PRODUCTS, author="anna", active_from=now, now=now
    )
    assert [fault.code for fault in report.faults] == ["brand_differs"]


def test_a_list_for_an_unknown_brand_are_refused(cloud: None, now: datetime) -> None:
    with pytest.raises(Problem) as refusal:
        import_prices(now)
    assert refusal.value.status == 404


def test_an_import_that_breaks_off_leaves_the_prices_as_they_were(
    sold: None, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    dearer = PRICES.replace(b";26,18;", b";29,18;")

    def broken(*_: object, **__: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as patched:
        patched.setattr(Transaction, "commit", broken)
        with pytest.raises(ConnectionError):
            import_prices(now, dearer)
    assert price_at(now) == Decimal("31.15")
    assert import_prices(now, dearer).changed
    # Green electricity costs 34.72 now, which makes the classic tariff the cheapest.
    assert price_at(now) == Decimal("32.15")


def test_a_list_of_every_postcode_is_read_in_the_same_two_look_ups(sold: None, now: datetime) -> None:
    rows = "".join(f"strom-klassik;{number:05d};10;{20 + number % 7};\n" for number in range(10_000, 12_000))
    others = "".join(
        f"{code};*;10;20;{'15' if code == 'waermestrom' else ''}\n"
        for code in ("oekostrom-plus", "gewerbestrom", "waermestrom", "gas-komfort")
    )
    header = "product_code;area;base_price;energy_price;energy_price_off_peak\n"
    assert not import_prices(now, (header + rows + others).encode()).faults
    active = prices.active_version("musterstadt", Commodity.ELECTRICITY, now)
    assert active
    found = prices.prices("musterstadt", Commodity.ELECTRICITY, active.version, "11999").prices
    assert found["strom-klassik"].energy_price == 20 + 11_999 % 7
    beyond = prices.prices("musterstadt", Commodity.ELECTRICITY, active.version, "12000").prices
    assert "strom-klassik" not in beyond
    assert beyond["oekostrom-plus"].energy_price == 20


def test_postcodes_are_unchecked_until_they_are_loaded(cloud: None, now: datetime) -> None:
    assert queries.towns("80331").status == "could_not_be_checked"
    assert queries.town_plausibility("80331", "München") == "could_not_be_checked"
    reference_data.import_postcodes(
        content=b'[{"code": "80331", "localityName": "M\\u00fcnchen"}]',
        layout="localities",
        source="test",
        now=now,
    )
    assert queries.towns("80331").towns == ["München"]
    assert queries.towns("99999").status == "unknown"
    assert queries.town_plausibility("80331", "Muenchen") == "confirmed"
    assert queries.town_plausibility("80331", "Augsburg") == "implausible"
    assert queries.town_plausibility("99999", "München") == "implausible"


def test_streets_are_unchecked_where_none_are_loaded(cloud: None, now: datetime) -> None:
    reference_data.import_streets(content=files.content("streets.csv"), source="test", now=now)
    assert queries.streets("80331", "SENDL").streets == ["Sendlinger Straße", "Sendlinger-Tor-Platz"]
    assert queries.streets("80331", "xyz").status == "known"
    assert queries.streets("10115", "Tor").status == "could_not_be_checked"
    assert queries.street_plausibility("80331", "Sendlinger Str.") == "confirmed"
    assert queries.street_plausibility("80331", "Erfundene Allee") == "implausible"
    assert queries.street_plausibility("10115", "Torstraße") == "could_not_be_checked"


def test_reference_data_are_imported_once_per_content(cloud: None, now: datetime) -> None:
    first = reference_data.import_levies(content=files.content("levies.csv"), source="law", now=now)
    again = reference_data.import_levies(content=files.content("levies.csv"), source="law", now=now)
    assert first.changed
    assert again == replace(first, changed=False)


def test_a_dry_run_of_reference_data_stores_nothing(cloud: None, now: datetime) -> None:
    report = reference_data.import_streets(
        content=files.content("streets.csv"), source="test", now=now, dry_run=True
    )
    assert report.changed
    assert everything_stored() == []


def test_faulty_reference_data_store_nothing(cloud: None, now: datetime) -> None:
    table = b"commodity;code;rate;valid_from\ngas;vat;19;gestern\n"
    report = reference_data.import_levies(content=table, source="test", now=now)
    assert [(fault.line, fault.code) for fault in report.faults] == [(2, "date_invalid")]
    wrong = reference_data.import_postcodes(content=b"PK", layout="geonames", source="test", now=now)
    assert [fault.code for fault in wrong.faults] == ["file_layout"]
    assert everything_stored() == []


def test_an_import_that_breaks_off_is_repeated(
    cloud: None, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ConnectionError

    def load() -> ImportReport:
        return reference_data.import_streets(content=files.content("streets.csv"), source="test", now=now)

    with monkeypatch.context() as patched:
        patched.setattr(places, "store_streets", broken)
        with pytest.raises(ConnectionError):
            load()
    assert load().changed
    assert not load().changed
