"""Cubic metres become kilowatt-hours by DVGW G 685."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wattwerk.metering.domain.gas import (
    ROUGH_FACTORS,
    GasFactors,
    ValidFactors,
    cubic_metres,
    energy_between,
    kilowatt_hours,
)
from wattwerk.metering.domain.load_profiles import DEGREE_DAYS, EVEN

WINTER = GasFactors(Decimal("0.9612"), Decimal("11.287"))
SUMMER = GasFactors(Decimal("0.9612"), Decimal("11.102"))
PUBLISHED = (
    ValidFactors(date(2025, 10, 1), date(2026, 4, 1), WINTER),
    ValidFactors(date(2026, 4, 1), None, SUMMER),
)


def test_energy_is_volume_times_correction_times_calorific_value_rounded_once() -> None:
    factors = GasFactors(Decimal("0.9612"), Decimal("11.287"))
    assert kilowatt_hours(Decimal("1534.000"), factors) == Decimal(16642)


def test_half_a_kilowatt_hour_is_rounded_up() -> None:
    assert kilowatt_hours(Decimal("0.05"), GasFactors(Decimal(1), Decimal(10))) == Decimal(1)


def test_factors_are_used_with_four_and_three_decimals() -> None:
    exact = GasFactors(Decimal("0.96124"), Decimal("11.28749"))
    rounded = GasFactors(Decimal("0.9612"), Decimal("11.287"))
    assert kilowatt_hours(Decimal(99999), exact) == kilowatt_hours(Decimal(99999), rounded)


def test_without_the_grid_operators_factors_a_cubic_metre_is_about_ten_kilowatt_hours() -> None:
    assert kilowatt_hours(Decimal(100), ROUGH_FACTORS) == 1000
    assert ROUGH_FACTORS.estimated


@given(st.integers(0, 10_000_000))
def test_a_forecast_survives_the_way_to_cubic_metres_and_back(energy: int) -> None:
    volume = cubic_metres(Decimal(energy), ROUGH_FACTORS)
    assert abs(kilowatt_hours(volume, ROUGH_FACTORS) - energy) <= 5


@pytest.mark.parametrize("value", ["0", "-1"])
def test_factors_are_positive(value: str) -> None:
    with pytest.raises(ValueError, match="positive"):
        GasFactors(Decimal(value), Decimal(11))


def test_within_one_validity_the_formula_is_used_as_it_stands() -> None:
    energy = energy_between(
        Decimal("1534"), date(2025, 11, 1), date(2026, 3, 1), published=PUBLISHED, profile=DEGREE_DAYS
    )
    assert energy.kilowatt_hours == kilowatt_hours(Decimal("1534"), WINTER) == 16642
    assert not energy.estimated
    assert len(energy.parts) == 1


def test_when_factors_change_the_volume_is_shared_by_degree_days_and_rounded_once() -> None:
    # March has 130 of 1,000 degree days, April 80: 21 m³ are 13 in March and 8 in April.
    energy = energy_between(
        Decimal(21), date(2026, 3, 1), date(2026, 5, 1), published=PUBLISHED, profile=DEGREE_DAYS
    )
    exact = Decimal("0.9612") * (13 * Decimal("11.287") + 8 * Decimal("11.102"))
    assert energy.kilowatt_hours == exact.quantize(Decimal(1), rounding=ROUND_HALF_UP)
    assert [(part.first, part.end, part.volume) for part in energy.parts] == [
        (date(2026, 3, 1), date(2026, 4, 1), 13),
        (date(2026, 4, 1), date(2026, 5, 1), 8),
    ]


def test_days_before_the_first_publication_make_the_energy_an_estimate() -> None:
    energy = energy_between(
        Decimal(1000), date(2025, 9, 1), date(2025, 11, 1), published=PUBLISHED, profile=DEGREE_DAYS
    )
    assert energy.estimated
    assert [part.factors for part in energy.parts] == [ROUGH_FACTORS, WINTER]


def test_a_later_publication_supersedes_an_earlier_one_that_holds_for_good() -> None:
    corrected = (*PUBLISHED, ValidFactors(date(2026, 6, 1), None, WINTER))
    energy = energy_between(
        Decimal(100), date(2026, 6, 1), date(2026, 7, 1), published=corrected, profile=DEGREE_DAYS
    )
    assert energy.kilowatt_hours == kilowatt_hours(Decimal(100), WINTER)


@given(
    volume=st.decimals(0, 99999, places=3),
    days=st.integers(1, 1200),
    changes=st.lists(st.integers(-100, 1300), max_size=6),
)
def test_equal_factors_give_the_same_energy_however_often_they_are_published(
    volume: Decimal, days: int, changes: list[int]
) -> None:
    first = date(2023, 2, 1)
    published = [ValidFactors(date(2000, 1, 1), None, WINTER)]
    published += [ValidFactors(first + timedelta(days=day), None, WINTER) for day in changes]
    for profile in (DEGREE_DAYS, EVEN):
        energy = energy_between(
            volume, first, first + timedelta(days=days), published=published, profile=profile
        )
        assert energy.kilowatt_hours == kilowatt_hours(volume, WINTER)
        assert sum(part.volume for part in energy.parts) == volume


@given(volume=st.decimals(0, 99999, places=3), day=st.integers(1, 364))
def test_energy_lies_between_what_either_factors_would_give(volume: Decimal, day: int) -> None:
    first, change = date(2026, 1, 1), date(2026, 1, 1) + timedelta(days=day)
    published = [ValidFactors(first, change, WINTER), ValidFactors(change, None, SUMMER)]
    energy = energy_between(
        volume, first, date(2027, 1, 1), published=published, profile=DEGREE_DAYS
    ).kilowatt_hours
    assert kilowatt_hours(volume, SUMMER) <= energy <= kilowatt_hours(volume, WINTER)
