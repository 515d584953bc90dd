"""What changes orders."""

from wattwerk.orders.operations.decision import accept_automatically, accept_order, reject_order
from wattwerk.orders.operations.fulfilment import create_contract
from wattwerk.orders.operations.submission import place_order, review_order

__all__ = [
    "accept_automatically",
    "accept_order",
    "create_contract",
    "place_order",
    "reject_order",
    "review_order",
]
