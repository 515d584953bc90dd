"""Price lists and reference data, imported as a utility would import its own."""

import importlib.resources
from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from infra.demo import files
from infra.demo.brands import MUSTERSTADT, SPARWATT
from wattwerk.catalog import reference_data
from wattwerk.catalog.domain.imports import ImportReport
from wattwerk.catalog.operations import prices, products
from wattwerk.platform import clock

PRICES_HOLD_FROM = datetime(2022, 12, 31, 23, tzinfo=UTC)
"""1 January 2023 in Germany: old enough for the history of the demo customer."""


class DemoFileFaulty(Exception):
    """A file of the demo data does not pass its import."""


def load_prices(now: datetime) -> None:
    """Import levies, and products and prices of both brands."""
    report = reference_data.import_levies(
        content=files.content("levies.csv"), source="Federal law, rates of 2026", now=now
    )
    _require_faultless("levies", report)
    for brand in (MUSTERSTADT, SPARWATT):
        report = products.import_products(
            brand=brand.id,
            products_file=files.content(f"{brand.id}-products.json"),
            author="system",
            active_from=PRICES_HOLD_FROM,
            now=now,
        )
        _require_faultless(f"products of {brand.id}", report)
        report = prices.import_price_list(
            brand=brand.id,
            basis="net",
            prices_file=files.content(f"{brand.id}-prices.csv"),
            file_name=f"Preisblatt {brand.name}.csv",
            active_from=PRICES_HOLD_FROM,
            now=now,
        )
        _require_faultless(f"price list of {brand.id}", report)


def load_coming_prices(now: datetime) -> None:
    """Import the price list of the coming year: cheaper electricity, dearer gas."""
    year = clock.business_date(now, MUSTERSTADT.time_zone).year + 1
    cheaper, dearer = Decimal("-0.69"), Decimal("0.34")
    lines = files.content(f"{MUSTERSTADT.id}-prices.csv").decode().splitlines()
    rows = [line.split(";") for line in lines[1:]]
    for row in rows:
        change = dearer if row[0].startswith("gas") else cheaper
        row[3] = str(Decimal(row[3].replace(",", ".")) + change).replace(".", ",")
    report = prices.import_price_list(
        brand=MUSTERSTADT.id,
        basis="net",
        prices_file="\n".join([lines[0], *(";".join(row) for row in rows)]).encode(),
        file_name=f"Preisblatt {MUSTERSTADT.name} {year}.csv",
        author="Bernd Verwalter",
        note="Niedrigere Beschaffungskosten für Strom, höherer CO₂-Preis für Gas",
        active_from=datetime(year, 1, 1, tzinfo=ZoneInfo(MUSTERSTADT.time_zone)).astimezone(UTC),
        now=now,
    )
    _require_faultless("coming price list", report)


def load_places(now: datetime) -> int:
    """Import all German postcodes, the streets of two of them, invented grid operators and tariffs.

    Return the number of postcodes and towns.
    """
    postcodes = importlib.resources.files("countrystatecity_postal_codes") / (
        "data/by-country/DE/postcodes.json"
    )
    report = reference_data.import_postcodes(
        content=postcodes.read_bytes(),
        layout="localities",
        source="countrystatecity-postal-codes, Open Database License 1.0",
        now=now,
    )
    _require_faultless("postcodes", report)
    streets = reference_data.import_streets(
        content=files.content("streets.csv"), source="Excerpt for the demo", now=now
    )
    _require_faultless("streets", streets)
    operators = reference_data.import_grid_operators(
        content=files.content("grid-operators.csv"), source="Invented for the demo", now=now
    )
    _require_faultless("grid operators", operators)
    default_supply = reference_data.import_default_supply(
        content=files.content("default-supply.csv"), source="Für die Demo erfunden", now=now
    )
    _require_faultless("default supply", default_supply)
    return report.rows


def _require_faultless(what: str, report: ImportReport) -> None:
    if report.faults:
        raise DemoFileFaulty(f"{what}: {report.faults}")
