"""Until when a consumer may withdraw from a contract."""

from datetime import date, timedelta
from enum import StrEnum

from wattwerk.catalog.domain.start_dates import withdrawal_deadline
from wattwerk.declarations.domain.end_of_contract import months_after


class WithdrawalTiming(StrEnum):
    """When a withdrawal came, seen from the conclusion of the contract."""

    IN_TIME = "in_time"
    """Within the 14 days."""
    LATE = "late"
    """After them, but still possible if the customer was not informed correctly."""
    EXPIRED = "expired"
    """Too late in any case."""


def timing(concluded_on: date, received_on: date) -> WithdrawalTiming:
    """Return when a withdrawal came (§§ 355, 356 BGB).

    Without correct information the right ends twelve months and 14 days after the conclusion of
    the contract (§ 356 (3) BGB).
    """
    if received_on <= withdrawal_deadline(concluded_on):
        return WithdrawalTiming.IN_TIME
    if received_on <= last_deadline(concluded_on):
        return WithdrawalTiming.LATE
    return WithdrawalTiming.EXPIRED


def last_deadline(concluded_on: date) -> date:
    """Return the last day on which a consumer who was not informed correctly may withdraw."""
    return max(withdrawal_deadline(concluded_on), months_after(concluded_on, 12) + timedelta(days=14))
