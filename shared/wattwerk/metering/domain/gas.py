"""Energy of gas: meters count cubic metres, bills name kilowatt-hours (DVGW G 685)."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

_VOLUME_CORRECTION_PLACES = Decimal("0.0001")
_CALORIFIC_VALUE_PLACES = Decimal("0.001")


@dataclass(frozen=True)
class GasFactors:
    """What turns m³ into kWh in a grid area: the volume correction (z) factor and the calorific value.

    ``estimated`` says that the grid operator's values are unknown; energy computed with such
    factors must be shown as an estimate.
    """

    volume_correction: Decimal
    calorific_value: Decimal
    """kWh per m³."""
    estimated: bool = False

    def __post_init__(self) -> None:
        if self.volume_correction <= 0 or self.calorific_value <= 0:
            raise ValueError("gas factors are positive")


ROUGH_FACTORS = GasFactors(Decimal(1), Decimal(10), estimated=True)
"""About 10 kWh per m³: the rule of thumb while the grid operator's factors are unknown."""


def kilowatt_hours(volume: Decimal, factors: GasFactors) -> Decimal:
    """Return the energy of ``volume`` m³ in whole kWh.

    DVGW G 685: the volume correction factor has 4 decimals, the calorific value 3; the energy is
    rounded once, at the end.
    """
    energy = (
        volume
        * factors.volume_correction.quantize(_VOLUME_CORRECTION_PLACES, rounding=ROUND_HALF_UP)
        * factors.calorific_value.quantize(_CALORIFIC_VALUE_PLACES, rounding=ROUND_HALF_UP)
    )
    return energy.quantize(Decimal(1), rounding=ROUND_HALF_UP)


def cubic_metres(energy: Decimal, factors: GasFactors) -> Decimal:
    """Return the volume in whole m³ that contains ``energy`` kWh, for forecasts."""
    volume = energy / (factors.volume_correction * factors.calorific_value)
    return volume.quantize(Decimal(1), rounding=ROUND_HALF_UP)
