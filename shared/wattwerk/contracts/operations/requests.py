"""A customer takes a request back, as long as billing has not got it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from wattwerk.billing import queries
from wattwerk.billing.operations import transactions
from wattwerk.billing.schemas.requests import CustomerRequests
from wattwerk.contracts.undo_links import request_of
from wattwerk.metering.operations import take_back
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile

ACTOR = "customer"

TakeBack = Callable[[str, str, Transaction], None]


def take_back_request(
    *,
    caller: Caller,
    customer_number: str,
    transaction_id: str,
    also: Mapping[str, TakeBack] = MappingProxyType({}),
    idempotency: Idempotency | None,
    now: datetime,
) -> CustomerRequests:
    """Take a request back, with those made together with it, and undo what it changed here.

    ``also`` undoes what contexts above this one know of, by kind of request.

    Raises:
        Problem: 404 for somebody else's request; 403 for people who may only read; 409
            ``request_not_undoable`` when billing has got it; 409 ``changed_meanwhile``.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    caller.require_customer(customer_number, write=True)
    return _taken_back(
        customer_number, transaction_id, undo={**TAKE_BACK, **also}, idempotency=idempotency, now=now
    )


def undo_by_link(*, token: str, now: datetime) -> CustomerRequests:
    """Take back what a mail told of, by the link in it.

    Raises:
        Problem: 410 ``link_not_usable``; 409 ``request_not_undoable`` when it was taken back already.
    """
    customer_number, transaction_id = request_of(token, now=now)
    return _taken_back(customer_number, transaction_id, undo=TAKE_BACK, idempotency=None, now=now)


def _taken_back(
    customer_number: str,
    transaction_id: str,
    *,
    undo: Mapping[str, TakeBack],
    idempotency: Idempotency | None,
    now: datetime,
) -> CustomerRequests:
    transaction = Transaction(now=now)
    answer = transactions.take_back(
        customer_number=customer_number,
        transaction_id=transaction_id,
        actor=ACTOR,
        now=now,
        transaction=transaction,
    )
    for request in answer.requests:
        if request.kind in undo:
            undo[request.kind](customer_number, request.transaction_id, transaction)
    transaction.remember(idempotency, answer)
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
    return answer


def _take_back_reading(customer_number: str, transaction_id: str, transaction: Transaction) -> None:
    payload = queries.transaction(transaction_id).payload
    take_back.take_back_report(
        customer_number=customer_number,
        meter_id=str(payload["meter_id"]),
        reading_id=str(payload["reading_id"]),
        transaction=transaction,
    )


TAKE_BACK: dict[str, TakeBack] = {"meter_reading_report": _take_back_reading}
"""What a request changed outside of billing, by kind; billing itself undoes what is its own."""
