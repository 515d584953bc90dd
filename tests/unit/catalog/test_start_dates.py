"""Start of supply in BDEW working days, and the end of the withdrawal period."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wattwerk.catalog.domain.start_dates import (
    earliest_start,
    earliest_without_early_start,
    is_working_day,
    latest_start,
    withdrawal_deadline,
    working_day_after,
)

days = st.dates(date(2024, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("ordered", "starts"),
    [
        (date(2026, 11, 23), date(2026, 11, 25)),  # Monday → Wednesday
        (date(2026, 11, 20), date(2026, 11, 24)),  # Friday → Tuesday
        (date(2026, 11, 21), date(2026, 11, 24)),  # Saturday → Tuesday
        (date(2026, 12, 23), date(2026, 12, 29)),  # Christmas Eve is no working day
        (date(2026, 12, 30), date(2027, 1, 5)),  # nor is New Year's Eve
        (date(2026, 10, 30), date(2026, 11, 3)),  # Reformation Day and All Saints fall on a weekend
        (date(2027, 1, 5), date(2027, 1, 8)),  # Epiphany: a holiday in three states counts everywhere
    ],
)
def test_electricity_starts_on_the_second_working_day_after_the_order(ordered: date, starts: date) -> None:
    assert earliest_start(ordered, 2) == starts


def test_gas_takes_ten_working_days() -> None:
    assert earliest_start(date(2026, 11, 23), 10) == date(2026, 12, 7)


@pytest.mark.parametrize(
    ("concluded", "ends"),
    [
        (date(2026, 11, 23), date(2026, 12, 7)),
        (date(2026, 11, 21), date(2026, 12, 7)),  # would end on Saturday, 5 December
        (date(2026, 12, 10), date(2026, 12, 24)),  # Christmas Eve is an ordinary day of the law
        (date(2026, 12, 11), date(2026, 12, 28)),  # two holidays and a Sunday
        (date(2026, 12, 17), date(2026, 12, 31)),
        (date(2026, 12, 18), date(2027, 1, 4)),
    ],
)
def test_the_withdrawal_period_ends_after_14_days_and_never_on_a_holiday(concluded: date, ends: date) -> None:
    assert withdrawal_deadline(concluded) == ends


def test_without_early_start_supply_waits_for_the_end_of_the_withdrawal_period() -> None:
    assert earliest_without_early_start(date(2026, 11, 23), 2) == date(2026, 12, 8)
    assert earliest_without_early_start(date(2026, 11, 23), 30) == earliest_start(date(2026, 11, 23), 30)


@given(days, st.integers(1, 20))
def test_between_order_and_start_lie_exactly_the_lead_days(ordered: date, lead: int) -> None:
    start = working_day_after(ordered, lead)
    between = [ordered + timedelta(days=number) for number in range(1, (start - ordered).days + 1)]
    assert is_working_day(start)
    assert sum(map(is_working_day, between)) == lead


@given(days)
def test_a_lead_of_none_starts_today_or_on_the_next_working_day(ordered: date) -> None:
    start = working_day_after(ordered, 0)
    assert start == (ordered if is_working_day(ordered) else working_day_after(ordered, 1))


@given(days)
def test_the_withdrawal_period_is_never_shorter_than_14_days(concluded: date) -> None:
    length = withdrawal_deadline(concluded) - concluded
    assert timedelta(days=14) <= length <= timedelta(days=19)


def test_a_start_can_be_wished_for_up_to_a_year_ahead() -> None:
    assert latest_start(date(2026, 11, 23), 365) == date(2027, 11, 23)
