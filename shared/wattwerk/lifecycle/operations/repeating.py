"""Staff have a failed action carried out again; the system does so when it hears of it."""

from datetime import datetime

from wattwerk.lifecycle.domain.vocabulary import RunState
from wattwerk.lifecycle.events import ActionRepeated
from wattwerk.lifecycle.repository import cases
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.problems import Problem, not_found
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile


def repeat(
    *,
    caller: Caller,
    order_number: str,
    step: int,
    position: int,
    now: datetime,
) -> None:
    """Have a failed action carried out again.

    Raises:
        Problem: 404 for an unknown action and for other brands'; 409 ``action_not_failed``.
    """
    case = cases.find(order_number)
    if case is None:
        raise not_found("case")
    caller.require_role(case.brand, *STAFF_ROLES)
    entry = cases.find_run(order_number, step, position)
    if entry is None:
        raise not_found("action")
    if entry.state is not RunState.FAILED:
        raise Problem(409, "action_not_failed", "This action has not failed.")
    transaction = Transaction(now=now)
    cases.reopen(order_number, entry, transaction)
    transaction.emit(ActionRepeated.happened(now=now, brand=case.brand, order_number=order_number, step=step))
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
