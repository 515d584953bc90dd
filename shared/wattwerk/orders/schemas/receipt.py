"""Models of what a prospect gets at once."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from pydantic import Field

from wattwerk.orders.domain.order_form import (
    OrderStatus,
)
from wattwerk.platform.schema import Schema
from wattwerk.platform.vocabulary import Commodity


class ReceivedOrder(Schema):
    """One tariff of what was ordered together."""

    order_number: str
    product_name: str
    commodity: Commodity
    yearly_price: Decimal
    supply_start: date


class OrderReceipt(Schema):
    """What the prospect gets at once (§ 312i (1) BGB)."""

    order_number: str
    received_at: datetime
    status: OrderStatus
    email_masked: str = Field(description="Where the confirmation goes, e.g. `a…@example.org`.")
    yearly_price: Decimal
    supply_start: date
    further_order_numbers: list[str] = Field(
        default_factory=list, description="Orders of the bundle's further tariffs."
    )
    orders: list[ReceivedOrder] = Field(
        default_factory=list, description="Every tariff with the order that it became, the first one first."
    )
    start_reason: Literal["supplier_switch", "move_in"] = Field(
        default="supplier_switch", description="Whether a previous supplier is left, or somebody moves in."
    )
