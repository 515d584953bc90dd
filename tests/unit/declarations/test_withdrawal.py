"""Until when a consumer may withdraw from a contract."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wattwerk.declarations.domain.withdrawal import WithdrawalTiming, last_deadline, timing


@pytest.mark.parametrize(
    ("concluded_on", "received_on", "expected"),
    [
        (date(2026, 11, 2), date(2026, 11, 16), WithdrawalTiming.IN_TIME),
        (date(2026, 11, 2), date(2026, 11, 17), WithdrawalTiming.LATE),
        # 21 November 2026 is a Saturday: the period ends on Monday (§ 193 BGB).
        (date(2026, 11, 7), date(2026, 11, 23), WithdrawalTiming.IN_TIME),
        (date(2026, 11, 7), date(2026, 11, 24), WithdrawalTiming.LATE),
        # Christmas, then a weekend.
        (date(2026, 12, 11), date(2026, 12, 28), WithdrawalTiming.IN_TIME),
        (date(2025, 11, 2), date(2026, 11, 16), WithdrawalTiming.LATE),
        (date(2025, 11, 2), date(2026, 11, 17), WithdrawalTiming.EXPIRED),
    ],
)
def test_fourteen_days_or_a_year_more_for_who_was_not_informed(
    concluded_on: date, received_on: date, expected: WithdrawalTiming
) -> None:
    assert timing(concluded_on, received_on) is expected


@given(st.dates(date(2022, 1, 1), date(2035, 12, 31)), st.integers(0, 500))
def test_the_right_never_comes_back(concluded_on: date, waited: int) -> None:
    order = list(WithdrawalTiming)
    received_on = concluded_on + timedelta(days=waited)
    later = timing(concluded_on, received_on + timedelta(days=1))
    assert order.index(timing(concluded_on, received_on)) <= order.index(later)


@given(st.dates(date(2022, 1, 1), date(2035, 12, 31)), st.integers(0, 14))
def test_everybody_has_fourteen_days(concluded_on: date, waited: int) -> None:
    assert timing(concluded_on, concluded_on + timedelta(days=waited)) is WithdrawalTiming.IN_TIME
    assert last_deadline(concluded_on) >= concluded_on + timedelta(days=379)
