"""What was used between two readings of a meter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from wattwerk.platform.vocabulary import RegisterKind

Values = Mapping[RegisterKind, Decimal]


@dataclass(frozen=True)
class Observation:
    """What the registers of a meter showed on a day."""

    read_on: date
    values: Values


def plain(value: Decimal) -> Decimal:
    """Return a value as people write it: no exponent, no zeros at the end of the fraction."""
    return Decimal(format(value.normalize(), "f"))


def modulus(digits: int) -> int:
    """Return how much a counter counts before it shows zeros again."""
    return int(10**digits)


def consumption(previous: Decimal, value: Decimal, digits: int) -> Decimal:
    """Return what a counter counted from one value to the next.

    A value below the previous one means that the counter has rolled over once in between; whether
    that may be so is for the plausibility check to say before a reading is stored.
    """
    return value - previous if value >= previous else modulus(digits) - previous + value


def rolled_over(previous: Values, values: Values) -> bool:
    """Return whether any counter has started again at zero between two readings."""
    return any(values[kind] < previous[kind] for kind in values if kind in previous)
