"""Administrators change the status machine of a brand: draft, publish, go back."""

from datetime import datetime

from wattwerk.brands.queries import ADMINISTRATOR
from wattwerk.lifecycle import queries, statuses
from wattwerk.lifecycle.domain.faults import Fault, FaultCode, Known, faults
from wattwerk.lifecycle.domain.machine import Machine
from wattwerk.lifecycle.domain.standard import standard_machine
from wattwerk.lifecycle.repository import cases, machines
from wattwerk.lifecycle.schemas import MachineChange, MachinePublication, MachineRestoration, MachineState
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem, not_found
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile


def save_draft(*, caller: Caller, brand: str, change: MachineChange, now: datetime) -> MachineState:
    """Keep a machine that is not published yet; it may have faults, which the answer names.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand; 409 ``changed_meanwhile``.
    """
    caller.require_role(brand, ADMINISTRATOR)
    stored = machines.find_draft(brand)
    if change.draft_version != (int(stored.version) if stored else None):
        raise changed_meanwhile()
    _, version = statuses.machine_of(brand)
    try:
        machines.save_draft(
            change.machine,
            brand=brand,
            replaces=stored,
            based_on=version,
            author=caller.actor,
            now=now,
        )
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
    return queries.machine_state(caller=caller, brand=brand)


def discard_draft(*, caller: Caller, brand: str, now: datetime) -> MachineState:
    """Forget the draft; without one nothing happens.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand; 409 ``changed_meanwhile``.
    """
    caller.require_role(brand, ADMINISTRATOR)
    stored = machines.find_draft(brand)
    if stored is not None:
        transaction = Transaction(now=now)
        transaction.delete(stored)
        _commit(transaction)
    return queries.machine_state(caller=caller, brand=brand)


def publish_draft(
    *,
    caller: Caller,
    brand: str,
    publication: MachinePublication,
    idempotency: Idempotency,
    now: datetime,
) -> MachineState:
    """Publish the draft, which thereby ends.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand; 409 ``draft_missing``,
            ``changed_meanwhile``; 422 ``machine_faulty`` with the ``faults``.
    """
    caller.require_role(brand, ADMINISTRATOR)
    stored = machines.find_draft(brand)
    if stored is None:
        raise Problem(409, "draft_missing", "There is no draft to publish.")
    if int(stored.version) != publication.draft_version:
        raise changed_meanwhile()
    transaction = Transaction(now=now)
    transaction.delete(stored)
    return _publish(
        Machine.model_validate_json(stored.machine),
        brand=brand,
        replaces=publication.replaces,
        author=caller.actor,
        idempotency=idempotency,
        transaction=transaction,
    )


def restore_revision(
    *,
    caller: Caller,
    brand: str,
    version: int,
    restoration: MachineRestoration,
    idempotency: Idempotency,
    now: datetime,
) -> MachineState:
    """Publish again what was published as ``version``; a draft stays as it is.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand, 404 for an unknown version; 409
            ``changed_meanwhile``; 422 ``machine_faulty`` when the old machine does not fit any more.
    """
    caller.require_role(brand, ADMINISTRATOR)
    machine = machines.find_revision(brand, version)
    if machine is None:
        raise not_found("revision")
    answer = _publish(
        machine,
        brand=brand,
        replaces=restoration.replaces,
        author=caller.actor,
        idempotency=idempotency,
        transaction=Transaction(now=now),
        restores=version,
    )
    return answer.model_copy(update={"draft": queries.machine_state(caller=caller, brand=brand).draft})


def publish_machine(*, brand: str, machine: Machine, author: str, now: datetime) -> int:
    """Make this the machine of a brand and return its version; what is published already stays.

    For data that is set up for a demonstration or a new brand; no caller is checked.

    Raises:
        Problem: 409 ``changed_meanwhile``; 422 ``machine_faulty``.
    """
    present, version = statuses.machine_of(brand)
    if version and present == machine:
        return version
    _refuse(brand, present, machine)
    transaction = Transaction(now=now)
    version = machines.publish(
        machine, brand=brand, replaces=machines.find(brand), author=author, transaction=transaction
    )
    _commit(transaction)
    return version


def _publish(
    machine: Machine,
    *,
    brand: str,
    replaces: int,
    author: str,
    idempotency: Idempotency,
    transaction: Transaction,
    restores: int | None = None,
) -> MachineState:
    present, version = statuses.machine_of(brand)
    if version != replaces:
        raise changed_meanwhile()
    _refuse(brand, present, machine)
    version = machines.publish(
        machine,
        brand=brand,
        replaces=machines.find(brand),
        author=author,
        transaction=transaction,
        restores=restores,
    )
    answer = MachineState(
        version=version,
        published=machine,
        standard=standard_machine(),
        parts=queries.parts(brand),
    )
    transaction.remember(idempotency, answer)
    _commit(transaction)
    return answer


def _refuse(brand: str, present: Machine, machine: Machine) -> None:
    known = queries.parts(brand)
    found = faults(machine, Known(known.mails, known.letters, known.interfaces))
    # Cases must not stand where nothing leads on.
    found += [
        Fault(code=FaultCode.STATUS_IN_USE, status=status.key)
        for status in present.statuses
        if machine.find(status.key) is None and cases.is_used(brand, status.key)
    ]
    if found:
        raise Problem(
            422,
            "machine_faulty",
            "The status machine has faults.",
            faults=[fault.model_dump(mode="json") for fault in found],
        )


def _commit(transaction: Transaction) -> None:
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
