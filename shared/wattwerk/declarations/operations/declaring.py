"""A signed-in customer cancels, withdraws or moves; what is clear is carried out at once."""

import secrets
from datetime import datetime
from typing import Any

from wattwerk.billing.operations import transactions
from wattwerk.billing.schemas.accounts import BillAddress
from wattwerk.brands import queries as brands
from wattwerk.contracts import queries as contracts
from wattwerk.contracts.operations import readings
from wattwerk.contracts.schemas import Contract, Dashboard
from wattwerk.customers.schemas import Customer
from wattwerk.declarations import repository
from wattwerk.declarations.domain.decision import Decision
from wattwerk.declarations.domain.vocabulary import (
    ClarificationReason,
    DeclarationKind,
    DeclarationStatus,
    Ground,
    new_declaration_number,
)
from wattwerk.declarations.events import DeclarationReceived
from wattwerk.declarations.items import DeclarationItem
from wattwerk.declarations.operations import effects
from wattwerk.declarations.operations.decisions import clarify, decision_for
from wattwerk.declarations.operations.receiving import new_item
from wattwerk.declarations.schemas import (
    CancellationInPortal,
    CustomerDeclaration,
    DeclarationReceipt,
    Declared,
    EndPreview,
    EndWish,
    MoveIn,
)
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import not_found
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile


def preview_end(
    *, caller: Caller, customer_number: str, contract_number: str, wish: EndWish, now: datetime
) -> EndPreview:
    """Return on which day a cancellation would end a contract, without declaring anything.

    Raises:
        Problem: 404 for somebody else's contract.
    """
    caller.require_customer(customer_number)
    found = contracts.overview(customer_number, now=now)
    contract = _contract(found, contract_number)
    declared = _declared(found.customer, contract_number, **wish.model_dump())
    item = _new(DeclarationKind.CANCELLATION, declared, found.customer, caller, now)
    decision = decision_for(item, declared=declared, customer=found.customer, contract=contract)
    return EndPreview(ends_on=decision.ends_on, reasons=list(decision.reasons))


def cancel_contract(
    *,
    caller: Caller,
    customer_number: str,
    contract_number: str,
    cancellation: CancellationInPortal,
    idempotency: Idempotency | None,
    now: datetime,
) -> CustomerDeclaration:
    """Cancel a contract, with the final reading and what the final bill needs.

    The reading is stored first and on its own: the same report again changes nothing, so the
    whole may be repeated.

    Raises:
        Problem: 404 for somebody else's contract; 403 for people who may only read; what
            ``contracts.report_reading`` refuses; 409 ``changed_meanwhile``.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    caller.require_customer(customer_number, write=True)
    found = contracts.overview(customer_number, now=now)
    contract = _contract(found, contract_number)
    extra: dict[str, Any] = {}
    if cancellation.reading is not None:
        if cancellation.reading.meter_id not in {meter.meter_id for meter in contract.meters}:
            raise not_found("meter")
        receipt = readings.report_reading(
            caller=caller,
            customer_number=customer_number,
            meter_id=cancellation.reading.meter_id,
            report=cancellation.reading.report,
            idempotency=None,
            now=now,
        )
        extra = {"reading_id": receipt.reading.reading_id}
    declared = _declared(found.customer, contract_number, **cancellation.model_dump(exclude={"reading"}))
    moving = cancellation.ground is Ground.MOVING
    kind = DeclarationKind.MOVE_OUT if moving else DeclarationKind.CANCELLATION
    item = _new(kind, declared, found.customer, caller, now)
    return _declare(item, declared, found.customer, contract, extra, idempotency, now)


def withdraw_from_contract(
    *,
    caller: Caller,
    customer_number: str,
    contract_number: str,
    idempotency: Idempotency | None,
    now: datetime,
) -> CustomerDeclaration:
    """Withdraw from a contract.

    Raises:
        Problem: 404 for somebody else's contract; 403 for people who may only read; 409
            ``changed_meanwhile``.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    caller.require_customer(customer_number, write=True)
    found = contracts.overview(customer_number, now=now)
    contract = _contract(found, contract_number)
    declared = _declared(found.customer, contract_number)
    item = _new(DeclarationKind.WITHDRAWAL, declared, found.customer, caller, now)
    return _declare(item, declared, found.customer, contract, {}, idempotency, now)


