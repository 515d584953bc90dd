"""What a brand sells: the published versions of its products, each from its moment on."""

from datetime import date, datetime

from pydantic import AwareDatetime

from wattwerk.catalog.domain.products import Product
from wattwerk.catalog.domain.terms import Terms


class PublishedProduct(Terms):
    """A version of a product that counts from a moment until the next version of it does."""

    revision: int
    effective_from: AwareDatetime
    product: Product


class Assortment(Terms):
    """The published versions of all products of a brand that count now or will."""

    products: tuple[PublishedProduct, ...] = ()

    def sold(self, *, moment: datetime, day: date) -> list[Product]:
        """Return what is sold at a moment, which falls on ``day`` where the brand is at home."""
        return [entry.product for entry in self._counting(moment) if entry.product.sold_on(day)]

    def with_published(self, published: PublishedProduct, *, now: datetime) -> "Assortment":
        """Return the assortment with a new version; versions that count no more are left out."""
        code = published.product.code
        others = [
            entry
            for entry in self.products
            if entry.product.code != code or entry.effective_from < published.effective_from
        ]
        kept = self.model_copy(update={"products": (*others, published)})
        counting = kept._counting(now)
        products = [entry for entry in kept.products if entry in counting or entry.effective_from > now]
        return self.model_copy(update={"products": tuple(products)})

    def _counting(self, moment: datetime) -> list[PublishedProduct]:
        """Return of each product the version that counts at a moment."""
        latest: dict[str, PublishedProduct] = {}
        for entry in self.products:
            held = latest.get(entry.product.code)
            if entry.effective_from <= moment and (
                held is None or held.effective_from <= entry.effective_from
            ):
                latest[entry.product.code] = entry
        return list(latest.values())
