"""A customer takes a declaration back, as long as billing has not got it.

Nobody has a right to that once the supplier has got the declaration (§ 130 (1) BGB); we allow it while
nothing has been set in motion.
"""

from datetime import datetime, timedelta
from typing import cast

from wattwerk.billing import queries as transactions
from wattwerk.billing.operations import products
from wattwerk.billing.operations import transactions as billing_transactions
from wattwerk.billing.schemas.requests import CustomerRequests
from wattwerk.contracts.operations import requests, termination
from wattwerk.contracts.statuses import ContractStatus
from wattwerk.declarations import repository
from wattwerk.declarations.domain.vocabulary import UNDECIDED, DeclarationKind, DeclarationStatus
from wattwerk.declarations.events import DeclarationTakenBack
from wattwerk.declarations.items import DeclarationItem
from wattwerk.declarations.schemas import CustomerDeclaration
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem, not_found
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile

ACTOR = "customer"
ONE_DAY = timedelta(days=1)


def take_back_request(
    *,
    caller: Caller,
    customer_number: str,
    transaction_id: str,
    idempotency: Idempotency | None,
    now: datetime,
) -> CustomerRequests:
    """Take any request back; a declaration that it came from is taken back with it.

    Raises:
        Problem: as ``contracts.take_back_request``; 409 ``request_not_undoable`` also when the
            contract has got another end since.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    return requests.take_back_request(
        caller=caller,
        customer_number=customer_number,
        transaction_id=transaction_id,
        also=dict.fromkeys((kind.value for kind in DeclarationKind), _declaration_of_request),
        idempotency=idempotency,
        now=now,
    )


def take_back_declaration(
    *,
    caller: Caller,
    customer_number: str,
    declaration_number: str,
    idempotency: Idempotency | None,
    now: datetime,
) -> CustomerDeclaration:
    """Take a declaration back, whether it was carried out or still waits for a clerk.

    Raises:
        Problem: 404 for somebody else's declaration; 403 for people who may only read; 409
            ``request_not_undoable`` when billing has got it, or it was decided otherwise; 409
            ``changed_meanwhile``.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    caller.require_customer(customer_number, write=True)
    item = repository.find_item(declaration_number)
    if item is None or item.customer != customer_number:
        raise not_found("declaration")
    transaction = Transaction(now=now)
    if item.transaction_id is not None:
        _take_back_request(item, item.transaction_id, transaction)
    _take_back(item, transaction)
    answer = repository.seen_by_customer(item)
    transaction.remember(idempotency, answer)
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
    return answer


def _declaration_of_request(customer_number: str, transaction_id: str, transaction: Transaction) -> None:
    number = str(transactions.transaction(transaction_id).payload["declaration_number"])
    item = repository.find_item(number)
    if item is None or item.customer != customer_number:
        raise not_found("declaration")
    if item.transaction_id == transaction_id:
        _take_back(item, transaction)
    else:
        # Only what was said afterwards about the final bill.
        item.final_bill = item.final_bill_transaction = None
        transaction.save(item)


def _take_back(item: DeclarationItem, transaction: Transaction) -> None:
    """Add to ``transaction`` that a declaration is taken back, and that its contract goes on."""
    status = DeclarationStatus(item.status)
    if status is DeclarationStatus.CONFIRMED:
        _restore_contract(item, transaction)
    elif status not in UNDECIDED:
        raise _not_undoable(item)
    if item.final_bill_transaction is not None:
        _take_back_request(item, item.final_bill_transaction, transaction)
    item.proceed(DeclarationStatus.TAKEN_BACK, at=transaction.now, actor=ACTOR)
    transaction.save(item)
    transaction.emit(
        DeclarationTakenBack.happened(
            now=transaction.now,
            brand=item.brand,
            declaration_number=item.declaration_number,
            kind=DeclarationKind(item.kind),
        )
    )


def _restore_contract(item: DeclarationItem, transaction: Transaction) -> None:
    if item.contract_number is None or item.ends_on is None or item.status_before is None:
        raise _not_undoable(item)
    restored = termination.restore(
        customer_number=str(item.customer),
        contract_number=item.contract_number,
        before=termination.Standing(cast(ContractStatus, item.status_before), item.supply_end_before),
        supply_end=item.ends_on + ONE_DAY,
        transaction=transaction,
    )
    if not restored:
        raise _not_undoable(item)
    products.restore_products(
        customer_number=str(item.customer),
        contract_number=item.contract_number,
        declaration_number=item.declaration_number,
        transaction=transaction,
    )


def _take_back_request(item: DeclarationItem, transaction_id: str, transaction: Transaction) -> None:
    billing_transactions.take_back(
        customer_number=str(item.customer),
        transaction_id=transaction_id,
        actor=ACTOR,
        now=transaction.now,
        transaction=transaction,
    )


def _not_undoable(item: DeclarationItem) -> Problem:
    return Problem(
        409,
        "request_not_undoable",
        "This request can no longer be taken back.",
        current_status=str(item.status),
    )
