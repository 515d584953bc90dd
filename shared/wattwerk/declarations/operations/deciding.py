"""The system looks at a declaration that arrived: carries it out, or hands it to a clerk."""

from datetime import datetime

from wattwerk.declarations import repository
from wattwerk.declarations.domain.decision import (
    Decision,
)
from wattwerk.declarations.domain.vocabulary import (
    ClarificationReason,
    DeclarationKind,
    DeclarationStatus,
)
from wattwerk.declarations.items import DeclarationItem
from wattwerk.declarations.operations import effects
from wattwerk.declarations.operations.decisions import ACTOR, clarify, decision_for
from wattwerk.declarations.operations.identification import Identified, identify
from wattwerk.declarations.schemas import Declared
from wattwerk.orders.operations import withdrawal as orders
from wattwerk.platform.problems import not_found
from wattwerk.platform.transaction import Transaction


def decide(*, declaration_number: str, now: datetime) -> None:
    """Carry out a declaration that is clear, or mark why a clerk has to look at it.

    A declaration that is past this is left alone, so it may be called again.

    Raises:
        Problem: 404 for an unknown declaration.
        WriteConflict: somebody changed the contract in the same moment; repeat later.
    """
    item = repository.find_item(declaration_number)
    if item is None:
        raise not_found("declaration")
    if item.status != DeclarationStatus.RECEIVED:
        return
    transaction = Transaction(now=now)
    declared = Declared.model_validate_json(item.declared)
    found = identify(declared, brand=item.brand, now=now)
    if isinstance(found, ClarificationReason):
        clarify(item, Decision(None, (found,)), now=now)
    else:
        _decide_for(item, declared, found, now, transaction)
    transaction.save(item)
    transaction.commit()


def _decide_for(
    item: DeclarationItem, declared: Declared, found: Identified, now: datetime, transaction: Transaction
) -> None:
    if found.order is not None:
        item.order_number = found.order.order_number
        if item.kind == DeclarationKind.WITHDRAWAL and orders.withdraw(
            order=found.order, actor=ACTOR, now=now, transaction=transaction
        ):
            effects.confirm(item, actor=ACTOR, now=now, transaction=transaction)
        else:
            clarify(item, Decision(None, (ClarificationReason.ORDER_IN_PROGRESS,)), now=now)
        return
    if found.contract is None or found.customer is None:
        raise AssertionError("identified is an order, or a contract with its customer")
    contract = found.contract
    item.belongs_to(contract.customer_number)
    item.contract_number = contract.contract_number
    decision = decision_for(item, declared=declared, customer=found.customer, contract=contract)
    if decision.reasons or decision.ends_on is None:
        clarify(item, decision, now=now)
        return
    effects.carry_out(
        item, contract=contract, ends_on=decision.ends_on, actor=ACTOR, now=now, transaction=transaction
    )
