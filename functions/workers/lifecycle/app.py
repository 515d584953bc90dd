"""Queue: cases follow the facts of orders and contracts, and what a status fires is carried out.

Any event about an order or its contract may come; the records say what is true. Once an hour the
schedule lets dates move what they move: the start and the end of supply, the end of further products.
"""

from datetime import datetime

from wattwerk.billing.operations import products
from wattwerk.brands import queries as brands
from wattwerk.contracts.events import ContractChanged, ContractConcluded
from wattwerk.declarations import queries as declarations
from wattwerk.declarations.events import DeclarationConfirmed
from wattwerk.lifecycle.events import ActionRepeated, StatusReached
from wattwerk.lifecycle.operations import actions, moving
from wattwerk.orders.events import OrderAccepted, OrderCaptured, OrderPlaced, OrderRejected, OrderStopped
from wattwerk.platform import clock
from wattwerk.platform.batch import Detail, consume


def follow(detail: Detail, now: datetime) -> None:
    """Move the case of an order."""
    moving.follow(order_number=detail["order_number"], now=now)


def declaration_confirmed(detail: Detail, now: datetime) -> None:
    """Move the case of the order or contract that somebody has ended."""
    event = DeclarationConfirmed.model_validate(detail)
    order_number = declarations.order_of(event.declaration_number, now=now)
    if order_number is not None:
        moving.follow(order_number=order_number, now=now)


def carry_out(detail: Detail, now: datetime) -> None:
    """Carry out the open actions of a step."""
    actions.run(order_number=detail["order_number"], step=detail["step"], now=now)


def hour_began(_: Detail, now: datetime) -> None:
    """Move the cases that a date moves, and end products: each brand lives in its own time zone."""
    zones = {brand.time_zone for brand in brands.brands()}
    if zones:
        today = max(clock.business_date(now, zone) for zone in zones)
        moving.follow_dates(today=today, now=now)
        products.end_due_products(today=today, now=now)


handler = consume(
    "workers-lifecycle",
    {
        OrderPlaced.detail_type(): follow,
        OrderCaptured.detail_type(): follow,
        OrderStopped.detail_type(): follow,
        OrderAccepted.detail_type(): follow,
        OrderRejected.detail_type(): follow,
        ContractConcluded.detail_type(): follow,
        ContractChanged.detail_type(): follow,
        DeclarationConfirmed.detail_type(): declaration_confirmed,
        StatusReached.detail_type(): carry_out,
        ActionRepeated.detail_type(): carry_out,
        "HourBegan": hour_began,
    },
)
