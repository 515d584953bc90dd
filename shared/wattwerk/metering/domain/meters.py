"""Which registers a meter has."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from wattwerk.metering.domain.gas import GasFactors, cubic_metres
from wattwerk.platform.vocabulary import Commodity, RegisterKind

MeterType = Literal["single", "two_rate"]
Unit = Literal["kWh", "m³"]

# OBIS codes (IEC 62056-61, EN 13757-1): active energy taken from the grid in total, in rate 1
# (peak) and in rate 2 (off-peak); volume of gas and water; heat energy.
_OBIS = {
    RegisterKind.SINGLE: "1-0:1.8.0",
    RegisterKind.PEAK: "1-0:1.8.1",
    RegisterKind.OFF_PEAK: "1-0:1.8.2",
}
_OBIS_OF_OTHERS = {Commodity.GAS: "7-0:3.0.0", Commodity.WATER: "8-0:1.0.0", Commodity.HEAT: "6-0:1.0.0"}

DECIMALS: dict[Unit, int] = {"kWh": 1, "m³": 3}
"""Decimal places that household meters show."""


@dataclass(frozen=True)
class RegisterPlan:
    """A register of a meter that is about to be set up."""

    kind: RegisterKind
    obis: str
    digits: int
    decimals: int
    unit: Unit
    annual_consumption: int
    """Forecast in ``unit`` per year."""


def planned_registers(
    *,
    commodity: Commodity,
    meter_type: MeterType,
    digits: int,
    consumption: int,
    consumption_off_peak: int | None,
    gas_factors: GasFactors,
) -> tuple[RegisterPlan, ...]:
    """Return the registers of a customer's meter, peak before off-peak.

    The forecasts are kWh per year (water: m³); ``consumption`` is the peak forecast of a two-rate
    meter. Only electricity meters have two rates.
    """
    if meter_type == "two_rate":
        if commodity not in (Commodity.ELECTRICITY, Commodity.HEATING_ELECTRICITY):
            raise ValueError(f"a {commodity} meter has one register")
        forecasts = {RegisterKind.PEAK: consumption, RegisterKind.OFF_PEAK: consumption_off_peak or 0}
        return tuple(
            RegisterPlan(kind, _OBIS[kind], digits, DECIMALS["kWh"], "kWh", forecast)
            for kind, forecast in forecasts.items()
        )
    unit: Unit = "m³" if commodity in (Commodity.GAS, Commodity.WATER) else "kWh"
    forecast = consumption + (consumption_off_peak or 0)
    if commodity is Commodity.GAS:
        forecast = int(cubic_metres(Decimal(forecast), gas_factors))
    obis = _OBIS_OF_OTHERS.get(commodity, _OBIS[RegisterKind.SINGLE])
    return (RegisterPlan(RegisterKind.SINGLE, obis, digits, DECIMALS[unit], unit, forecast),)
