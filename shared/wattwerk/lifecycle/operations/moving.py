"""Cases move: by facts, and by staff."""

from dataclasses import replace
from datetime import date, datetime

from wattwerk.lifecycle import statuses
from wattwerk.lifecycle.domain.case import Case, Step, followed
from wattwerk.lifecycle.domain.facts import milestones, next_change
from wattwerk.lifecycle.domain.machine import Machine
from wattwerk.lifecycle.domain.simulation import Effects, effects
from wattwerk.lifecycle.events import StatusReached
from wattwerk.lifecycle.repository import cases
from wattwerk.lifecycle.schemas import CaseStatusChange
from wattwerk.lifecycle.situation import facts, situation
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.problems import Problem, invalid, not_found
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile

ACTOR = "system"


def follow(*, order_number: str, now: datetime) -> None:
    """Move a case to where the facts of its order and its contract have brought it.

    What is true is read from the records, not from the event that calls this: events may come twice,
    late, or in another order, and it may be called at any time.

    Raises:
        Problem: 404 when there is neither order nor contract.
        WriteConflict: somebody moved the case in the same moment; repeat later.
    """
    found = situation(order_number, now=now)
    machine, version = statuses.machine_of(found.brand)
    stored = cases.find(order_number)
    case = stored or Case(order_number=order_number, brand=found.brand, status=machine.initial, since=now)
    if found.contract is not None:
        case = replace(
            case,
            contract_number=found.contract.contract_number,
            customer_number=found.contract.customer_number,
        )
    case = replace(case, due_on=next_change(found.life, today=found.today))
    case, steps = followed(
        case,
        milestones(found.way, found.life, today=found.today),
        machine=machine,
        machine_version=version,
        actor=ACTOR,
        now=now,
        today=found.today,
    )
    if case != stored:
        transaction = Transaction(now=now)
        _store(case, steps, machine, transaction)
        transaction.commit()


def follow_dates(*, today: date, now: datetime) -> int:
    """Move the cases that today's date moves, e.g. because supply begins; return how many.

    One query; a case leaves the index of due days with its move, so an interruption loses nothing.
    """
    moved = 0
    for order_number in cases.due(today):
        try:
            follow(order_number=order_number, now=now)
        except WriteConflict:
            # Somebody moves it right now, or it is met again within the hour.
            continue
        moved += 1
    return moved


def change_status(
    *,
    caller: Caller,
    order_number: str,
    change: CaseStatusChange,
    now: datetime,
) -> None:
    """Move a case by hand.

    Raises:
        Problem: 404 for an unknown case and for other brands'; 409 ``changed_meanwhile``,
            ``transition_not_allowed``, ``status_follows_fact``, ``guard_fails`` (naming the guards); 422
            without a reason where one is asked for.
    """
    case = cases.find(order_number)
    if case is None:
        raise not_found("case")
    caller.require_role(case.brand, *STAFF_ROLES)
    if case.version != change.version:
        raise changed_meanwhile()
    machine, _ = statuses.machine_of(case.brand)
    known = facts(situation(order_number, now=now), caller=caller, now=now)
    expected = effects(machine, source=case.status, target=change.target, reached=case.reached, facts=known)
    if not expected.allowed:
        raise _refusal(expected)
    if expected.reason_required and not change.reason:
        raise invalid("/reason", "reason_missing", "This change needs a reason.")
    transaction = Transaction(now=now)
    _enter(case, change.target, actor=caller.actor, reason=change.reason, now=now, transaction=transaction)
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict


def after_check(*, order_number: str, source: str, target: str, reason: str, now: datetime) -> bool:
    """Move a case after a check, and return whether it moved: not when somebody moved it meanwhile.

    Raises:
        WriteConflict: somebody moves it right now; repeat later.
    """
    case = cases.find(order_number)
    if case is None or case.status != source:
        return False
    machine, _ = statuses.machine_of(case.brand)
    status = machine.find(target)
    if status is None or (status.milestone is not None and status.milestone not in case.reached):
        return False
    transaction = Transaction(now=now)
    _enter(case, target, actor=ACTOR, reason=reason, now=now, transaction=transaction)
    transaction.commit()
    return True


def _enter(
    case: Case, target: str, *, actor: str, reason: str, now: datetime, transaction: Transaction
) -> None:
    machine, version = statuses.machine_of(case.brand)
    status = machine.find(target)
    if status is None:
        raise AssertionError("checked before")
    moved, step = case.moved(status, at=now, actor=actor, machine_version=version, reason=reason)
    _store(moved, [step], machine, transaction)


def _store(case: Case, steps: list[Step], machine: Machine, transaction: Transaction) -> None:
    cases.store(case, steps, transaction)
    for step in steps:
        status = machine.find(step.status)
        if status is not None:
            transaction.emit(
                StatusReached.happened(
                    now=transaction.now,
                    brand=case.brand,
                    order_number=case.order_number,
                    step=step.number,
                    status=step.status,
                    bo4e_status=status.bo4e.value,
                )
            )


def _refusal(expected: Effects) -> Problem:
    if expected.refusal == "status_follows_fact":
        return Problem(409, "status_follows_fact", "This status follows a fact that is not true yet.")
    if expected.refusal == "guard_fails":
        failing = [outcome.guard.name for outcome in expected.guards if not outcome.holds]
        return Problem(409, "guard_fails", "A condition of this change does not hold.", guards=failing)
    return Problem(409, "transition_not_allowed", "There is no way to this status from here.")
