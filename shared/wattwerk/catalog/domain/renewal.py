"""How contracts go on after their first term, within what the market allows."""

from dataclasses import dataclass
from datetime import date

from wattwerk.brands.domain import BrandSettings
from wattwerk.catalog.domain.products import AnyProduct, Product
from wattwerk.catalog.domain.terms import Renewal
from wattwerk.platform.vocabulary import CustomerType


@dataclass(frozen=True)
class RenewalTerms:
    """What a contract says: the length of each extension, and of all together (None: no limit)."""

    renewal: Renewal
    months: int | None = None
    longest_months: int | None = None


def renewal_of(
    product: Product, settings: BrandSettings, *, customer_type: CustomerType, concluded_on: date
) -> RenewalTerms:
    """Return how a contract that is concluded on a day goes on.

    Where the market does not allow its extension any more, the law takes the place of the clause
    (§ 306 (2) BGB): the contract is open-ended.
    """
    if product.renewal_months is None:
        return RenewalTerms(product.renewal)
    longest = settings.longest_renewal(customer_type, concluded_on)
    if longest is not None and product.renewal_months > longest:
        return RenewalTerms("open_ended")
    return RenewalTerms("extension", product.renewal_months, longest)


def longest_possible(product: AnyProduct, settings: BrandSettings, *, day: date) -> int | None:
    """Return how many months of extensions are possible for a product that wants more on a day.

    None when it wants none, or no more than the market allows with every one of its customers.
    """
    if not isinstance(product, Product) or product.renewal_months is None:
        return None
    limits = [settings.longest_renewal(customer_type, day) for customer_type in product.customer_types]
    longest = min((limit for limit in limits if limit is not None), default=None)
    return longest if longest is not None and longest < product.renewal_months else None
