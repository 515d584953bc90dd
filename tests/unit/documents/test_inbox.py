"""Which documents a brand shows its customers."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wattwerk.brands.domain import InboxRule
from wattwerk.documents.domain.inbox import category_of, is_shown, months_before
from wattwerk.documents.domain.letter import DocumentKind
from wattwerk.platform.vocabulary import DocumentCategory

TODAY = date(2026, 11, 23)


def shown(*rules: InboxRule, **changes: Any) -> bool:
    document: dict[str, Any] = {
        "category": DocumentCategory.INVOICE,
        "title": "Jahresrechnung 2024",
        "issued_on": date(2025, 1, 20),
    }
    return is_shown(**{**document, **changes}, rules=rules, today=TODAY)


def test_without_rules_customers_see_everything() -> None:
    assert shown()


def test_a_rule_hides_a_category_and_leaves_the_others() -> None:
    rule = InboxRule(category=DocumentCategory.INVOICE, shown=False)
    assert not shown(rule)
    assert shown(rule, category=DocumentCategory.LETTER)


def test_a_rule_looks_at_the_title_whatever_its_case() -> None:
    rule = InboxRule(title_contains="JAHRESRECHNUNG", shown=False)
    assert not shown(rule)
    assert shown(rule, title="Zwischenrechnung März 2024")


@pytest.mark.parametrize(
    ("issued_on", "visible"), [(date(2024, 11, 23), False), (date(2024, 11, 24), True), (TODAY, True)]
)
def test_a_period_of_24_months_ends_on_its_last_day(issued_on: date, visible: bool) -> None:
    assert shown(InboxRule(months=24), issued_on=issued_on) is visible


def test_the_first_rule_that_fits_decides() -> None:
    keep = InboxRule(title_contains="Schlussrechnung")
    hide = InboxRule(category=DocumentCategory.INVOICE, shown=False)
    assert shown(keep, hide, title="Schlussrechnung Gas")
    assert not shown(hide, keep, title="Schlussrechnung Gas")


def test_months_end_with_the_last_day_of_a_shorter_month() -> None:
    assert months_before(date(2026, 3, 31), 1) == date(2026, 2, 28)
    assert months_before(date(2026, 1, 15), 13) == date(2024, 12, 15)


@given(day=st.dates(date(2001, 1, 1), date(2100, 12, 31)), months=st.integers(1, 240))
def test_a_longer_period_never_shows_less(day: date, months: int) -> None:
    assert months_before(day, months + 1) < months_before(day, months) < day


@pytest.mark.parametrize("kind", DocumentKind)
def test_every_kind_has_a_category(kind: DocumentKind) -> None:
    assert category_of(kind) in DocumentCategory