def move_in(
    *,
    caller: Caller,
    customer_number: str,
    request: MoveIn,
    idempotency: Idempotency | None,
    now: datetime,
) -> CustomerDeclaration:
    """Ask for supply at a new place. A clerk sets it up; billing is told at once.

    Raises:
        Problem: 404 for an account that is none of the customer's; 403 for people who may only read.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    caller.require_customer(customer_number, write=True)
    found = contracts.overview(customer_number, now=now)
    if request.account_number not in {account.account_number for account in found.accounts}:
        raise not_found("contract account")
    declared = _declared(
        found.customer,
        request.account_number,
        wished_on=request.moved_in_on,
        new_address=BillAddress.model_validate(request.address),
        new_market_location=request.market_location,
        meter_number=request.meter_number,
        explanation=request.note,
    )
    item = _new(DeclarationKind.MOVE_IN, declared, found.customer, caller, now)
    transaction = Transaction(now=now)
    place = request.address
    item.transaction_id = transactions.submit_transaction(
        brand=item.brand,
        kind="move_in",
        customer_number=customer_number,
        account_number=request.account_number,
        payload={"declaration_number": item.declaration_number, **request.model_dump(mode="json")},
        details={
            "new_address": f"{place.street} {place.house_number}, {place.postcode} {place.town}",
            "moved_in_on": request.moved_in_on.isoformat(),
        },
        actor=caller.customer_actor,
        now=now,
        transaction=transaction,
    )
    clarify(item, Decision(None, (ClarificationReason.NEW_SUPPLY_POINT,)), now=now)
    return _stored(item, idempotency, transaction, now)


def _declare(
    item: DeclarationItem,
    declared: Declared,
    customer: Customer,
    contract: Contract,
    extra: dict[str, Any],
    idempotency: Idempotency | None,
    now: datetime,
) -> CustomerDeclaration:
    item.contract_number = contract.contract_number
    decision = decision_for(item, declared=declared, customer=customer, contract=contract)
    transaction = Transaction(now=now)
    if decision.reasons or decision.ends_on is None:
        clarify(item, decision, now=now)
    else:
        effects.carry_out(
            item,
            contract=contract,
            ends_on=decision.ends_on,
            actor=item.actor,
            extra=extra,
            now=now,
            transaction=transaction,
        )
    return _stored(item, idempotency, transaction, now)


def _stored(
    item: DeclarationItem, idempotency: Idempotency | None, transaction: Transaction, now: datetime
) -> CustomerDeclaration:
    answer = repository.seen_by_customer(item)
    transaction.create(item)
    transaction.emit(
        DeclarationReceived.happened(
            now=now,
            brand=item.brand,
            declaration_number=item.declaration_number,
            kind=DeclarationKind(item.kind),
        )
    )
    transaction.remember(idempotency, answer)
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
    return answer


def _new(
    kind: DeclarationKind, declared: Declared, customer: Customer, caller: Caller, now: datetime
) -> DeclarationItem:
    receipt = DeclarationReceipt(
        declaration_number=new_declaration_number(),
        kind=kind,
        received_at=now,
        declared=declared,
        # Who is signed in needs no key; nobody learns this one.
        receipt_key=secrets.token_urlsafe(24),
    )
    item = new_item(receipt, brand=brands.brand(customer.brand).id, actor=caller.customer_actor)
    item.proceed(DeclarationStatus.RECEIVED, at=now, actor=caller.customer_actor)
    item.belongs_to(customer.customer_number)
    return item


def _declared(customer: Customer, number: str, **wish: Any) -> Declared:
    return Declared(
        language=customer.language,
        first_name=customer.first_name,
        last_name=customer.last_name,
        company=customer.company,
        number=number,
        email=customer.email,
        **wish,
    )


def _contract(found: Dashboard, contract_number: str) -> Contract:
    for contract in found.contracts:
        if contract.contract_number == contract_number:
            return contract
    raise not_found("contract")
