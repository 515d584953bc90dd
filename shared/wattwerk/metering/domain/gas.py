"""Energy of gas: meters count cubic metres, bills name kilowatt-hours (DVGW G 685)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise

from wattwerk.metering.domain.load_profiles import LoadProfile

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


@dataclass(frozen=True)
class ValidFactors:
    """Factors that a grid operator published for a time: from a day on, up to and without another."""

    valid_from: date
    valid_until: date | None
    """First day on which they hold no more; None while they hold for good."""
    factors: GasFactors

    def __post_init__(self) -> None:
        if self.valid_until is not None and self.valid_until <= self.valid_from:
            raise ValueError("factors hold for one day at least")

    def holds(self, day: date) -> bool:
        """Return whether the factors hold on a day."""
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)


@dataclass(frozen=True)
class EnergyPart:
    """A part of an interval in which the same factors hold: [first, end), its volume, its factors."""

    first: date
    end: date
    volume: Fraction
    factors: GasFactors


@dataclass(frozen=True)
class GasEnergy:
    """Energy of the volume that was counted between two readings, and how it comes about."""

    kilowatt_hours: Decimal
    parts: tuple[EnergyPart, ...]

    @property
    def estimated(self) -> bool:
        """Return whether any part had to do without the grid operator's factors."""
        return any(part.factors.estimated for part in self.parts)


def energy_between(
    volume: Decimal, first: date, end: date, *, published: Sequence[ValidFactors], profile: LoadProfile
) -> GasEnergy:
    """Return the energy of ``volume`` m³ that were counted from ``first`` up to ``end``.

    Where the factors change in between, the volume is shared out by the load profile (degree days
    for heating, not calendar days), each part gets its own factors, and only the sum is rounded, once,
    half up, to whole kWh (DVGW G 685). Where two publications overlap, the later one holds; where
    none is known, about 10 kWh per m³ are taken and the energy is marked as estimated.
    """
    marks = {first, end}
    for entry in published:
        marks |= {day for day in (entry.valid_from, entry.valid_until) if day and first < day < end}
    days = sorted(marks)
    whole = profile.share(first, end)
    parts: list[EnergyPart] = []
    for start, stop in pairwise(days):
        factors = factors_on(start, published)
        share = (
            profile.share(start, stop) / whole if whole else Fraction((stop - start).days, (end - first).days)
        )
        parts.append(EnergyPart(start, stop, Fraction(volume) * share, factors))
    exact = sum((part.volume * _energy_per_cubic_metre(part.factors) for part in parts), Fraction(0))
    return GasEnergy(_whole(exact), tuple(_joined(parts)))


def factors_on(day: date, published: Sequence[ValidFactors]) -> GasFactors:
    """Return the factors that hold on a day, or the rule of thumb while none are published."""
    holding = [entry for entry in published if entry.holds(day)]
    return max(holding, key=lambda entry: entry.valid_from).factors if holding else ROUGH_FACTORS


def kilowatt_hours(volume: Decimal, factors: GasFactors) -> Decimal:
    """Return the energy of ``volume`` m³ in whole kWh.

    DVGW G 685: the volume correction factor has 4 decimals, the calorific value 3; the energy is
    rounded once, at the end.
    """
    return _whole(Fraction(volume) * _energy_per_cubic_metre(factors))


def _energy_per_cubic_metre(factors: GasFactors) -> Fraction:
    correction = factors.volume_correction.quantize(_VOLUME_CORRECTION_PLACES, rounding=ROUND_HALF_UP)
    calorific = factors.calorific_value.quantize(_CALORIFIC_VALUE_PLACES, rounding=ROUND_HALF_UP)
    return Fraction(correction) * Fraction(calorific)


def _whole(exact: Fraction) -> Decimal:
    return Decimal((2 * exact.numerator + exact.denominator) // (2 * exact.denominator))


def _joined(parts: Sequence[EnergyPart]) -> list[EnergyPart]:
    """Return the parts with neighbours of equal factors as one."""
    joined: list[EnergyPart] = []
    for part in parts:
        if joined and joined[-1].factors == part.factors:
            last = joined.pop()
            part = EnergyPart(last.first, part.end, last.volume + part.volume, part.factors)
        joined.append(part)
    return joined


def cubic_metres(energy: Decimal, factors: GasFactors) -> Decimal:
    """Return the volume in whole m³ that contains ``energy`` kWh, for forecasts."""
    volume = energy / (factors.volume_correction * factors.calorific_value)
    return volume.quantize(Decimal(1), rounding=ROUND_HALF_UP)
