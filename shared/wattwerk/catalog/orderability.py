"""Why a product cannot be ordered at the moment, so that staff can mend it before customers ask."""

from datetime import date, datetime

from wattwerk.brands import queries as brands
from wattwerk.catalog.domain.levies import VAT, in_force
from wattwerk.catalog.domain.price_lists import Activation, holding
from wattwerk.catalog.domain.products import AnyProduct, Product
from wattwerk.catalog.product_schemas import ProductObstacle
from wattwerk.catalog.repository import levies as levy_table
from wattwerk.catalog.repository import price_lists
from wattwerk.platform.clock import business_date
from wattwerk.platform.vocabulary import Commodity

NEEDED_OF_SETTINGS = (
    "hotline",
    "terms_url",
    "terms_version",
    "privacy_url",
    "withdrawal_information_version",
)
"""What a contract summary takes from the brand's rules (§ 41 (1), (4) EnWG), beside its contact data."""


class Orderability:
    """Looks at all products of a brand with a few reads: price lists, levies, and what the brand says."""

    def __init__(self, brand: str, *, now: datetime, day: date) -> None:
        self._brand = brand
        self._now = now
        self._day = day
        self._activations = price_lists.activations(brand)
        self._priced: dict[str, frozenset[str]] = {}
        self._brand_complete = _complete(brand)

    def obstacles(self, published: AnyProduct | None) -> list[ProductObstacle]:
        """Return everything that keeps customers from ordering a product, nothing when they can."""
        if published is None:
            return [ProductObstacle(code="not_published")]
        found = []
        if published.valid_until is not None and published.valid_until <= self._day:
            found.append(ProductObstacle(code="sale_over"))
        elif not published.sold_on(self._day):
            found.append(ProductObstacle(code="sale_later", since=published.valid_from))
        if isinstance(published, Product):
            found += self._prices(published)
        if not self._brand_complete:
            found.append(ProductObstacle(code="brand_incomplete"))
        return found

    def _prices(self, product: Product) -> list[ProductObstacle]:
        commodity = product.commodity
        rates = in_force(levy_table.levies(commodity), commodity, self._day)
        found = []
        if not any(rate.code == VAT for rate in rates):
            found.append(ProductObstacle(code="no_vat_rate"))
        current = holding(self._activations, commodity, self._now)
        if current is None or product.code not in self._products_of(current):
            later = self._later(commodity, product.code)
            found.append(
                ProductObstacle(code="prices_later", since=later)
                if later
                else ProductObstacle(code="no_prices")
            )
        return found

    def _later(self, commodity: Commodity, code: str) -> date | None:
        """Return the first day from which a scheduled price list has the product."""
        coming = sorted(
            (one for one in self._activations if one.active_from > self._now and one.withdrawn_at is None),
            key=lambda one: one.active_from,
        )
        for activation in coming:
            if commodity in activation.commodities and code in self._products_of(activation):
                zone = brands.brand(self._brand).time_zone
                return business_date(activation.active_from, zone)
        return None

    def _products_of(self, activation: Activation) -> frozenset[str]:
        if activation.version not in self._priced:
            version = price_lists.version(self._brand, activation.version)
            self._priced[activation.version] = frozenset(version.products if version else ())
        return self._priced[activation.version]


def _complete(brand: str) -> bool:
    contact = brands.brand(brand).contact.model_dump()
    settings = brands.settings(brand)
    named = [*contact.values(), *(getattr(settings, name) for name in NEEDED_OF_SETTINGS)]
    return all(value.strip() for value in named if isinstance(value, str))
