"""What becomes of a bundle's discount when one of its parts ends."""

from collections.abc import Sequence
from datetime import date, timedelta

from wattwerk.billing.schemas.products import PurchasedProduct
from wattwerk.contracts.schemas import Contract

ONE_DAY = timedelta(days=1)


def with_discount_ends(contracts: Sequence[Contract], products: Sequence[PurchasedProduct]) -> list[Contract]:
    """Return contracts that say until when the discount of their bundle lasts.

    A monthly discount lasts as long as all parts do: the first that ends, ends it. One that was given once
    stays given.
    """
    return [
        contract.model_copy(update={"bundle_discount_until": discount_until(contract, contracts, products)})
        if contract.bundle
        else contract
        for contract in contracts
    ]


def discount_until(
    contract: Contract, contracts: Sequence[Contract], products: Sequence[PurchasedProduct]
) -> date | None:
    """Return the last day of the monthly discount of a contract's bundle, or None while all parts go on."""
    bundle = contract.bundle
    if bundle is None or bundle.discount.recurrence != "monthly":
        return None
    together = [
        one for one in contracts if one.bundle is not None and one.bundle.bundle_code == bundle.bundle_code
    ]
    numbers = {one.contract_number for one in together}
    ends = [one.supply_end - ONE_DAY for one in together if one.supply_end is not None]
    ends += [
        one.last_day
        for one in products
        if one.last_day is not None and one.bundle_discount_monthly and one.contract_number in numbers
    ]
    return min(ends, default=None)
