"""What follows from the dates of a contract."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wattwerk.contracts.statuses import ContractStatus, status_on
from wattwerk.contracts.term import minimum_term_until


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 2, 1), 12, date(2027, 1, 31)),
        (date(2026, 12, 15), 1, date(2027, 1, 14)),
        (date(2027, 1, 31), 1, date(2027, 2, 28)),  # the day that February lacks (§ 188 (3) BGB)
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 2, 1), 0, None),
    ],
)
def test_a_minimum_term_ends_the_day_before_the_month_is_full(
    start: date, months: int, end: date | None
) -> None:
    assert minimum_term_until(start, months) == end


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 36), st.integers(0, 40))
def test_longer_terms_and_later_starts_never_end_earlier(start: date, months: int, days: int) -> None:
    end = minimum_term_until(start, months)
    longer = minimum_term_until(start, months + 1)
    later = minimum_term_until(start + timedelta(days=days), months)
    assert end is not None
    assert longer is not None
    assert later is not None
    assert start <= end + timedelta(days=1) <= longer
    assert end <= later


@pytest.mark.parametrize(
    ("status", "today", "shown"),
    [
        ("accepted", date(2026, 1, 31), "accepted"),
        ("accepted", date(2026, 2, 1), "active"),
        ("terminated", date(2026, 6, 30), "terminated"),
        ("terminated", date(2026, 7, 1), "ended"),
        ("withdrawn", date(2026, 7, 1), "withdrawn"),
    ],
)
def test_dates_make_a_contract_active_and_let_it_end(
    status: ContractStatus, today: date, shown: ContractStatus
) -> None:
    supply_end = date(2026, 7, 1) if status == "terminated" else None
    found = status_on(today, status=status, supply_start=date(2026, 2, 1), supply_end=supply_end)
    assert found == shown
