"""Bundles: what is taken off, when, and never more than there is."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from wattwerk.catalog.domain.bundles import (
    BundleTerms,
    DiscountTerms,
    ProductArrangement,
    discount,
    unknown_products,
)

VAT = Decimal(19)


def text(german: str) -> dict[str, str]:
    return {"de": german, "en": german, "fr": german}


def bundle(**differs: Any) -> dict[str, Any]:
    return {
        "code": "strom-und-gas",
        "name": text("Strom & Gas"),
        "description": text("Zusammen günstiger"),
        "parts": ["oekostrom-plus", "gas-komfort"],
        "discount": {"kind": "amount", "value": "5", "recurrence": "monthly"},
        **differs,
    }


@pytest.mark.parametrize(
    ("kind", "value", "recurrence", "gross", "amount", "first_year"),
    [
        ("amount", "5", "monthly", True, "5.00", "60.00"),
        ("amount", "50", "once", True, "50.00", "50.00"),
        ("percent", "3", "monthly", True, "3.00", "36.00"),
        ("percent", "5", "once", True, "60.00", "60.00"),
        # 11.90 € gross are 10.00 € net; 12 × 10.00 € in a year.
        ("amount", "11.90", "monthly", False, "10.00", "120.00"),
        ("percent", "3", "monthly", False, "3.00", "36.00"),
    ],
)
def test_a_discount_is_shown_per_month_or_once_and_for_the_first_year(
    kind: str, value: str, recurrence: str, gross: bool, amount: str, first_year: str
) -> None:
    terms = DiscountTerms.model_validate({"kind": kind, "value": value, "recurrence": recurrence})
    found = discount(terms, yearly_price=Decimal("1200.00"), vat_rate=VAT, gross=gross)
    assert (found.amount, found.first_year) == (Decimal(amount), Decimal(first_year))


TERMS = st.builds(
    lambda kind, value, recurrence: DiscountTerms(kind=kind, value=value, recurrence=recurrence),
    st.sampled_from(["amount", "percent"]),
    st.decimals("0.01", "100", places=2),
    st.sampled_from(["once", "monthly"]),
)


@given(TERMS, st.decimals("0", "20000", places=2), st.booleans())
def test_a_discount_is_whole_cents_and_never_exceeds_the_price(
    terms: DiscountTerms, yearly_price: Decimal, gross: bool
) -> None:
    found = discount(terms, yearly_price=yearly_price, vat_rate=VAT, gross=gross)
    assert 0 <= found.first_year <= yearly_price
    assert found.first_year == round(found.first_year, 2)
    assert found.amount <= found.first_year or found.amount == 0


@pytest.mark.parametrize(
    "differs",
    [
        {"parts": []},
        {"parts": ["gas-komfort", "gas-komfort"]},
        {"discount": {"kind": "percent", "value": "101", "recurrence": "once"}},
        {"discount": {"kind": "amount", "value": "0", "recurrence": "once"}},
        {"valid_from": "2027-01-01", "valid_until": "2026-01-01"},
    ],
)
def test_a_bundle_that_makes_no_sense_is_refused(differs: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        BundleTerms.model_validate(bundle(**differs))


def test_a_product_is_shown_in_one_set_only_and_codes_are_unique() -> None:
    green = {"code": "oeko", "name": text("Ökostrom"), "products": ["oekostrom-plus"]}
    with pytest.raises(ValidationError):
        ProductArrangement.model_validate({"sets": [green, {**green, "code": "gruen"}]})
    with pytest.raises(ValidationError):
        ProductArrangement.model_validate({"bundles": [bundle(), bundle()]})


def test_products_that_do_not_exist_are_named() -> None:
    arrangement = ProductArrangement.model_validate(
        {"bundles": [bundle(parts=["oekostrom-plus", "glasfaser"])]}
    )
    assert unknown_products(arrangement, ["oekostrom-plus"]) == ["glasfaser"]
