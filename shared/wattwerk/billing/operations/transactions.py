"""Transactions are handed to billing, followed by staff, and taken back by customers."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from wattwerk.billing import repository
from wattwerk.billing.domain.transactions import (
    TransactionStatus,
    new_transaction_id,
    require_export_allowed,
    require_transition,
    undoable,
)
from wattwerk.billing.events import (
    TransactionAcknowledged,
    TransactionExported,
    TransactionReceived,
    TransactionRejected,
    TransactionWithdrawn,
)
from wattwerk.billing.items import TransactionItem
from wattwerk.billing.operations.consequences import add_consequences
from wattwerk.billing.schemas.requests import CustomerRequests
from wattwerk.billing.schemas.transactions import StatusChange, TransactionKind
from wattwerk.billing.schemas.transactions import Transaction as BillingTransaction
from wattwerk.customers import operations as customers
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.events import DomainEvent
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem, not_found
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile

EVENTS: dict[TransactionStatus, type[DomainEvent]] = {
    TransactionStatus.RECEIVED: TransactionReceived,
    TransactionStatus.EXPORTED: TransactionExported,
    TransactionStatus.ACKNOWLEDGED: TransactionAcknowledged,
    TransactionStatus.REJECTED: TransactionRejected,
    TransactionStatus.WITHDRAWN: TransactionWithdrawn,
}


def receive_transaction(
    *,
    transaction_id: str,
    brand: str,
    kind: TransactionKind,
    customer_number: str,
    account_number: str,
    contract_number: str,
    payload: dict[str, Any],
    details: dict[str, str] | None = None,
    together: Sequence[str] = (),
    exportable_from: datetime | None = None,
    actor: str,
    now: datetime,
    transaction: Transaction,
) -> None:
    """Put a change in line for billing. The payload is final; the id is a ``new_transaction_id``.

    ``details`` are the names and values that the customer sees of it. Activities are the caller's
    job; ``submit_transaction`` records them too.
    """
    item = TransactionItem.of(
        transaction_id=transaction_id,
        brand=brand,
        kind=kind,
        received_at=now,
        account_number=account_number,
        contract_number=contract_number,
        payload=payload,
        details=details or {},
        together=list(together),
        exportable_from=exportable_from,
    )
    item.proceed(TransactionStatus.RECEIVED, at=now, actor=actor)
    transaction.create(item)
    transaction.emit(
        TransactionReceived.happened(
            now=now,
            brand=brand,
            transaction_id=transaction_id,
            customer_number=customer_number,
            kind=kind,
        )
    )


def submit_transaction(
    *,
    brand: str,
    kind: TransactionKind,
    customer_number: str,
    account_number: str,
    contract_number: str = "",
    payload: dict[str, Any],
    details: dict[str, str],
    transaction_id: str | None = None,
    together: Sequence[str] = (),
    exportable_from: datetime | None = None,
    actor: str,
    now: datetime,
    transaction: Transaction,
) -> str:
    """Put a request in line for billing, with activities on customer and contract account.

    Any context that changes something billing must know adds it to its own ``transaction`` with
    this. ``payload`` is what billing gets and never changes; it must not hold a full IBAN.
    ``details`` are the names and values that the customer and staff see of it, ready to show.
    ``contract_number`` is empty for what concerns a whole contract account. ``together`` are the
    ids of requests that were made at once, for several contract accounts: they are taken back at
    once as well. Before ``exportable_from`` staff cannot pass it on.

    Returns the transaction's id, which the customer follows among the requests.
    """
    transaction_id = transaction_id or new_transaction_id(customer_number, now)
    receive_transaction(
        transaction_id=transaction_id,
        brand=brand,
        kind=kind,
        customer_number=customer_number,
        account_number=account_number,
        contract_number=contract_number,
        payload=payload,
        details=details,
        together=together,
        exportable_from=exportable_from,
        actor=actor,
        now=now,
        transaction=transaction,
    )
    customers.record_activity(
        customer_number=customer_number,
        account_number=account_number,
        kind="transaction_status",
        actor=actor,
        parameters={
            **details,
            "transaction_id": transaction_id,
            "kind": kind,
            "status": TransactionStatus.RECEIVED.value,
        },
        now=now,
        transaction=transaction,
    )
    return transaction_id


def change_status(
    *,
    caller: Caller,
    transaction_id: str,
    status: TransactionStatus,
    change: StatusChange,
    idempotency: Idempotency | None,
    now: datetime,
) -> BillingTransaction:
    """Record that a transaction was exported, or what billing answered.

    Raises:
        Problem: 404 for an unknown transaction and for one of another brand; 409
            ``changed_meanwhile`` when the caller saw another version, 409
            ``transaction_status_not_allowed`` for a step that is not possible, 422 for a rejection
            without a reason.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    item = repository.find_transaction_item(transaction_id)
    if item is None:
        raise not_found("transaction")
    caller.require_role(item.brand, *STAFF_ROLES)
    if item.version != change.version:
        raise changed_meanwhile()
    require_transition(TransactionStatus(item.status), status, change.reason)
    if status is TransactionStatus.EXPORTED:
        require_export_allowed(item.exportable_from, now)
    transaction = Transaction(now=now)
    proceed(item, status, actor=caller.actor, reason=change.reason, now=now, transaction=transaction)
    # Saving raises the version; the answer already tells the new one.
    answer = repository.transaction(item).model_copy(update={"version": change.version + 1})
    transaction.remember(idempotency, answer)
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
    return answer


def take_back(
    *, customer_number: str, transaction_id: str, actor: str, now: datetime, transaction: Transaction
) -> CustomerRequests:
    """Add to ``transaction`` that a customer takes a request back, with those made together with it.

    Raises:
        Problem: 404 for an unknown request and for somebody else's; 409 ``request_not_undoable``
            when billing has got one of them, or when its kind cannot be taken back.
    """
    item = repository.find_transaction_item(transaction_id)
    if item is None or item.customer_number != customer_number:
        raise not_found("request")
    others = [other for other in item.together or [] if other != transaction_id]
    items = [item, *filter(None, map(repository.find_transaction_item, others))]
    for one in items:
        if not undoable(one.kind, one.status):
            raise Problem(
                409,
                "request_not_undoable",
                "This request can no longer be taken back.",
                current_status=str(one.status),
            )
    for one in items:
        proceed(one, TransactionStatus.WITHDRAWN, actor=actor, reason="", now=now, transaction=transaction)
    return CustomerRequests(requests=[repository.request(repository.transaction(one)) for one in items])


def proceed(
    item: TransactionItem,
    status: TransactionStatus,
    *,
    actor: str,
    reason: str,
    now: datetime,
    transaction: Transaction,
) -> None:
    """Add to ``transaction`` that a request enters a status, with all that follows from it."""
    item.proceed(status, at=now, actor=actor, reason=reason)
    transaction.save(item)
    add_consequences(item, status, transaction=transaction)
    customers.record_activity(
        customer_number=item.customer_number,
        account_number=item.account_number,
        kind="transaction_status",
        actor=actor,
        parameters={
            "transaction_id": item.transaction_id,
            "kind": item.kind,
            "status": status.value,
            **({"reason": reason} if reason else {}),
        },
        now=now,
        transaction=transaction,
    )
    transaction.emit(
        EVENTS[status].happened(
            now=now,
            brand=item.brand,
            transaction_id=item.transaction_id,
            customer_number=item.customer_number,
            kind=item.kind,
        )
    )
