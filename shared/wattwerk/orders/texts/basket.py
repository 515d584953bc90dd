"""What is ordered beyond a tariff, in one sentence each: a bundle with its discount, another product."""

from decimal import Decimal

from wattwerk.catalog.condition_schemas import Bundle
from wattwerk.catalog.schemas import ExtraProduct
from wattwerk.orders.texts import Words

GROUP = "contract_summary"
ZERO = Decimal(0)


def bundle_line(bundle: Bundle, words: Words) -> str:
    """Return what a bundle takes off, what it consists of, and that each part stands alone."""
    return words.text(
        GROUP,
        f"bundle_{bundle.discount.recurrence}",
        name=bundle.name,
        amount=words.euros(bundle.discount.amount),
        parts=", ".join(part.name for part in bundle.parts),
    )


def extra_line(product: ExtraProduct, words: Words) -> str:
    """Return what another product costs, or that a personal offer follows."""
    monthly, once = product.monthly_price, product.one_time_price
    if product.on_request:
        return words.text(GROUP, "extra_on_request", name=product.name)
    key = "extra_both" if monthly and once else "extra_monthly" if monthly else "extra_once"
    return words.text(
        GROUP, key, name=product.name, monthly=words.euros(monthly or ZERO), once=words.euros(once or ZERO)
    )
