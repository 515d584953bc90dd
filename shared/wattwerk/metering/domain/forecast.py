"""What will have been used by the end of a year, as far as readings and load profile can tell."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from wattwerk.metering.domain.load_profiles import LoadProfile

LONGEST_LOOK_BACK = timedelta(days=400)
"""Older readings say little about how a household lives today."""
SHORTEST_LOOK_BACK = timedelta(days=28)
"""A few days say nothing about a year."""


@dataclass(frozen=True)
class Used:
    """What was used from a day up to, not including, another, in the unit of the forecast."""

    first: date
    end: date
    amount: Decimal


@dataclass(frozen=True)
class Forecast:
    """Expected use of a time; ``known_until`` is the day up to which readings tell it."""

    amount: Decimal
    known_until: date | None


def forecast(used: Sequence[Used], *, annual: int, profile: LoadProfile, first: date, end: date) -> Forecast:
    """Return what will have been used from ``first`` up to ``end``, rounded to whole units.

    What readings tell is taken as it is; an interval that reaches out of the time counts with the
    share of the load profile inside. The rest is expected at the level of about the last twelve
    months of readings, shaped by the load profile; without a month of readings at the ``annual``
    forecast.
    """
    inside = [one for one in used if one.end > first and one.first < end]
    known = sum((_part(one, profile, first, end) for one in inside), Fraction(0))
    known_until = max((min(one.end, end) for one in inside), default=None)
    known_from = min((max(one.first, first) for one in inside), default=first)
    missing = profile.share(first, known_from) + profile.share(known_until or first, end)
    expected = known + _level(used, annual, profile) * missing
    return Forecast(Decimal(round(expected)), known_until)


def _part(one: Used, profile: LoadProfile, first: date, end: date) -> Fraction:
    whole = profile.share(one.first, one.end)
    inside = profile.share(max(one.first, first), min(one.end, end))
    return Fraction(one.amount) * (inside / whole)


def _level(used: Sequence[Used], annual: int, profile: LoadProfile) -> Fraction:
    """Return the use of a year at the pace of the latest readings."""
    latest = max((one.end for one in used), default=None)
    if latest is None:
        return Fraction(annual)
    recent = [one for one in used if one.first >= latest - LONGEST_LOOK_BACK]
    if sum((one.end - one.first for one in recent), timedelta()) < SHORTEST_LOOK_BACK:
        return Fraction(annual)
    share = sum((profile.share(one.first, one.end) for one in recent), Fraction(0))
    return sum((Fraction(one.amount) for one in recent), Fraction(0)) / share
