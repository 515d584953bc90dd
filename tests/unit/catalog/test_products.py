"""Products: what the law or a customer would miss is refused; versions count from their moment on."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from infra.demo import files
from wattwerk.catalog.domain.assortment import Assortment, AssortmentFile, PublishedProduct
from wattwerk.catalog.domain.products import Product

PRODUCTS = json.loads(files.content("musterstadt-products.json"))["products"]
NEW_YEAR = datetime(2026, 12, 31, 23, tzinfo=UTC)


def product(**differs: Any) -> Product:
    return Product.model_validate({**PRODUCTS[0], **differs})


def published(revision: int, effective_from: datetime, **differs: Any) -> PublishedProduct:
    return PublishedProduct(revision=revision, effective_from=effective_from, product=product(**differs))


@pytest.mark.parametrize(
    ("differs", "place"),
    [
        ({"initial_term_months": 36}, "initial_term_months"),
        ({"notice_period_days": 90}, "notice_period_days"),
        ({"payment_methods": ["sepa_direct_debit"]}, "payment_methods"),
        ({"name": {"de": "Strom", "en": "Electricity"}}, "name/fr"),
        ({"electricity_mix": None}, ""),
        ({"price_guarantee_until": "2027-12-31"}, ""),
        ({"minimum_consumption": 5000, "maximum_consumption": 100}, ""),
        ({"valid_from": "2027-01-01", "valid_until": "2027-01-01"}, ""),
        ({"colour": "green"}, "colour"),
    ],
    ids=lambda value: str(value) if isinstance(value, str) else None,
)
def test_terms_that_the_law_or_a_customer_would_miss_are_refused(differs: dict[str, Any], place: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        product(**differs)
    [fault] = refusal.value.errors()
    assert "/".join(str(part) for part in fault["loc"]) == place


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"null"])
def test_a_products_file_that_is_none_is_refused(content: bytes) -> None:
    with pytest.raises(ValidationError):
        AssortmentFile.model_validate_json(content)


def test_a_product_is_sold_from_its_first_day_until_the_day_before_its_end() -> None:
    sold = product(valid_from="2027-01-01", valid_until="2027-03-01")
    days = (date(2026, 12, 31), date(2027, 1, 1), date(2027, 2, 28), date(2027, 3, 1))
    assert [sold.sold_on(day) for day in days] == [False, True, True, False]


def test_a_new_version_replaces_the_one_before_at_its_moment() -> None:
    now = NEW_YEAR - timedelta(days=40)
    assortment = (
        Assortment()
        .with_published(published(1, now, green=False), now=now)
        .with_published(published(2, NEW_YEAR, green=True), now=now)
    )

    def green(moment: datetime) -> list[bool]:
        return [isinstance(entry, Product) and entry.green for entry in assortment.at(moment)]

    assert green(now - timedelta(seconds=1)) == []
    assert green(NEW_YEAR - timedelta(seconds=1)) == [False]
    assert green(NEW_YEAR) == [True]


def test_versions_that_count_no_more_are_left_out() -> None:
    first, second = NEW_YEAR, NEW_YEAR + timedelta(days=1)
    assortment = Assortment().with_published(published(1, first), now=first)
    assortment = assortment.with_published(published(2, second), now=second)
    assert [entry.revision for entry in assortment.products] == [2]
