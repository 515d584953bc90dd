"""Why somebody cannot order a product."""

from typing import Literal

Reason = Literal[
    "not_on_sale",
    "not_in_supply_area",
    "town_needed",
    "street_needed",
    "customer_type",
    "meter_type",
    "consumption_too_low",
    "consumption_too_high",
]
