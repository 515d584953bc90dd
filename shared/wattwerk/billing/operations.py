"""What changes contract accounts and transactions."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from wattwerk.billing import repository
from wattwerk.billing.domain import TransactionStatus, new_transaction_id, require_transition
from wattwerk.billing.events import (
    TransactionAcknowledged,
    TransactionExported,
    TransactionReceived,
    TransactionRejected,
    TransactionWithdrawn,
)
from wattwerk.billing.items import ContractAccountItem, TransactionItem
from wattwerk.billing.schemas import StatusChange, TransactionKind
from wattwerk.billing.schemas import Transaction as BillingTransaction
from wattwerk.customers import operations as customers
from wattwerk.platform import customer_collection
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.events import DomainEvent
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import not_found
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile
from wattwerk.platform.vocabulary import PaymentMethod

ACCOUNT_NUMBER_DIGITS = 10

EVENTS: dict[TransactionStatus, type[DomainEvent]] = {
    TransactionStatus.RECEIVED: TransactionReceived,
    TransactionStatus.EXPORTED: TransactionExported,
    TransactionStatus.ACKNOWLEDGED: TransactionAcknowledged,
    TransactionStatus.REJECTED: TransactionRejected,
    TransactionStatus.WITHDRAWN: TransactionWithdrawn,
}


def reserve_account_number(*, transaction: Transaction) -> str:
    """Return a contract account number of 10 digits that ``transaction`` reserves.

    When the commit fails with a ``WriteConflict`` on a ``NumberReservation``, reserve again.
    """
    return customer_collection.reserve_number(
        "ACCOUNT", length=ACCOUNT_NUMBER_DIGITS, transaction=transaction
    )


def open_account(
    *,
    customer_number: str,
    account_number: str,
    payment_method: PaymentMethod,
    iban: str | None,
    bic: str | None,
    bank_name: str | None,
    account_holder: str | None,
    mandate_reference: str | None,
    mandate_granted_at: datetime | None,
    instalment: Decimal,
    instalment_since: date,
    transaction: Transaction,
) -> None:
    """Add a contract account. ``instalment`` is € per month from ``instalment_since`` on."""
    transaction.create(
        ContractAccountItem.of(
            customer_number,
            account_number=account_number,
            payment_method=payment_method,
            iban=iban,
            bic=bic,
            bank_name=bank_name,
            account_holder=account_holder,
            mandate_reference=mandate_reference,
            mandate_granted_at=mandate_granted_at,
            instalment=instalment,
            instalment_since=instalment_since,
        )
    )


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
    actor: str,
    now: datetime,
    transaction: Transaction,
) -> str:
    """Put a request in line for billing, with activities on customer and contract account.

    Any context that changes something billing must know adds it to its own ``transaction`` with
    this. ``payload`` is what billing gets and never changes; it must not hold a full IBAN.
    ``details`` are the names and values that the customer and staff see of it, ready to show.
    ``contract_number`` is empty for what concerns a whole contract account.

    Returns the transaction's id, which the customer follows among the requests.
    """
    transaction_id = new_transaction_id(customer_number, now)
    receive_transaction(
        transaction_id=transaction_id,
        brand=brand,
        kind=kind,
        customer_number=customer_number,
        account_number=account_number,
        contract_number=contract_number,
        payload=payload,
        details=details,
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
    item.proceed(status, at=now, actor=caller.actor, reason=change.reason)
    # Saving raises the version; the answer already tells the new one.
    answer = repository.transaction(item).model_copy(update={"version": change.version + 1})
    transaction = Transaction(now=now)
    transaction.save(item)
    customers.record_activity(
        customer_number=item.customer_number,
        account_number=item.account_number,
        kind="transaction_status",
        actor=caller.actor,
        parameters={
            "transaction_id": transaction_id,
            "kind": item.kind,
            "status": status.value,
            **({"reason": change.reason} if change.reason else {}),
        },
        now=now,
        transaction=transaction,
    )
    transaction.emit(
        EVENTS[status].happened(
            now=now,
            brand=item.brand,
            transaction_id=transaction_id,
            customer_number=item.customer_number,
            kind=item.kind,
        )
    )
    transaction.remember(idempotency, answer)
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
    return answer
