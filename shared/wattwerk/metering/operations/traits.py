"""Registers as the plausibility check sees them."""

from collections.abc import Sequence
from decimal import Decimal

from wattwerk.metering.domain.gas import ROUGH_FACTORS
from wattwerk.metering.domain.plausibility import RegisterTraits
from wattwerk.metering.schemas import Register
from wattwerk.platform.vocabulary import Commodity


def traits(registers: Sequence[Register], commodity: Commodity) -> list[RegisterTraits]:
    """Return what the plausibility check needs to know of a meter's registers."""
    energy_per_unit = Decimal(1)
    if commodity is Commodity.GAS:
        energy_per_unit = ROUGH_FACTORS.volume_correction * ROUGH_FACTORS.calorific_value
    return [
        RegisterTraits(
            kind=register.kind,
            digits=register.digits,
            decimals=register.decimals,
            annual_consumption=register.annual_consumption,
            energy_per_unit=energy_per_unit,
        )
        for register in registers
    ]
