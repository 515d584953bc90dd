"""What a brand sells: the published versions of its products, each from its moment on."""

from datetime import datetime
from typing import Self

from pydantic import AwareDatetime, Field, model_validator

from wattwerk.catalog.domain.bundles import ProductArrangement
from wattwerk.catalog.domain.products import AnyProduct
from wattwerk.catalog.domain.terms import Terms


class AssortmentFile(Terms):
    """A products file: the products of a brand, and its groups and bundles if they shall be replaced."""

    brand: str
    products: list[AnyProduct] = Field(min_length=1)
    arrangement: ProductArrangement | None = None

    @model_validator(mode="after")
    def _codes_are_unique(self) -> Self:
        codes = [product.code for product in self.products]
        if repeated := {code for code in codes if codes.count(code) > 1}:
            raise ValueError(f"product codes appear twice: {', '.join(sorted(repeated))}")
        return self


class PublishedProduct(Terms):
    """A version of a product that counts from a moment until the next version of it does."""

    revision: int
    effective_from: AwareDatetime
    product: AnyProduct


class Assortment(Terms):
    """The published versions of all products of a brand that count now or will, and their groups."""

    products: tuple[PublishedProduct, ...] = ()
    arrangement: ProductArrangement = ProductArrangement.model_construct()

    def at(self, moment: datetime) -> list[AnyProduct]:
        """Return the products as they count at a moment, also those that are not on sale then."""
        return [entry.product for entry in counting(self.products, moment)]

    def with_published(self, published: PublishedProduct, *, now: datetime) -> "Assortment":
        """Return the assortment with a new version; versions that count no more are left out.

        A version that was to count later than the new one is left out as well.
        """
        code = published.product.code
        others = [
            entry
            for entry in self.products
            if entry.product.code != code or entry.effective_from < published.effective_from
        ]
        kept = (*others, published)
        now_counting = counting(kept, now)
        products = [entry for entry in kept if entry in now_counting or entry.effective_from > now]
        return self.model_copy(update={"products": tuple(products)})


def counting(published: tuple[PublishedProduct, ...], moment: datetime) -> list[PublishedProduct]:
    """Return of each product the version that counts at a moment."""
    latest: dict[str, PublishedProduct] = {}
    for entry in published:
        held = latest.get(entry.product.code)
        if entry.effective_from <= moment and (held is None or held.effective_from <= entry.effective_from):
            latest[entry.product.code] = entry
    return list(latest.values())
