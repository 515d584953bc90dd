"""Queue: new orders are accepted where the brand wishes it, accepted ones become contracts."""

from datetime import datetime

from wattwerk.orders import operations
from wattwerk.orders.events import OrderAccepted, OrderPlaced
from wattwerk.platform.batch import Detail, consume


def order_placed(detail: Detail, now: datetime) -> None:
    """Accept the order if nothing needs a clerk."""
    placed = OrderPlaced.model_validate(detail)
    operations.accept_automatically(order_number=placed.order_number, now=now)


def order_accepted(detail: Detail, now: datetime) -> None:
    """Create customer and contract."""
    accepted = OrderAccepted.model_validate(detail)
    operations.create_contract(order_number=accepted.order_number, now=now)


handler = consume(
    "workers-fulfilment",
    {OrderPlaced.detail_type(): order_placed, OrderAccepted.detail_type(): order_accepted},
)
