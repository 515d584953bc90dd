"""How a year's consumption spreads over the year.

The expected use of an interval is the annual forecast times the share of the load profile that
falls into the interval. Shares are exact fractions, so that parts always add up to the whole.
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from types import MappingProxyType

from wattwerk.platform.vocabulary import Commodity

_THOUSANDTH = Decimal("0.001")


@dataclass(frozen=True)
class LoadProfile:
    """Share of each month, January first, in a year of consumption; the shares sum up to 1."""

    name: str
    months: tuple[Fraction, ...]

    def __post_init__(self) -> None:
        if len(self.months) != 12 or sum(self.months) != 1 or min(self.months) < 0:
            raise ValueError("a load profile has twelve shares that sum up to 1")

    def share(self, first: date, end: date) -> Fraction:
        """Return the share from ``first`` up to, not including, ``end``; a month is spread evenly."""
        total = Fraction(0)
        day = first
        while day < end:
            days = monthrange(day.year, day.month)[1]
            following = day.replace(day=1) + timedelta(days=days)
            total += self.months[day.month - 1] * (min(following, end) - day).days / days
            day = following
        return total


def _profile(name: str, per_mille: tuple[Fraction | int, ...]) -> LoadProfile:
    return LoadProfile(name, tuple(Fraction(share) / 1000 for share in per_mille))


_SUMMER = Fraction(40, 3)
DEGREE_DAYS = _profile("degree_days", (170, 150, 130, 80, 40, _SUMMER, _SUMMER, _SUMMER, 30, 80, 120, 160))
"""Heating: shares of degree days by VDI 2067."""

HOUSEHOLD_ELECTRICITY = _profile("household", (97, 87, 90, 81, 79, 73, 74, 75, 77, 84, 88, 95))
"""Household electricity: somewhat more in the dark months, after the shape of the standard profile H0."""

EVEN = _profile("even", tuple(Fraction(1000, 12) for _ in range(12)))
"""The same in every month."""

DEFAULT_PROFILES: Mapping[Commodity, LoadProfile] = MappingProxyType(
    {
        Commodity.ELECTRICITY: HOUSEHOLD_ELECTRICITY,
        Commodity.HEATING_ELECTRICITY: DEGREE_DAYS,
        Commodity.GAS: DEGREE_DAYS,
        Commodity.HEAT: DEGREE_DAYS,
        Commodity.WATER: EVEN,
    }
)


def expected_consumption(annual: int, profile: LoadProfile, first: date, end: date) -> Decimal:
    """Return what is expected to be used in [first, end), in the unit of ``annual``, to 3 decimals."""
    exact = annual * profile.share(first, end)
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(
        _THOUSANDTH, rounding=ROUND_HALF_UP
    )
