"""Queue: new orders are accepted where the brand wishes it, accepted ones become contracts.

Cancellations and withdrawals that arrived are carried out where they are clear.
"""

from datetime import datetime

from wattwerk.declarations.events import DeclarationReceived
from wattwerk.declarations.operations import deciding
from wattwerk.lifecycle.operations import acceptance
from wattwerk.orders.events import OrderAccepted, OrderPlaced
from wattwerk.orders.operations import fulfilment
from wattwerk.platform.batch import Detail, consume


def order_placed(detail: Detail, now: datetime) -> None:
    """Accept the order if nothing needs a clerk and the brand's status machine allows it."""
    placed = OrderPlaced.model_validate(detail)
    acceptance.accept_automatically(order_number=placed.order_number, now=now)


def order_accepted(detail: Detail, now: datetime) -> None:
    """Create customer and contract."""
    accepted = OrderAccepted.model_validate(detail)
    fulfilment.create_contract(order_number=accepted.order_number, now=now)


def declaration_received(detail: Detail, now: datetime) -> None:
    """Carry the declaration out, or hand it to a clerk."""
    received = DeclarationReceived.model_validate(detail)
    deciding.decide(declaration_number=received.declaration_number, now=now)


handler = consume(
    "workers-fulfilment",
    {
        OrderPlaced.detail_type(): order_placed,
        OrderAccepted.detail_type(): order_accepted,
        DeclarationReceived.detail_type(): declaration_received,
    },
)
