"""A clerk decides about a declaration that the system did not carry out."""

from datetime import datetime

from wattwerk.contracts import queries as contracts
from wattwerk.declarations import repository
from wattwerk.declarations.domain.vocabulary import UNDECIDED, DeclarationKind, DeclarationStatus
from wattwerk.declarations.events import DeclarationRejected
from wattwerk.declarations.items import DeclarationItem
from wattwerk.declarations.operations import effects
from wattwerk.declarations.schemas import Confirmation, Declaration, Refusal
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem, invalid, not_found
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile


def confirm(
    *,
    caller: Caller,
    declaration_number: str,
    confirmation: Confirmation,
    idempotency: Idempotency | None,
    now: datetime,
) -> Declaration:
    """Carry a declaration out for the contract and to the day that the clerk names.

    Raises:
        Problem: 404 for an unknown declaration and one of another brand; 409 ``changed_meanwhile``,
            ``declaration_already_decided``; 422 when the brand has no such contract.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    item = _undecided(caller, declaration_number, confirmation.version)
    transaction = Transaction(now=now)
    if item.kind == DeclarationKind.MOVE_IN:
        effects.confirm(item, actor=caller.actor, note=confirmation.note, now=now, transaction=transaction)
        return _decided(item, idempotency, transaction)
    if confirmation.ends_on is None:
        raise invalid("/ends_on", "missing", "Please name the last day of supply.")
    number = confirmation.contract_number.replace(" ", "")
    customer_number = contracts.customer_of_contract(number)
    if customer_number is None:
        raise _unknown_contract()
    contract = contracts.contract(customer_number=customer_number, contract_number=number, now=now)
    if contract.brand != item.brand or contract.status in ("ended", "withdrawn"):
        raise _unknown_contract()
    effects.carry_out(
        item,
        contract=contract,
        ends_on=confirmation.ends_on,
        actor=caller.actor,
        note=confirmation.note,
        now=now,
        transaction=transaction,
    )
    return _decided(item, idempotency, transaction)


def reject(
    *,
    caller: Caller,
    declaration_number: str,
    refusal: Refusal,
    idempotency: Idempotency | None,
    now: datetime,
) -> Declaration:
    """Refuse a declaration; the declarant is told why.

    Raises:
        Problem: 404 for an unknown declaration and one of another brand; 409 ``changed_meanwhile``,
            ``declaration_already_decided``.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    item = _undecided(caller, declaration_number, refusal.version)
    item.proceed(DeclarationStatus.REJECTED, at=now, actor=caller.actor, note=refusal.reason)
    transaction = Transaction(now=now)
    transaction.emit(
        DeclarationRejected.happened(
            now=now,
            brand=item.brand,
            declaration_number=declaration_number,
            kind=DeclarationKind(item.kind),
        )
    )
    return _decided(item, idempotency, transaction)


def _undecided(caller: Caller, declaration_number: str, version: int) -> DeclarationItem:
    item = repository.find_item(declaration_number)
    if item is None:
        raise not_found("declaration")
    caller.require_role(item.brand, *STAFF_ROLES)
    if item.version != version:
        raise changed_meanwhile()
    if DeclarationStatus(item.status) not in UNDECIDED:
        raise Problem(
            409,
            "declaration_already_decided",
            "This declaration has already been decided.",
            declaration_status=item.status,
        )
    return item


def _decided(item: DeclarationItem, idempotency: Idempotency | None, transaction: Transaction) -> Declaration:
    # Saving raises the version; the answer already tells the new one.
    answer = repository.declaration(item).model_copy(update={"version": item.version + 1})
    transaction.save(item)
    transaction.remember(idempotency, answer)
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
    return answer


def _unknown_contract() -> Problem:
    return invalid("/contract_number", "contract_unknown", "There is no running contract of this number.")
