"""For which days a reading may be reported."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wattwerk.metering.domain.capture import ReportingTerms, capture_window, date_fault

TODAY = date(2026, 11, 23)
TERMS = ReportingTerms(today=TODAY, supply_start=date(2026, 2, 1))
LAST = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("read_on", "code"),
    [
        (date(2026, 11, 24), "reading_in_future"),
        (date(2026, 11, 23), None),
        (date(2026, 11, 2), None),
        (date(2026, 11, 1), None),  # the day of the last reading: the same values may come again
        (date(2026, 10, 31), "reading_before_last"),
        (date(2026, 1, 31), "reading_before_supply_start"),
    ],
)
def test_a_reading_lies_between_the_last_one_and_today(read_on: date, code: str | None) -> None:
    fault = date_fault(read_on, TERMS, LAST)
    assert (fault.code if fault else None) == code
    assert fault is None or fault.pointer == "/date"


def test_a_reading_from_before_the_capture_window_is_refused_with_the_first_day() -> None:
    fault = date_fault(date(2026, 10, 11), TERMS, None)
    assert fault is not None
    assert (fault.code, fault.parameters) == ("reading_outside_window", {"earliest": "2026-10-12"})
    assert date_fault(date(2026, 10, 12), TERMS, None) is None


def test_the_first_reading_may_come_up_to_four_weeks_before_supply_starts() -> None:
    terms = ReportingTerms(today=TODAY, supply_start=date(2026, 12, 18))
    assert date_fault(TODAY, terms, None) is None
    early = date_fault(date(2026, 11, 19), terms, None)
    assert early is not None
    assert early.code == "reading_before_supply_start"
    second = date_fault(TODAY, terms, date(2026, 11, 22))
    assert second is not None
    assert second.code == "reading_before_supply_start"


def test_after_the_end_of_supply_there_is_nothing_to_read() -> None:
    terms = ReportingTerms(today=TODAY, supply_start=date(2025, 1, 1), supply_end=date(2026, 11, 15))
    fault = date_fault(date(2026, 11, 16), terms, LAST)
    assert fault is not None
    assert fault.code == "reading_after_supply_end"
    assert date_fault(date(2026, 11, 15), terms, LAST) is None


def test_nothing_can_be_reported_on_the_day_of_the_last_reading_any_more() -> None:
    window = capture_window(TERMS, TODAY)
    assert window.first > window.last


@given(
    st.dates(date(2025, 1, 1), date(2027, 12, 31)),
    st.integers(0, 400).map(timedelta),
    st.none() | st.integers(0, 400).map(timedelta),
)
def test_the_window_holds_exactly_the_days_without_a_fault(
    supply_start: date, age: timedelta, last_age: timedelta | None
) -> None:
    terms = ReportingTerms(today=TODAY, supply_start=supply_start)
    last = TODAY - last_age if last_age is not None else None
    read_on = TODAY - age
    window = capture_window(terms, last)
    accepted = date_fault(read_on, terms, last) is None and read_on != last
    assert accepted == (window.first <= read_on <= window.last)
