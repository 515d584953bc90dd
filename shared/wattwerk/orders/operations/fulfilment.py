"""An accepted order becomes a contract. Each step may be repeated; together they happen once."""

from datetime import datetime

from wattwerk.billing.operations.mandates import request_mandate
from wattwerk.contracts.operations import conclusion
from wattwerk.orders import queries, repository
from wattwerk.orders.domain.new_contract import new_contract
from wattwerk.orders.domain.order import OrderEvent, PlacedOrder
from wattwerk.orders.domain.order_form import OrderStatus
from wattwerk.platform.transaction import Transaction, WriteConflict

ACTOR = "system"


def create_contract(*, order_number: str, now: datetime) -> None:
    """Create customer and contract of an accepted order, then mark the order, and ask for a missing mandate.

    The contract is concluded under the order's number, so whoever repeats this after a crash
    between the two steps finds it concluded and only marks the order.

    Raises:
        Problem: 404 for an unknown order, 409 for one that was not accepted.
        WriteConflict: somebody else is at it right now; repeat later.
    """
    order = queries.placed_order(order_number)
    if order.status is OrderStatus.CONTRACT_CREATED:
        return
    created = order.contract_created()
    conclusion.conclude_from_order(new=new_contract(order), now=now)
    transaction = Transaction(now=now)
    _ask_for_mandate(order, transaction)
    repository.change(created, OrderEvent(at=now, status=created.status, actor=ACTOR), transaction)
    try:
        transaction.commit()
    except WriteConflict:
        if queries.placed_order(order_number).status is not OrderStatus.CONTRACT_CREATED:
            raise


def _ask_for_mandate(order: PlacedOrder, transaction: Transaction) -> None:
    """Ask the customer to grant the mandate for a direct debit that staff noted without one."""
    desired, numbers = order.declaration.desired_debit, order.numbers
    if desired is None or numbers is None:
        return
    request_mandate(
        customer_number=numbers.customer_number,
        account_number=numbers.account_number,
        iban=desired.iban,
        account_holder=desired.account_holder,
        language=order.declaration.request.language,
        actor=order.history[0].actor,
        transaction=transaction,
    )
