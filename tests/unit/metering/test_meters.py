"""Which registers a meter has."""

import pytest

from wattwerk.metering.domain.gas import ROUGH_FACTORS
from wattwerk.metering.domain.meters import planned_registers
from wattwerk.platform.vocabulary import Commodity


@pytest.mark.parametrize(
    ("commodity", "obis", "unit", "forecast"),
    [
        (Commodity.ELECTRICITY, "1-0:1.8.0", "kWh", 3000),
        (Commodity.HEATING_ELECTRICITY, "1-0:1.8.0", "kWh", 3000),
        (Commodity.GAS, "7-0:3.0.0", "m³", 300),
        (Commodity.WATER, "8-0:1.0.0", "m³", 3000),
        (Commodity.HEAT, "6-0:1.0.0", "kWh", 3000),
    ],
)
def test_a_meter_with_one_register(commodity: Commodity, obis: str, unit: str, forecast: int) -> None:
    (register,) = planned_registers(
        commodity=commodity,
        meter_type="single",
        digits=6,
        consumption=3000,
        consumption_off_peak=None,
        gas_factors=ROUGH_FACTORS,
    )
    assert (register.obis, register.unit, register.annual_consumption) == (obis, unit, forecast)


def test_two_rates_on_one_register_use_the_sum_of_both_forecasts() -> None:
    (register,) = planned_registers(
        commodity=Commodity.ELECTRICITY,
        meter_type="single",
        digits=6,
        consumption=2000,
        consumption_off_peak=1000,
        gas_factors=ROUGH_FACTORS,
    )
    assert register.annual_consumption == 3000


def test_only_electricity_has_two_rates() -> None:
    with pytest.raises(ValueError, match="gas meter has one register"):
        planned_registers(
            commodity=Commodity.GAS,
            meter_type="two_rate",
            digits=5,
            consumption=1,
            consumption_off_peak=1,
            gas_factors=ROUGH_FACTORS,
        )
