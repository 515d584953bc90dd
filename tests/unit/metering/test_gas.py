"""Cubic metres become kilowatt-hours by DVGW G 685."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wattwerk.metering.domain.gas import ROUGH_FACTORS, GasFactors, cubic_metres, kilowatt_hours


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
