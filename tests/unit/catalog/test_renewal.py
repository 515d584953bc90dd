"""How contracts go on after their first term, market by market."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from infra.demo import files
from wattwerk.brands.domain import DEFAULT_RENEWAL_LIMITS, BrandSettings, Market, RenewalLimit
from wattwerk.catalog.domain.products import Product
from wattwerk.catalog.domain.renewal import RenewalTerms, longest_possible, renewal_of
from wattwerk.platform.vocabulary import CustomerType

PRODUCT = json.loads(files.content("musterstadt-products.json"))["products"][1]
DAY = date(2026, 11, 22)
HOUSEHOLD, BUSINESS = CustomerType.HOUSEHOLD, CustomerType.BUSINESS


def product(**differs: Any) -> Product:
    return Product.model_validate({**PRODUCT, **differs})


def extended(months: int, *customers: CustomerType) -> Product:
    return product(renewal="extension", renewal_months=months, customer_types=list(customers))


def settings(market: Market, *limits: RenewalLimit) -> BrandSettings:
    return BrandSettings.model_construct(market=market, renewal_limits=limits or DEFAULT_RENEWAL_LIMITS)


def terms(of: Product, market: BrandSettings, customer_type: CustomerType = HOUSEHOLD) -> RenewalTerms:
    return renewal_of(of, market, customer_type=customer_type, concluded_on=DAY)


def test_a_contract_is_open_ended_unless_the_product_says_something_else() -> None:
    assert terms(product(), settings("DE")) == RenewalTerms("open_ended")
    assert terms(product(renewal="ends"), settings("DE")) == RenewalTerms("ends")


def test_german_households_cannot_be_bound_again() -> None:
    year = extended(12, HOUSEHOLD)
    assert longest_possible(year, settings("DE"), day=DAY) == 0
    assert terms(year, settings("DE")) == RenewalTerms("open_ended")


def test_german_businesses_can() -> None:
    year = extended(12, BUSINESS)
    assert longest_possible(year, settings("DE"), day=DAY) is None
    assert terms(year, settings("DE"), BUSINESS) == RenewalTerms("extension", 12, None)


def test_who_sells_to_both_has_to_respect_the_stricter_rule() -> None:
    assert longest_possible(extended(12, BUSINESS, HOUSEHOLD), settings("DE"), day=DAY) == 0


def test_in_austria_extensions_of_24_months_altogether_are_possible() -> None:
    year = extended(12, HOUSEHOLD)
    assert longest_possible(year, settings("AT"), day=DAY) is None
    assert terms(year, settings("AT")) == RenewalTerms("extension", 12, 24)


def test_the_rule_of_the_day_of_conclusion_counts() -> None:
    stricter = RenewalLimit(market="AT", since=date(2027, 1, 1), household_months=6)
    market = settings("AT", *DEFAULT_RENEWAL_LIMITS, stricter)
    year = extended(12, HOUSEHOLD)
    assert longest_possible(year, market, day=date(2026, 12, 31)) is None
    assert longest_possible(year, market, day=date(2027, 1, 1)) == 6


def test_a_market_without_a_rule_knows_open_ended_contracts_only() -> None:
    future = RenewalLimit(market="AT", since=date(2027, 1, 1), household_months=24)
    assert longest_possible(extended(1, HOUSEHOLD), settings("AT", future), day=DAY) == 0


@pytest.mark.parametrize(
    "differs",
    [
        {"renewal": "extension"},
        {"renewal": "open_ended", "renewal_months": 12},
        {"renewal": "ends", "renewal_months": 12},
        {"renewal": "ends", "initial_term_months": 0},
        {"renewal": "extension", "renewal_months": 12, "initial_term_months": 0},
        {"renewal": "extension", "renewal_months": 13},
    ],
)
def test_conditions_that_contradict_themselves_are_refused(differs: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        product(**differs)


@given(st.integers(1, 12), st.one_of(st.none(), st.integers(0, 36)), st.sampled_from([HOUSEHOLD, BUSINESS]))
def test_no_customer_is_ever_bound_for_longer_than_the_market_allows(
    months: int, longest: int | None, customer_type: CustomerType
) -> None:
    rule = RenewalLimit(market="AT", since=date(2020, 1, 1), household_months=longest, other_months=longest)
    sold = extended(months, customer_type)
    agreed = terms(sold, settings("AT", rule), customer_type)
    refused = longest_possible(sold, settings("AT", rule), day=DAY) is not None
    assert refused == (agreed.renewal == "open_ended")
    if agreed.months is not None and longest is not None:
        assert agreed.months <= longest
