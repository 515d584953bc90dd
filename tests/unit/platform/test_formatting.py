"""Figures and dates as people in three languages read them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from wattwerk.platform import formatting
from wattwerk.platform.vocabulary import Language


@pytest.mark.parametrize(
    ("language", "written"), [("de", "1.234,50\xa0€"), ("en", "€1,234.50"), ("fr", "1\u202f234,50\xa0€")]
)
def test_money_has_two_decimals_and_grouped_thousands(language: Language, written: str) -> None:
    assert formatting.money(Decimal("1234.5"), language) == written


def test_a_number_keeps_its_own_decimals() -> None:
    assert formatting.number(Decimal("28.655"), "de") == "28,655"
    assert formatting.number(3500, "de") == "3.500"
    assert formatting.number(Decimal("12945.5"), "en") == "12,945.5"


def test_a_figure_and_its_unit_are_never_parted() -> None:
    assert formatting.quantity(3500, "kWh", "de") == "3.500\xa0kWh"


def test_the_price_of_a_unit_has_two_decimals_at_least() -> None:
    assert formatting.unit_price(Decimal("14.2"), "ct/kWh", "de") == "14,20\xa0ct/kWh"
    assert formatting.unit_price(Decimal("28.655"), "ct/kWh", "en") == "28.655\xa0ct/kWh"


@pytest.mark.parametrize(
    ("language", "written"),
    [("de", "29. Februar 2028"), ("en", "29 February 2028"), ("fr", "29 février 2028")],
)
def test_dates_are_written_in_words(language: Language, written: str) -> None:
    assert formatting.day(date(2028, 2, 29), language) == written


def test_a_moment_is_told_where_the_brand_does_its_business() -> None:
    just_before_midnight_in_london = datetime(2026, 6, 30, 22, 59, tzinfo=UTC)

    assert (
        formatting.moment(just_before_midnight_in_london, "de", "Europe/Berlin") == "1. Juli 2026, 00:59 Uhr"
    )
    assert (
        formatting.moment(just_before_midnight_in_london, "fr", "Europe/Berlin") == "1er juillet 2026, 00:59"
    )
