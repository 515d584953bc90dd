"""What stands on the list, how far it reaches, and how long it holds."""

from datetime import date
from enum import StrEnum
from typing import Literal

Scope = Literal["order", "processing"]
"""``order``: a new order waits for a clerk. ``processing``: it comes in, but cannot be accepted."""

LONGEST_YEARS = 5
"""An entry names a day on which it ends, so that nobody is excluded for good (Art. 5 (1) e GDPR)."""
SHOWN_AFTER_END_DAYS = 30
"""How long staff can look up an entry after its end; then it is deleted."""


class EntryStatus(StrEnum):
    """Whether an entry counts."""

    ACTIVE = "active"
    EXPIRED = "expired"
    ENDED = "ended"


def status(*, ended: bool, expires_on: date, today: date) -> EntryStatus:
    """Return whether an entry counts today; ``expires_on`` is its last day."""
    if ended:
        return EntryStatus.ENDED
    return EntryStatus.ACTIVE if today <= expires_on else EntryStatus.EXPIRED


def latest_expiry(today: date) -> date:
    """Return the latest last day that an entry may have."""
    return date(today.year + LONGEST_YEARS, today.month, min(today.day, 28))
