"""How long a contract binds, and when it ends by itself."""

from datetime import date, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wattwerk.contracts.term import Term, minimum_term_until, supply_end_of

BEGUN = date(2027, 2, 1)


def test_after_its_first_term_a_contract_is_open_ended_unless_something_else_was_agreed() -> None:
    term = Term(BEGUN, 12)
    assert term.first_until == date(2028, 1, 31)
    assert term.binding_until(date(2027, 6, 1)) == date(2028, 1, 31)
    assert term.binding_until(date(2028, 2, 1)) is None
    assert term.last_day is None
    assert supply_end_of(term) is None


def test_a_contract_may_end_with_its_first_term() -> None:
    term = Term(BEGUN, 12, "ends")
    assert term.last_day == date(2028, 1, 31)
    assert supply_end_of(term) == date(2028, 2, 1)


@pytest.mark.parametrize(
    ("months", "longest", "ends"),
    [
        (12, 24, [date(2028, 1, 31), date(2029, 1, 31), date(2030, 1, 31)]),
        (12, 18, [date(2028, 1, 31), date(2029, 1, 31)]),
        (6, 12, [date(2028, 1, 31), date(2028, 7, 31), date(2029, 1, 31)]),
    ],
)
def test_extensions_together_stay_within_the_limit_of_the_market(
    months: int, longest: int, ends: list[date]
) -> None:
    term = Term(BEGUN, 12, "extension", months, longest)
    assert list(term.ends()) == ends
    assert term.last_day == ends[-1]


def test_without_a_limit_a_contract_is_extended_until_somebody_cancels_it() -> None:
    term = Term(BEGUN, 24, "extension", 12)
    assert term.last_day is None
    assert term.binding_until(date(2040, 6, 1)) == date(2041, 1, 31)


starts = st.dates(date(2015, 1, 1), date(2060, 12, 31))
lengths = st.integers(1, 24)
extensions = st.integers(1, 12)
limits = st.one_of(st.none(), st.integers(0, 60))


@given(starts, lengths, extensions, limits)
def test_terms_follow_each_other_and_never_exceed_the_limit(
    start: date, months: int, each: int, longest: int | None
) -> None:
    term = Term(start, months, "extension", each, longest)
    ends = list(islice(term.ends(), 12))
    assert ends[0] == minimum_term_until(start, months)
    assert all(earlier < later for earlier, later in pairwise(ends))
    if longest is not None:
        latest = minimum_term_until(start, months + longest)
        assert latest is not None
        assert term.last_day is not None
        assert ends[-1] <= term.last_day <= latest


@given(starts, lengths, extensions, limits, st.integers(0, 1500))
def test_the_running_term_holds_the_day_unless_the_contract_is_over(
    start: date, months: int, each: int, longest: int | None, waited: int
) -> None:
    term, day = Term(start, months, "extension", each, longest), start + timedelta(days=waited)
    until = term.binding_until(day)
    if until is None:
        assert term.last_day is not None
        assert term.last_day < day
    else:
        assert until >= day
