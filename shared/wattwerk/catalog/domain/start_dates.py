"""When supply can start, and how long a consumer may withdraw."""

from datetime import date, timedelta
from functools import cache
from typing import Any

WITHDRAWAL_DAYS = 14
"""Withdrawal period of consumers, counted from the conclusion of the contract (§§ 355, 356 BGB)."""


def is_working_day(day: date) -> bool:
    """Return whether the market works on this day: BDEW calendar (GPKE, GeLi Gas).

    Saturdays, Sundays, 24 and 31 December and days that are a holiday in any federal state are none.
    """
    return day.weekday() < 5 and day not in _bdew_calendar()


def working_day_after(day: date, count: int) -> date:
    """Return the ``count``-th working day after ``day``; with 0, ``day`` itself or the next working day."""
    result = day if count else day - timedelta(days=1)
    for _ in range(max(count, 1)):
        result += timedelta(days=1)
        while not is_working_day(result):
            result += timedelta(days=1)
    return result


def earliest_start(submitted_on: date, lead_working_days: int) -> date:
    """Return the first day of supply that the market rules allow; never in the past (§ 20a EnWG)."""
    return working_day_after(submitted_on, lead_working_days)


def latest_start(submitted_on: date, days_ahead: int) -> date:
    """Return the last day that can be wished for."""
    return submitted_on + timedelta(days=days_ahead)


def withdrawal_deadline(concluded_on: date) -> date:
    """Return the last day on which a consumer may withdraw.

    14 days from the conclusion (§ 356 (2) no. 2 BGB), the day of conclusion not counted
    (§ 187 (1) BGB). A period that would end on a Saturday, Sunday or public holiday ends on the
    next working day (§ 193 BGB). We do not know in which state the declaration will be made, so
    a holiday of any state counts: never to the consumer's disadvantage.
    """
    day = concluded_on + timedelta(days=WITHDRAWAL_DAYS)
    while day.weekday() >= 5 or _is_public_holiday(day):
        day += timedelta(days=1)
    return day


def earliest_without_early_start(concluded_on: date, lead_working_days: int) -> date:
    """Return the earliest start for a consumer who does not demand supply before the period ends.

    Only with such a demand has the consumer to pay for energy used before a withdrawal
    (§ 357a (2) BGB).
    """
    return max(
        earliest_start(concluded_on, lead_working_days), withdrawal_deadline(concluded_on) + timedelta(days=1)
    )


def _is_public_holiday(day: date) -> bool:
    # The BDEW treats these two like holidays; the law does not.
    return day in _bdew_calendar() and (day.month, day.day) not in ((12, 24), (12, 31))


@cache
def _bdew_calendar() -> Any:
    # Imported here: the calendars of all countries load with it, which takes 0.3 s.
    from bdew_datetimes.calendar import create_bdew_calendar

    return create_bdew_calendar()
