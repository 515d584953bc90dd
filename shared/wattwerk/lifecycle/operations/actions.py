"""The actions of a step are carried out, each once; what failed is written down and can be repeated."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from wattwerk.brands import queries as brands
from wattwerk.identity import operations as identity
from wattwerk.identity.domain import LoginOwner
from wattwerk.lifecycle import statuses
from wattwerk.lifecycle.domain.case import ActionRun, Case
from wattwerk.lifecycle.domain.machine import Action
from wattwerk.lifecycle.domain.vocabulary import ActionKind, RunState
from wattwerk.lifecycle.operations import moving
from wattwerk.lifecycle.repository import cases
from wattwerk.lifecycle.situation import Situation, is_clear, situation
from wattwerk.messaging import own_messages
from wattwerk.messaging import status as messages
from wattwerk.messaging.domain import MailKind
from wattwerk.messaging.status_kinds import LETTERS, MAILS
from wattwerk.messaging.subject import Subject
from wattwerk.platform import interface_calls
from wattwerk.platform.problems import not_found
from wattwerk.templates.domain.model import is_own


class ActionFailed(Exception):
    """An action could not be carried out. ``temporary``: it is worth trying again by itself."""

    def __init__(self, code: str, *, temporary: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.temporary = temporary


class TryAgain(Exception):
    """Some action failed for a reason that passes; the queue brings the event back."""


def run(*, order_number: str, step: int, now: datetime) -> None:
    """Carry out the open actions of a step; those that are done are left alone.

    Each is idempotent by itself as well, so a crash between doing and writing down repeats nothing
    that people or other systems would notice: mails, documents and logins exist once by their keys,
    and calls of interfaces carry an identifier that stays the same.

    Raises:
        TryAgain: an interface cannot be reached; the rest has been done.
    """
    stored = cases.find_all(order_number)
    if stored is None:
        raise not_found("case")
    again = []
    # The case may have moved on: what its step fires is about the status that it entered then.
    case = replace(stored.case, status=next(one.status for one in stored.steps if one.number == step))
    for entry in stored.runs:
        if entry.step != step or entry.state is RunState.DONE:
            continue
        try:
            result = _carried_out(entry, case, now)
        except ActionFailed as failure:
            cases.record(order_number, entry, state=RunState.FAILED, result=failure.code, now=now)
            if failure.temporary:
                again.append(failure.code)
        except Exception:
            # Whatever it is, staff see that it failed, and the queue brings the event back.
            cases.record(order_number, entry, state=RunState.FAILED, result="unexpected", now=now)
            raise
        else:
            cases.record(order_number, entry, state=RunState.DONE, result=result, now=now)
    if again:
        raise TryAgain(", ".join(again))


def _carried_out(entry: ActionRun, case: Case, now: datetime) -> str:
    """Do what an action says and return a code for what came of it."""
    found = situation(case.order_number, now=now)
    delivery = f"{case.order_number}.{entry.step}.{entry.position}"
    doing: dict[ActionKind, Callable[[], str]] = {
        ActionKind.SEND_MAIL: lambda: _send_mail(entry.action, case, found, delivery, now),
        ActionKind.CREATE_DOCUMENT: lambda: _create_document(entry.action, case, found, delivery, now),
        ActionKind.CREATE_LOGIN: lambda: _create_login(entry.action, found, now),
        ActionKind.CALL_INTERFACE: lambda: _call(entry.action, case, delivery, now).result,
        ActionKind.START_CHECK: lambda: _check(entry, case, found, delivery, now),
    }
    return doing[entry.action.kind]()


def _send_mail(action: Action, case: Case, found: Situation, delivery: str, now: datetime) -> str:
    subject = _subject(case, found)
    if is_own(action.template):
        _own(lambda: own_messages.send(action.template, delivery=delivery, subject=subject, now=now))
    elif action.template in {kind.value for kind in MAILS}:
        messages.send(MailKind(action.template), delivery=delivery, subject=subject, now=now)
    else:
        raise ActionFailed("template_unknown")
    return "sent"


def _create_document(action: Action, case: Case, found: Situation, delivery: str, now: datetime) -> str:
    subject = _subject(case, found)
    if is_own(action.template):
        _own(lambda: own_messages.issue_letter(action.template, delivery=delivery, subject=subject, now=now))
    elif action.template in LETTERS:
        messages.issue_letter(delivery=delivery, subject=subject, now=now)
    else:
        raise ActionFailed("template_unknown")
    return "created"


def _own(deliver: Callable[[], object]) -> None:
    """Deliver one of the brand's own mails or letters; there is no standard in its place."""
    try:
        deliver()
    except own_messages.NotSayable as fault:
        raise ActionFailed(fault.code) from fault


def _subject(case: Case, found: Situation) -> Subject:
    status = statuses.machine_of(case.brand)[0].find(case.status)
    if status is None:
        raise ActionFailed("status_unknown")
    return Subject(
        order_number=found.order_number,
        brand=found.brand,
        label=status.customer_label.in_languages(),
        order=found.order,
        contract=found.contract,
        customer=found.customer(),
    )


def _create_login(action: Action, found: Situation, now: datetime) -> str:
    customer = found.customer()
    if customer is None or found.contract is None:
        # Nobody can be let in before there is a customer number.
        raise ActionFailed("customer_missing")
    identity.provision_login(
        owner=LoginOwner(
            brand=customer.brand,
            customer_number=customer.customer_number,
            account_number=found.contract.account_number,
            email=customer.email,
            name=customer.company or f"{customer.first_name} {customer.last_name}",
            language=customer.language,
        ),
        invited=action.invitation,
        now=now,
    )
    return "login_created"


def _call(action: Action, case: Case, delivery: str, now: datetime) -> interface_calls.InterfaceAnswer:
    configured = brands.settings(case.brand).interfaces
    interface = next((one for one in configured if one.name == action.interface), None)
    if interface is None:
        raise ActionFailed("interface_unknown")
    status = statuses.machine_of(case.brand)[0].find(case.status)
    content = {
        "delivery": delivery,
        "occurred_at": now.isoformat(),
        "brand": case.brand,
        "order_number": case.order_number,
        "contract_number": case.contract_number,
        "customer_number": case.customer_number,
        "status": case.status,
        "bo4e_status": status.bo4e.value if status else None,
    }
    try:
        return interface_calls.call(
            interface.url,
            secret=f"{case.brand}/{interface.name}",
            delivery=delivery,
            content=content,
            now=now,
        )
    except interface_calls.CallFailed as failure:
        raise ActionFailed(failure.code, temporary=failure.temporary) from failure


def _check(entry: ActionRun, case: Case, found: Situation, delivery: str, now: datetime) -> str:
    action = entry.action
    if action.check == "blacklist":
        passed = is_clear(found, now=now)
    else:
        answer = _call(action, case, delivery, now)
        if answer.verdict is None:
            raise ActionFailed("verdict_missing")
        passed = answer.verdict
    target = action.passed if passed else action.failed
    result = "check_passed" if passed else "check_failed"
    if target:
        moving.after_check(
            order_number=case.order_number, source=case.status, target=target, reason=result, now=now
        )
    return result
