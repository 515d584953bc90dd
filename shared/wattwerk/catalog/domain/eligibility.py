"""Which products somebody can order, and why not the others."""

from datetime import date

from wattwerk.catalog.domain.prices import Consumption
from wattwerk.catalog.domain.product_prices import ProductPrice
from wattwerk.catalog.domain.products import Product
from wattwerk.catalog.domain.reasons import Reason
from wattwerk.platform.vocabulary import Commodity, CustomerType

# Above these nobody is on a standard load profile (§ 12 StromNZV: 100 MWh; § 24 GasNZV: 1.5 GWh, of
# which the calculator takes at most 1 GWh): such customers get an individual offer, not a tariff.
LARGEST_CONSUMPTION = {
    Commodity.ELECTRICITY: 100_000,
    Commodity.HEATING_ELECTRICITY: 100_000,
    Commodity.GAS: 1_000_000,
}
WITH_OFF_PEAK = frozenset({Commodity.ELECTRICITY, Commodity.HEATING_ELECTRICITY})
"""Commodities whose meters may have two rates."""


def obstacles(
    product: Product,
    price: ProductPrice | None,
    *,
    consumption: Consumption,
    customer_type: CustomerType,
    day: date,
    town_needed: bool = False,
    street_needed: bool = False,
) -> list[Reason]:
    """Return every reason why a product cannot be ordered, none when it can.

    Without a price it is not sold here, or nobody can tell before the town (``town_needed``) or street
    and house number (``street_needed``) are known.
    """
    meter_type = "single" if consumption.off_peak is None else "two_rate"
    found: dict[Reason, bool] = {
        "not_on_sale": not product.sold_on(day),
        "not_in_supply_area": price is None and not town_needed and not street_needed,
        "town_needed": price is None and town_needed,
        "street_needed": price is None and street_needed,
        "customer_type": customer_type not in product.customer_types,
        "meter_type": meter_type not in product.meter_types,
        "consumption_too_low": consumption.total < product.minimum_consumption,
        "consumption_too_high": consumption.total > product.maximum_consumption,
    }
    return [reason for reason, holds in found.items() if holds]
