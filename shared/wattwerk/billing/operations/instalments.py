"""A customer changes the instalment of a contract account."""

from datetime import datetime

from wattwerk.billing import repository
from wattwerk.billing.domain.instalments import Choice, blocker
from wattwerk.billing.domain.transactions import new_transaction_id
from wattwerk.billing.operations.transactions import submit_transaction
from wattwerk.billing.schemas.instalments import InstalmentChange
from wattwerk.billing.schemas.requests import CustomerRequest
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import not_found
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile


def change_instalment(
    *,
    customer_number: str,
    account_number: str,
    brand: str,
    change: InstalmentChange,
    choice: Choice,
    running: bool,
    actor: str,
    idempotency: Idempotency | None,
    now: datetime,
) -> CustomerRequest:
    """Ask billing for another instalment. It holds as soon as billing confirms it.

    ``choice`` is what the contracts of the account allow; ``running`` whether any of them runs.

    Raises:
        Problem: 404 for an unknown account; 409 or 422 when the change is not allowed, always with
            ``lowest``, ``highest`` and ``earliest``; 409 ``changed_meanwhile``.
        AlreadyAnswered: the request with this idempotency key has been carried out.
    """
    account = repository.find_account_item(customer_number, account_number)
    if account is None:
        raise not_found("contract account")
    pending = account.instalment_request is not None
    choice.require(
        change.amount,
        change.effective_from,
        blocker=blocker(pending=pending, running=running, due_dates=choice.due_dates),
        reason=change.reason,
        confirmed=change.confirmed,
    )
    transaction_id = new_transaction_id(customer_number, now)
    account.instalment_request = transaction_id
    transaction = Transaction(now=now)
    transaction.save(account)
    details = {
        "amount": f"{change.amount:.2f}",
        "effective_from": change.effective_from.isoformat(),
        "previous_amount": f"{repository.instalment_steps(account)[-1].amount:.2f}",
        **({"reason": change.reason} if change.reason else {}),
    }
    submit_transaction(
        transaction_id=transaction_id,
        brand=brand,
        kind="instalment_change",
        customer_number=customer_number,
        account_number=account_number,
        payload={
            **details,
            "forecast": str(choice.forecast),
            "lowest": str(choice.lowest),
            "highest": str(choice.highest),
        },
        details=details,
        actor=actor,
        now=now,
        transaction=transaction,
    )
    answer = repository.new_request(
        transaction_id,
        kind="instalment_change",
        account_number=account_number,
        details=details,
        received_at=now,
    )
    transaction.remember(idempotency, answer)
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
    return answer
