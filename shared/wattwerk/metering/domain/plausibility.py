"""Is a reported reading plausible?

The steps follow each other: format and digits; monotonic against the previous and the next
reading; tolerance band around the expected use; where the counter would have run backwards, an
attempt to explain it by a rollover; then the decision between a warning, which the customer may
confirm, and a refusal. The date is checked before (``capture``). Without a previous reading (the
first one, or after a change of the meter) there is nothing to compare with and no band.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Literal

from wattwerk.brands.domain import ToleranceBand
from wattwerk.metering.domain.consumption import Observation, Values, consumption, modulus
from wattwerk.metering.domain.limits import limits_on
from wattwerk.metering.domain.load_profiles import LoadProfile, expected_consumption
from wattwerk.platform.vocabulary import Commodity, RegisterKind

Outcome = Literal["plausible", "warning", "refused"]
_SEVERITY: Mapping[Outcome, int] = {"plausible": 0, "warning": 1, "refused": 2}


@dataclass(frozen=True)
class RegisterTraits:
    """What the check needs to know of a register."""

    kind: RegisterKind
    digits: int
    decimals: int
    annual_consumption: int
    """Forecast in the register's unit per year; 0 when nobody knows one."""
    energy_per_unit: Decimal = Decimal(1)
    """kWh per unit; about 10 for m³ of gas. Bands and limits are defined in kWh."""


@dataclass(frozen=True)
class Surroundings:
    """With what a report is compared: the readings before and after it, forecast and tolerances."""

    commodity: Commodity
    profile: LoadProfile
    bands: tuple[ToleranceBand, ...]
    previous: Observation | None = None
    next: Observation | None = None


@dataclass(frozen=True)
class RegisterVerdict:
    """What the check says of one register. Expected values are counter readings."""

    kind: RegisterKind
    outcome: Outcome
    code: str | None = None
    consumption: Decimal | None = None
    expected_from: Decimal | None = None
    expected_to: Decimal | None = None
    rollover: bool = False


@dataclass(frozen=True)
class _Band:
    """Expected use of an interval in the register's unit: lowest, highest, and what is impossible."""

    lowest: Decimal
    highest: Decimal
    impossible_above: Decimal


def worst(verdicts: Sequence[RegisterVerdict]) -> Outcome:
    """Return the outcome of a whole report: that of its worst register."""
    return max((verdict.outcome for verdict in verdicts), key=_SEVERITY.__getitem__)


def assess(
    report: Observation, registers: Sequence[RegisterTraits], surroundings: Surroundings
) -> tuple[RegisterVerdict, ...]:
    """Return the verdict on each register, in the order of ``registers``.

    ``report`` names exactly the registers of the meter. When the values of a two-rate meter only
    fit exchanged, both verdicts say so by ``reading_registers_swapped``.
    """
    verdicts = tuple(_assess_register(report, register, surroundings) for register in registers)
    if worst(verdicts) != "plausible" and _fits_exchanged(report, registers, surroundings):
        return tuple(
            replace(verdict, code="reading_registers_swapped", outcome=worst(verdicts))
            for verdict in verdicts
        )
    return verdicts


def _fits_exchanged(
    report: Observation, registers: Sequence[RegisterTraits], surroundings: Surroundings
) -> bool:
    if len(registers) != 2 or surroundings.previous is None:
        return False
    first, second = (register.kind for register in registers)
    exchanged = replace(report, values={first: report.values[second], second: report.values[first]})
    verdicts = [_assess_register(exchanged, register, surroundings) for register in registers]
    return all(verdict.outcome == "plausible" and not verdict.rollover for verdict in verdicts)


def _assess_register(
    report: Observation, register: RegisterTraits, surroundings: Surroundings
) -> RegisterVerdict:
    kind, value = register.kind, report.values[register.kind]
    if value >= modulus(register.digits):
        return RegisterVerdict(kind, "refused", "reading_too_many_digits")
    if -int(value.normalize().as_tuple().exponent) > register.decimals:
        return RegisterVerdict(kind, "refused", "reading_too_many_decimals")
    previous = surroundings.previous
    if previous is None or kind not in previous.values:
        return _against_next(RegisterVerdict(kind, "plausible"), report, surroundings)
    used = consumption(previous.values[kind], value, register.digits)
    band = _band(register, surroundings, previous.read_on, report.read_on)
    counted_from = previous.values[kind]
    verdict = RegisterVerdict(
        kind,
        "plausible",
        consumption=used,
        expected_from=_shown(counted_from + band.lowest, register.digits, ROUND_FLOOR),
        expected_to=_shown(counted_from + band.highest, register.digits, ROUND_CEILING),
    )
    fits = band.lowest <= used <= band.highest
    if value < counted_from:
        if not fits:
            return replace(verdict, outcome="refused", code="reading_below_previous", consumption=None)
        verdict = replace(verdict, code="reading_rollover", rollover=True)
    elif used > band.impossible_above:
        verdict = replace(verdict, outcome="refused", code="reading_too_high")
    elif not fits:
        too_low = used < band.lowest
        code = "reading_too_low" if too_low else "reading_too_high"
        verdict = replace(verdict, outcome="warning", code=code)
    return _against_next(verdict, report, surroundings)


def _against_next(
    verdict: RegisterVerdict, report: Observation, surroundings: Surroundings
) -> RegisterVerdict:
    """Refuse a value above the next reading, unless the counter is known to roll over in between."""
    following = surroundings.next
    if following is None or verdict.kind not in following.values:
        return verdict
    value, next_value = report.values[verdict.kind], following.values[verdict.kind]
    if value <= next_value or _rolls_over_later(verdict, surroundings.previous, following):
        return verdict
    return replace(verdict, outcome="refused", code="reading_above_next", rollover=False)


def _rolls_over_later(verdict: RegisterVerdict, previous: Observation | None, following: Observation) -> bool:
    if previous is None or verdict.kind not in previous.values or verdict.rollover:
        return False
    return following.values[verdict.kind] < previous.values[verdict.kind]


def _band(register: RegisterTraits, surroundings: Surroundings, first: date, end: date) -> _Band:
    limits = limits_on(end)
    expected = (
        expected_consumption(register.annual_consumption, surroundings.profile, first, end)
        * register.energy_per_unit
    )
    band = _tolerance(surroundings.bands, expected)
    below = max(expected * band.below / 100, limits.smallest_tolerance)
    above = max(expected * band.above / 100, limits.smallest_tolerance)
    impossible_above = limits.refused_from(
        expected=expected, commodity=surroundings.commodity, days=(end - first).days
    )
    if not register.annual_consumption:
        # Nothing is expected, so nothing can be unusual; the impossible stays impossible.
        most = impossible_above / register.energy_per_unit
        return _Band(lowest=Decimal(0), highest=most, impossible_above=most)
    return _Band(
        lowest=max(expected - below, Decimal(0)) / register.energy_per_unit,
        highest=(expected + above) / register.energy_per_unit,
        impossible_above=max(impossible_above, expected + above) / register.energy_per_unit,
    )


def _tolerance(bands: tuple[ToleranceBand, ...], expected: Decimal) -> ToleranceBand:
    return next((band for band in bands if band.up_to is None or expected <= band.up_to), bands[-1])


def _shown(value: Decimal, digits: int, rounding: str) -> Decimal:
    """Return a whole counter reading as the counter would show it."""
    return value.quantize(Decimal(1), rounding=rounding) % modulus(digits)


__all__ = [
    "Observation",
    "Outcome",
    "RegisterTraits",
    "RegisterVerdict",
    "Surroundings",
    "Values",
    "assess",
    "worst",
]
