"""Sets of products that are shown together, and bundles that cost less together.

A discount is an amount, or a share of what the parts cost, given once or as long as all parts are
supplied. It never exceeds the price. Each part is a contract of its own and ends on its own.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple, Self

from pydantic import Field, model_validator

from wattwerk.catalog.domain.products import AnyProduct, Product
from wattwerk.catalog.domain.terms import ProductCode, Terms, Text
from wattwerk.platform.money import rounded

MONTHS = 12


class ProductSet(Terms):
    """A named group of products that are shown together."""

    code: ProductCode
    name: Text
    products: list[ProductCode] = Field(default_factory=list, max_length=50)


class DiscountTerms(Terms):
    """What is taken off. Amounts include VAT."""

    kind: Literal["amount", "percent"]
    value: Decimal = Field(gt=0, description="€ gross (per month, or once), or percent of all parts.")
    recurrence: Literal["once", "monthly"]

    @model_validator(mode="after")
    def _at_most_all(self) -> Self:
        if self.kind == "percent" and self.value > 100:
            raise ValueError("a discount is at most 100 percent")
        return self


class BundleTerms(Terms):
    """One or several products that are ordered together for a discount."""

    code: ProductCode
    name: Text
    description: Text
    parts: list[ProductCode] = Field(min_length=1, max_length=5)
    discount: DiscountTerms
    valid_from: date | None = Field(default=None, description="First day on which it is sold.")
    valid_until: date | None = Field(default=None, description="First day on which it is sold no more.")

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if len(set(self.parts)) != len(self.parts):
            raise ValueError("a product appears twice in a bundle")
        if self.valid_from and self.valid_until and self.valid_until <= self.valid_from:
            raise ValueError("valid_until is not after valid_from")
        return self

    def sold_on(self, day: date) -> bool:
        """Return whether it is sold on a day (half-open period)."""
        return (self.valid_from or day) <= day and (self.valid_until is None or day < self.valid_until)


class ProductArrangement(Terms):
    """How the products of a brand are grouped and bundled."""

    sets: list[ProductSet] = Field(default_factory=list, max_length=30)
    bundles: list[BundleTerms] = Field(default_factory=list, max_length=50)

    @model_validator(mode="after")
    def _codes_are_unique(self) -> Self:
        for codes in ([entry.code for entry in self.sets], [entry.code for entry in self.bundles]):
            if len(set(codes)) != len(codes):
                raise ValueError("a code appears twice")
        grouped = [code for entry in self.sets for code in entry.products]
        if len(set(grouped)) != len(grouped):
            raise ValueError("a product belongs to two sets")
        return self

    def set_of(self, product_code: str) -> ProductSet | None:
        """Return the group in which a product is shown."""
        return next((entry for entry in self.sets if product_code in entry.products), None)


def unknown_products(arrangement: ProductArrangement, known: Sequence[str]) -> list[str]:
    """Return the codes of an arrangement that no product has."""
    named = [code for entry in arrangement.sets for code in entry.products]
    named += [code for bundle in arrangement.bundles for code in bundle.parts]
    return sorted(set(named) - set(known))


def repeated_commodities(bundle: BundleTerms, products: Sequence[AnyProduct]) -> bool:
    """Return whether a bundle has two tariffs for one commodity, of which nobody can have both."""
    parts = [product for product in products if product.code in bundle.parts]
    commodities = [product.commodity for product in parts if isinstance(product, Product)]
    return len(set(commodities)) != len(commodities)


class Discount(NamedTuple):
    """A discount in whole cents: per month or once, and what it makes in the first year."""

    amount: Decimal
    first_year: Decimal


def discount(terms: DiscountTerms, *, yearly_price: Decimal, vat_rate: Decimal, gross: bool) -> Discount:
    """Return what is taken off the yearly price of all parts, which is shown gross or net."""
    if terms.kind == "percent":
        first_year = rounded(yearly_price * terms.value / 100)
    else:
        given = terms.value if gross else terms.value * 100 / (100 + vat_rate)
        first_year = rounded(given * (MONTHS if terms.recurrence == "monthly" else 1))
    first_year = min(first_year, yearly_price)
    amount = rounded(first_year / MONTHS) if terms.recurrence == "monthly" else first_year
    return Discount(amount, first_year)
