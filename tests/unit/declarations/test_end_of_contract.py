"""On which day a contract ends after a customer has cancelled it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wattwerk.brands.domain import TerminationRules
from wattwerk.catalog.domain.terms import Renewal
from wattwerk.contracts.term import Term
from wattwerk.declarations.domain.end_of_contract import (
    ContractTerms,
    earliest_end,
    months_after,
    moving_end,
    ordinary_end,
    price_change_end,
)
from wattwerk.platform.vocabulary import CustomerType

RULES = TerminationRules()
TWELVE_MONTHS = ContractTerms(
    customer_type=CustomerType.HOUSEHOLD,
    concluded_on=date(2026, 1, 10),
    term=Term(date(2026, 2, 1), 12),
    notice_days=30,
    renewal_notice_days=30,
)
OPEN_ENDED = replace(TWELVE_MONTHS, term=Term(date(2026, 2, 1), 0), notice_days=14)
EXTENDED = replace(TWELVE_MONTHS, term=Term(date(2026, 2, 1), 12, "extension", 12, 24))
ENDING = replace(TWELVE_MONTHS, term=Term(date(2026, 2, 1), 12, "ends"))


def test_a_cancellation_in_time_ends_the_contract_with_its_first_term() -> None:
    assert earliest_end(date(2026, 11, 21), TWELVE_MONTHS, RULES) == date(2027, 1, 31)
    assert earliest_end(date(2027, 1, 1), TWELVE_MONTHS, RULES) == date(2027, 1, 31)


def test_one_that_misses_the_first_term_ends_it_a_notice_period_later_on_any_day() -> None:
    assert earliest_end(date(2027, 1, 2), TWELVE_MONTHS, RULES) == date(2027, 2, 1)
    assert earliest_end(date(2028, 5, 17), TWELVE_MONTHS, RULES) == date(2028, 6, 16)


def test_an_open_ended_contract_ends_after_its_notice_period() -> None:
    assert earliest_end(date(2026, 11, 21), OPEN_ENDED, RULES) == date(2026, 12, 5)


def test_a_contract_that_has_not_begun_ends_before_supply_begins() -> None:
    assert earliest_end(date(2026, 1, 12), OPEN_ENDED, RULES) == date(2026, 1, 31)


def test_a_household_never_waits_longer_than_a_month() -> None:
    quarter = replace(OPEN_ENDED, notice_days=91)
    assert earliest_end(date(2027, 1, 31), quarter, RULES) == date(2027, 2, 28)
    assert earliest_end(date(2026, 11, 21), quarter, RULES) == date(2026, 12, 21)


def test_businesses_and_contracts_of_old_law_keep_what_was_agreed() -> None:
    quarter = replace(OPEN_ENDED, notice_days=91)
    business = replace(quarter, customer_type=CustomerType.BUSINESS)
    old = replace(quarter, concluded_on=date(2022, 2, 28))
    for terms in (business, old):
        assert earliest_end(date(2026, 11, 21), terms, RULES) == date(2027, 2, 20)


@pytest.mark.parametrize(
    ("wished", "ends_on"),
    [
        (None, date(2026, 12, 5)),
        (date(2026, 11, 30), date(2026, 12, 5)),
        (date(2027, 3, 15), date(2027, 3, 15)),
    ],
)
def test_the_wished_day_counts_when_it_can_be_reached(wished: date | None, ends_on: date) -> None:
    assert ordinary_end(date(2026, 11, 21), wished, OPEN_ENDED, RULES) == ends_on


def test_who_moves_out_leaves_a_running_term_after_six_weeks() -> None:
    assert moving_end(date(2026, 3, 1), date(2026, 5, 31), TWELVE_MONTHS, RULES) == date(2026, 5, 31)
    assert moving_end(date(2026, 3, 1), date(2026, 3, 15), TWELVE_MONTHS, RULES) == date(2026, 4, 12)


def test_who_moves_out_of_an_open_ended_contract_need_not_wait_six_weeks() -> None:
    assert moving_end(date(2026, 11, 21), date(2026, 12, 6), OPEN_ENDED, RULES) == date(2026, 12, 6)


def test_a_business_that_moves_has_no_special_right() -> None:
    business = replace(TWELVE_MONTHS, customer_type=CustomerType.BUSINESS)
    assert moving_end(date(2026, 3, 1), date(2026, 5, 31), business, RULES) == date(2027, 1, 31)


def test_after_a_notice_of_new_prices_the_contract_ends_before_they_hold() -> None:
    assert price_change_end(date(2026, 12, 31), date(2027, 1, 1)) == date(2026, 12, 31)
    assert price_change_end(date(2027, 1, 1), date(2027, 1, 1)) is None


def test_an_extended_contract_ends_with_its_term_or_with_an_extension() -> None:
    assert earliest_end(date(2027, 1, 1), EXTENDED, RULES) == date(2027, 1, 31)
    assert earliest_end(date(2027, 1, 2), EXTENDED, RULES) == date(2028, 1, 31)
    assert earliest_end(date(2028, 5, 17), EXTENDED, RULES) == date(2029, 1, 31)
    assert ordinary_end(date(2027, 1, 1), date(2027, 6, 30), EXTENDED, RULES) == date(2028, 1, 31)


def test_no_extension_goes_beyond_what_the_market_allows() -> None:
    assert EXTENDED.term.last_day == date(2029, 1, 31)
    assert earliest_end(date(2029, 1, 15), EXTENDED, RULES) == date(2029, 1, 31)


def test_a_contract_that_ends_by_itself_needs_no_cancellation_and_cannot_run_longer() -> None:
    assert ENDING.term.last_day == date(2027, 1, 31)
    assert ordinary_end(date(2027, 1, 20), date(2027, 6, 30), ENDING, RULES) == date(2027, 1, 31)


days = st.dates(date(2015, 1, 1), date(2040, 12, 31))


@st.composite
def agreed_terms(draw: st.DrawFn, supply_start: date) -> Term:
    months = draw(st.sampled_from([0, 1, 6, 12, 24]))
    if not months:
        return Term(supply_start, 0)
    renewal: Renewal = draw(st.sampled_from(["open_ended", "extension", "ends"]))
    if renewal != "extension":
        return Term(supply_start, months, renewal)
    longest = draw(st.sampled_from([None, 12, 24, 30]))
    return Term(supply_start, months, renewal, draw(st.integers(1, 12)), longest)


@st.composite
def contract_terms(draw: st.DrawFn) -> ContractTerms:
    concluded_on = draw(days)
    supply_start = concluded_on + timedelta(days=draw(st.integers(0, 365)))
    return ContractTerms(
        customer_type=draw(st.sampled_from(CustomerType)),
        concluded_on=concluded_on,
        term=draw(agreed_terms(supply_start)),
        notice_days=draw(st.integers(0, 91)),
        renewal_notice_days=draw(st.integers(0, 31)),
    )


@given(contract_terms(), st.integers(0, 2000))
def test_no_contract_ends_before_the_declaration_or_its_first_term(terms: ContractTerms, waited: int) -> None:
    received_on = terms.concluded_on + timedelta(days=waited)
    end = earliest_end(received_on, terms, RULES)
    over = terms.term.last_day
    assert end >= (received_on if over is None else min(received_on, over))
    assert end >= (terms.term.first_until or terms.term.supply_start - timedelta(days=1))


@given(contract_terms(), st.integers(0, 2000))
def test_who_cancels_earlier_is_never_bound_longer(terms: ContractTerms, waited: int) -> None:
    received_on = terms.concluded_on + timedelta(days=waited)
    later = earliest_end(received_on + timedelta(days=1), terms, RULES)
    assert earliest_end(received_on, terms, RULES) <= later


@given(contract_terms(), st.integers(0, 2000))
def test_a_household_of_todays_law_is_free_a_month_after_the_first_term(
    terms: ContractTerms, waited: int
) -> None:
    received_on = terms.concluded_on + timedelta(days=waited)
    today = replace(
        terms,
        customer_type=CustomerType.HOUSEHOLD,
        concluded_on=max(terms.concluded_on, date(2022, 3, 1)),
        term=replace(terms.term, renewal="open_ended", renewal_months=None),
    )
    bound_anyway = max(today.term.first_until or date.min, today.term.supply_start - timedelta(days=1))
    assert earliest_end(received_on, today, RULES) <= max(bound_anyway, months_after(received_on, 1))


@given(contract_terms(), st.integers(0, 2000), days)
def test_a_wish_is_met_or_the_next_possible_day_is_taken(
    terms: ContractTerms, waited: int, wished: date
) -> None:
    received_on = terms.concluded_on + timedelta(days=waited)
    end = ordinary_end(received_on, wished, terms, RULES)
    earliest, over = earliest_end(received_on, terms, RULES), terms.term.last_day
    assert earliest <= end
    assert end >= (wished if over is None else min(wished, over))
    if terms.term.renewal == "open_ended":
        assert end in (wished, earliest)


@given(contract_terms(), st.integers(0, 2000), days)
def test_moving_is_never_slower_than_an_ordinary_cancellation(
    terms: ContractTerms, waited: int, moved_on: date
) -> None:
    received_on = terms.concluded_on + timedelta(days=waited)
    end = moving_end(received_on, moved_on, terms, RULES)
    over = terms.term.last_day
    assert (moved_on if over is None else min(moved_on, over)) <= end
    assert end <= ordinary_end(received_on, moved_on, terms, RULES)
