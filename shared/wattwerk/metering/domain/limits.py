"""From which point on a reported consumption cannot be true: dated parameters."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType

from wattwerk.platform.vocabulary import Commodity

HOURS_PER_DAY = 24


@dataclass(frozen=True)
class Limits:
    """Parameters of the plausibility check that hold from a day on."""

    valid_from: date
    refusal_factor: Decimal
    """A consumption is refused when it is more than so many times the expected one, and ..."""
    sustained_load: Mapping[Commodity, Decimal]
    """... more than a household connection draws on average at most, in kW (water: m³ per hour)."""
    smallest_tolerance: Decimal
    """Half width of the narrowest tolerance band in kWh (water: m³): people read whole units,
    and short intervals have small expectations."""
    initial_reading_lead: timedelta
    """How long before the start of supply a customer may report the first reading of a meter."""

    def refused_from(self, *, expected: Decimal, commodity: Commodity, days: int) -> Decimal:
        """Return the consumption above which a report is refused; kWh, water m³."""
        possible = self.sustained_load[commodity] * HOURS_PER_DAY * days
        return max(self.refusal_factor * expected, possible)


ALL_LIMITS = (
    Limits(
        valid_from=date(2000, 1, 1),
        refusal_factor=Decimal(10),
        sustained_load=MappingProxyType(
            {
                Commodity.ELECTRICITY: Decimal(10),
                Commodity.HEATING_ELECTRICITY: Decimal(15),
                Commodity.GAS: Decimal(30),
                Commodity.HEAT: Decimal(30),
                Commodity.WATER: Decimal("0.5"),
            }
        ),
        smallest_tolerance=Decimal(20),
        initial_reading_lead=timedelta(days=28),
    ),
)
"""In the order of ``valid_from``."""


def limits_on(day: date) -> Limits:
    """Return the parameters that hold on a day."""
    return next(limits for limits in reversed(ALL_LIMITS) if limits.valid_from <= day)
