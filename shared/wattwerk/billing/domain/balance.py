"""How an account will stand at the end of its year, and which instalment would settle it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal

from wattwerk.billing.domain.instalments import Due

FEWEST_INSTALMENTS = 3
"""With fewer instalments left, catching up would make them jump; the year's average is proposed."""
SMALLEST_SHARE = Decimal(5)
SMALLEST_AMOUNT = Decimal(12)
"""A difference below so many percent of the year's cost, or so many €, needs no other instalment."""


@dataclass(frozen=True)
class Balance:
    """Forecast of an account at the end of its year in €; ``amount`` above 0 is a credit."""

    cost: Decimal
    instalments: Decimal
    proposed: Decimal | None
    settles: bool = False
    """Whether the proposal still settles this year, rather than fit a whole one."""

    @property
    def amount(self) -> Decimal:
        """Return what will be left over, or missing (below 0)."""
        return self.instalments - self.cost


def balance(*, cost: Decimal, dues: Sequence[Due], change_from: date | None) -> Balance:
    """Return how a year that costs ``cost`` will end with the instalments ``dues``.

    ``change_from`` is the first due date that can still have another amount, or None. The proposal
    is whole euros, rounded up, that leave nothing to pay; None when it would change next to nothing.
    """
    paid = sum((due.amount for due in dues), Decimal(0))
    difference = abs(paid - cost)
    if change_from is None or difference < max(cost * SMALLEST_SHARE / 100, SMALLEST_AMOUNT):
        return Balance(cost, paid, None)
    changeable = [due for due in dues if due.due_on >= change_from]
    settles = len(changeable) >= FEWEST_INSTALMENTS
    if settles:
        settled = sum((due.amount for due in dues if due.due_on < change_from), Decimal(0))
        exact = (cost - settled) / len(changeable)
    else:
        exact = cost / 12
    proposed = max(exact.quantize(Decimal(1), rounding=ROUND_CEILING), Decimal(1))
    current = changeable[0].amount if changeable else dues[-1].amount if dues else None
    return Balance(cost, paid, None if proposed == current else proposed, settles)
