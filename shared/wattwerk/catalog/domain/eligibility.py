"""Which products somebody can order, and why not the others."""

from typing import Literal

from wattwerk.catalog.domain.prices import Consumption
from wattwerk.catalog.domain.product_prices import ProductPrice
from wattwerk.catalog.domain.products import Product
from wattwerk.platform.vocabulary import Commodity, CustomerType

Reason = Literal[
    "not_in_supply_area", "consumption_too_low", "consumption_too_high", "customer_type", "meter_type"
]

# Above these nobody is on a standard load profile (§ 12 StromNZV: 100 MWh; § 24 GasNZV: 1.5 GWh, of
# which the calculator takes at most 1 GWh): such customers get an individual offer, not a tariff.
LARGEST_CONSUMPTION = {
    Commodity.ELECTRICITY: 100_000,
    Commodity.HEATING_ELECTRICITY: 100_000,
    Commodity.GAS: 1_000_000,
}
WITH_OFF_PEAK = frozenset({Commodity.ELECTRICITY, Commodity.HEATING_ELECTRICITY})
"""Commodities whose meters may have two rates."""


def obstacle(
    product: Product, price: ProductPrice | None, *, consumption: Consumption, customer_type: CustomerType
) -> Reason | None:
    """Return why a product cannot be ordered, or None when it can. Without a price it is not sold here."""
    if price is None:
        return "not_in_supply_area"
    if customer_type not in product.customer_types:
        return "customer_type"
    meter_type = "single" if consumption.off_peak is None else "two_rate"
    if meter_type not in product.meter_types:
        return "meter_type"
    if consumption.total < product.minimum_consumption:
        return "consumption_too_low"
    if consumption.total > product.maximum_consumption:
        return "consumption_too_high"
    return None
