"""Products besides energy: how they stand on a day, and when they can end."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wattwerk.billing.domain.products import earliest_last_day, status_on

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def test_a_product_is_ordered_until_it_is_in_use() -> None:
    assert status_on(TODAY, active_since=None, last_day=None) == "ordered"
    assert status_on(TODAY, active_since=TODAY + timedelta(days=1), last_day=None) == "ordered"
    assert status_on(TODAY, active_since=TODAY, last_day=None) == "active"


def test_the_last_day_still_belongs_to_it() -> None:
    assert status_on(TODAY, active_since=date(2026, 1, 1), last_day=TODAY) == "active"
    assert status_on(TODAY + timedelta(days=1), active_since=date(2026, 1, 1), last_day=TODAY) == "ended"


def test_it_ends_after_the_notice_and_never_before_the_minimum_term() -> None:
    assert earliest_last_day(TODAY, notice_period_days=30, minimum_term_until=None) == date(2026, 12, 22)
    term = date(2028, 11, 21)
    assert earliest_last_day(TODAY, notice_period_days=30, minimum_term_until=term) == term


@given(DAYS, st.integers(0, 400), st.none() | DAYS)
def test_nobody_is_let_go_before_notice_and_term(today: date, notice: int, term: date | None) -> None:
    last = earliest_last_day(today, notice_period_days=notice, minimum_term_until=term)
    assert last >= today + timedelta(days=notice)
    assert term is None or last >= term
    assert last in (today + timedelta(days=notice), term)
