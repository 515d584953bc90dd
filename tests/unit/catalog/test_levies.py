"""Levies and VAT rates hold for a time; the table may neither overlap nor be guessed."""

from datetime import date
from decimal import Decimal

import pytest

from infra.demo import files
from wattwerk.catalog.domain.levies import VAT, in_force, read, vat_rate
from wattwerk.platform.vocabulary import Commodity

HEADER = "commodity;code;rate;valid_from;valid_until\n"


def rates_on(day: date, commodity: Commodity) -> dict[str, Decimal]:
    levies, faults = read(files.content("levies.csv"))
    assert not faults
    return {levy.code: levy.rate for levy in in_force(levies, commodity, day)}


def test_the_electricity_levies_of_2026_add_up() -> None:
    rates = rates_on(date(2026, 11, 23), Commodity.ELECTRICITY)
    federal = ("electricity_tax", "kwkg", "offshore", "special_grid_use")
    assert sum(rates[code] for code in federal) == Decimal("4.996")


@pytest.mark.parametrize(
    ("day", "rate"),
    [
        (date(2022, 9, 30), 19),
        (date(2022, 10, 1), 7),
        (date(2024, 3, 31), 7),
        (date(2024, 4, 1), 19),
        (date(2026, 12, 31), 19),
    ],
)
def test_vat_on_gas_was_lower_for_a_time(day: date, rate: int) -> None:
    assert rates_on(day, Commodity.GAS)[VAT] == rate


def test_a_row_ends_on_the_day_before_its_end() -> None:
    assert "co2_price" in rates_on(date(2026, 12, 31), Commodity.GAS)
    assert "co2_price" not in rates_on(date(2027, 1, 1), Commodity.GAS)


def test_no_rate_is_made_up_for_a_time_that_the_table_does_not_know() -> None:
    levies, _ = read(files.content("levies.csv"))
    with pytest.raises(LookupError):
        vat_rate(in_force(levies, Commodity.GAS, date(2020, 12, 31)))


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("steam;vat;19;2026-01-01;", "commodity_unknown"),
        ("gas;;19;2026-01-01;", "value_missing"),
        ("gas;CO2 Preis;1;2026-01-01;", "code_invalid"),
        ("gas;vat;neunzehn;2026-01-01;", "number_invalid"),
        ("gas;vat;19;01/01/2026;", "date_invalid"),
        ("gas;vat;19;2026-02-30;", "date_invalid"),
        ("gas;vat;19;2026-01-01;2026-01-01", "period_empty"),
        ("gas;energy_tax;0,6;31.12.2026;", "period_overlaps"),
    ],
)
def test_a_faulty_row_is_named(row: str, code: str) -> None:
    _, faults = read(f"{HEADER}gas;energy_tax;0,55;01.01.2026;\n{row}\n".encode())
    assert [(fault.line, fault.code) for fault in faults] == [(3, code)]
