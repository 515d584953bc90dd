"""How long a contract binds: its first term, its extensions, and the day on which it ends by itself.

All days are last days of supply. An open-ended contract has no further term after the first one.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Protocol

from wattwerk.catalog.domain.terms import Renewal


class AgreedTerms(Protocol):
    """The conditions of a product, as far as they concern its term."""

    @property
    def initial_term_months(self) -> int:
        """Return the length of the first term."""

    @property
    def renewal(self) -> Renewal:
        """Return how the contract goes on after it."""

    @property
    def renewal_months(self) -> int | None:
        """Return the length of each extension."""

    @property
    def renewal_longest_months(self) -> int | None:
        """Return the length of all extensions together, None without a limit."""


@dataclass(frozen=True)
class Term:
    """From when a contract runs, and what was agreed about its terms."""

    supply_start: date
    initial_months: int
    renewal: Renewal = "open_ended"
    renewal_months: int | None = None
    longest_months: int | None = None

    @classmethod
    def of(cls, supply_start: date, agreed: AgreedTerms) -> "Term":
        """Return the term of a contract that begins on a day at these conditions."""
        return cls(
            supply_start,
            agreed.initial_term_months,
            agreed.renewal,
            agreed.renewal_months,
            agreed.renewal_longest_months,
        )

    @property
    def first_until(self) -> date | None:
        """Return the last day of the first term, None without one."""
        return minimum_term_until(self.supply_start, self.initial_months)

    def ends(self) -> Iterator[date]:
        """Yield the last days of the first term and of every extension, without end where there is none.

        Each is counted from the beginning of supply, so that no month loses days (§ 188 BGB).
        """
        first = self.first_until
        if first is None:
            return
        yield first
        if self.renewal != "extension" or not self.renewal_months:
            return
        for number in count(1):
            extended = number * self.renewal_months
            if self.longest_months is not None and extended > self.longest_months:
                return
            end = minimum_term_until(self.supply_start, self.initial_months + extended)
            if end is not None:
                yield end

    @property
    def last_day(self) -> date | None:
        """Return the day on which the contract ends by itself; None when somebody has to cancel it."""
        if self.renewal == "open_ended" or (self.renewal == "extension" and self.longest_months is None):
            return None
        return max(self.ends(), default=None)

    def binding_until(self, day: date) -> date | None:
        """Return the last day of the term that runs on a day; None once the contract is open-ended."""
        return next((end for end in self.ends() if end >= day), None)


def supply_end_of(term: Term) -> date | None:
    """Return the first day without supply of a contract that ends by itself, None for any other."""
    last = term.last_day
    return None if last is None else last + timedelta(days=1)


def minimum_term_until(supply_start: date, months: int) -> date | None:
    """Return the last day of a minimum term that begins with supply, or None without one.

    A term of months ends with the day before the one that has the number of its first day; a day
    that the last month lacks is its last one (§ 188 (2), (3) BGB).
    """
    if months <= 0:
        return None
    year, month = divmod(supply_start.year * 12 + supply_start.month - 1 + months, 12)
    days = monthrange(year, month + 1)[1]
    if supply_start.day > days:
        return date(year, month + 1, days)
    return date(year, month + 1, supply_start.day) - timedelta(days=1)
