"""Periods of keeping: never shorter than the law wants, never longer than until the next 1 January."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wattwerk.brands.domain import Market
from wattwerk.privacy.domain.periods import Kind, kept_until, one_month_after, period

TODAY = date(2026, 11, 23)
YEARS: dict[tuple[Market, Kind], int] = {
    ("DE", Kind.VOUCHER): 8,
    ("DE", Kind.LETTER): 6,
    ("DE", Kind.CLAIM): 3,
    ("AT", Kind.VOUCHER): 7,
    ("AT", Kind.LETTER): 7,
    ("AT", Kind.CLAIM): 3,
}
days = st.dates(date(2005, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("kind", "day", "until"),
    [
        (Kind.VOUCHER, date(2026, 1, 1), date(2034, 12, 31)),
        (Kind.VOUCHER, date(2026, 12, 31), date(2034, 12, 31)),
        (Kind.LETTER, date(2026, 2, 28), date(2032, 12, 31)),
        (Kind.CLAIM, date(2024, 2, 29), date(2027, 12, 31)),
        (Kind.CONTRACT, date(2026, 5, 31), date(2029, 12, 31)),
        (Kind.NONE, date(2026, 8, 31), date(2027, 2, 28)),
    ],
)
def test_records_are_kept_to_the_end_of_the_last_year_in_germany(kind: Kind, day: date, until: date) -> None:
    assert kept_until(kind, day, "DE", today=TODAY) == until


@pytest.mark.parametrize("kind", [Kind.VOUCHER, Kind.LETTER])
def test_austria_keeps_vouchers_and_letters_for_seven_years(kind: Kind) -> None:
    assert kept_until(kind, date(2026, 7, 1), "AT", today=TODAY) == date(2033, 12, 31)


def test_vouchers_were_kept_for_ten_years_until_2024_and_the_shorter_period_holds_for_old_ones() -> None:
    voucher = date(2016, 3, 1)
    assert kept_until(Kind.VOUCHER, voucher, "DE", today=date(2024, 12, 31)) == date(2026, 12, 31)
    assert kept_until(Kind.VOUCHER, voucher, "DE", today=date(2025, 1, 1)) == date(2024, 12, 31)


@given(day=days, case=st.sampled_from(sorted(YEARS)))
def test_nothing_goes_before_the_law_allows_it_and_all_of_it_on_the_next_first_of_january(
    day: date, case: tuple[Market, Kind]
) -> None:
    market, kind = case
    until = kept_until(kind, day, market, today=TODAY)
    gone = until + timedelta(days=1)
    # Years begin when that of the record is over (§ 147 (4) AO, § 257 (5) HGB, § 199 (1) BGB, § 132 (1) BAO).
    full_years = gone.year - (day.year + 1)
    assert full_years == YEARS[case]
    assert (gone.month, gone.day) == (1, 1)


@given(day=days, later=st.integers(0, 4000), kind=st.sampled_from(Kind))
def test_what_is_younger_never_goes_first(day: date, later: int, kind: Kind) -> None:
    younger = day + timedelta(days=later)
    assert kept_until(kind, day, "DE", today=TODAY) <= kept_until(kind, younger, "DE", today=TODAY)


@given(day=days)
def test_what_led_to_nothing_is_kept_for_half_a_year_in_every_market(day: date) -> None:
    for market in ("DE", "AT"):
        until = kept_until(Kind.NONE, day, market, today=TODAY)
        assert timedelta(days=181) <= until - day <= timedelta(days=184)


def test_every_period_names_its_law() -> None:
    for market, kind in YEARS:
        found = period(kind, market, today=TODAY)
        assert found is not None
        assert found.law.startswith("§")


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        (date(2026, 11, 22), date(2026, 12, 22)),
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2026, 12, 31), date(2027, 1, 31)),
    ],
)
def test_requests_are_answered_within_one_month(asked: date, answered: date) -> None:
    assert one_month_after(asked) == answered
