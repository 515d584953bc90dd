"""What a customer adds to a cancellation afterwards, who cancelled through the public form."""

from datetime import datetime

from wattwerk.billing.operations import transactions
from wattwerk.contracts import queries as contracts
from wattwerk.declarations import repository
from wattwerk.declarations.domain.vocabulary import DeclarationKind, DeclarationStatus
from wattwerk.declarations.schemas import CustomerDeclaration, FinalBill
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem, not_found
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile

ACTOR = "customer"
ENDING = frozenset({DeclarationKind.CANCELLATION, DeclarationKind.MOVE_OUT})


def complete_final_bill(
    *,
    caller: Caller,
    customer_number: str,
    declaration_number: str,
    final_bill: FinalBill,
    idempotency: Idempotency | None,
    now: datetime,
) -> CustomerDeclaration:
    """Say where the final bill goes and how it is paid: once, and billing is told.

    Raises:
        Problem: 404 for somebody else's declaration and one that ends no contract; 403 for people
            who may only read; 409 ``final_bill_known`` when it was said before; 409
            ``changed_meanwhile``.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    caller.require_customer(customer_number, write=True)
    item = repository.find_item(declaration_number)
    if item is None or item.customer != customer_number or item.contract_number is None:
        raise not_found("declaration")
    if item.kind not in ENDING or item.status != DeclarationStatus.CONFIRMED:
        raise not_found("declaration")
    if repository.seen_by_customer(item).final_bill is not None:
        raise Problem(409, "final_bill_known", "We know already where the final bill goes.")
    contract = contracts.contract(
        customer_number=customer_number, contract_number=item.contract_number, now=now
    )
    item.final_bill = final_bill.model_dump_json()
    transaction = Transaction(now=now)
    item.final_bill_transaction = transactions.submit_transaction(
        brand=item.brand,
        kind=DeclarationKind(item.kind).value,
        customer_number=customer_number,
        account_number=contract.account_number,
        contract_number=contract.contract_number,
        payload={
            "declaration_number": declaration_number,
            "completes": item.transaction_id,
            "last_day_of_supply": item.ends_on.isoformat() if item.ends_on else None,
            "final_bill": final_bill.model_dump(mode="json"),
        },
        details={"ends_on": item.ends_on.isoformat()} if item.ends_on else {},
        actor=ACTOR,
        now=now,
        transaction=transaction,
    )
    transaction.save(item)
    answer = repository.seen_by_customer(item)
    transaction.remember(idempotency, answer)
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
    return answer
