"""What is wrong with a status machine: each fault by name, at its place."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from wattwerk.lifecycle.domain.machine import Action, Guard, Machine, Transition
from wattwerk.lifecycle.domain.vocabulary import ActionKind, GuardKind
from wattwerk.platform.schema import Schema


class FaultCode(StrEnum):
    """A kind of fault."""

    KEY_TWICE = "key_twice"
    INITIAL_UNKNOWN = "initial_unknown"
    MILESTONE_TWICE = "milestone_twice"
    UNREACHABLE = "unreachable"
    TRANSITION_DEAD = "transition_dead"
    TRANSITION_TWICE = "transition_twice"
    TRANSITION_TO_ITSELF = "transition_to_itself"
    GUARD_INCOMPLETE = "guard_incomplete"
    ACTION_INCOMPLETE = "action_incomplete"
    TEMPLATE_UNKNOWN = "template_unknown"
    INTERFACE_UNKNOWN = "interface_unknown"
    CHECK_LEADS_NOWHERE = "check_leads_nowhere"
    STATUS_IN_USE = "status_in_use"


class Fault(Schema):
    """One fault: of a status, or of the way from it to a target."""

    code: FaultCode
    status: str = ""
    target: str = ""
    name: str = ""


@dataclass(frozen=True)
class Known:
    """What actions can refer to."""

    mails: Collection[str]
    letters: Collection[str]
    interfaces: Collection[str]


def faults(machine: Machine, known: Known) -> list[Fault]:
    """Return everything that keeps a machine from being published."""
    return [
        *_keys(machine),
        *_ways(machine),
        *_unreachable(machine),
        *(
            fault
            for status in machine.statuses
            for action in status.actions
            for fault in _of_action(action, status.key, machine, known)
        ),
    ]


def _keys(machine: Machine) -> list[Fault]:
    keys = Counter(status.key for status in machine.statuses)
    milestones = Counter(status.milestone for status in machine.statuses if status.milestone)
    found = [Fault(code=FaultCode.KEY_TWICE, status=key) for key, uses in keys.items() if uses > 1]
    found += [
        Fault(code=FaultCode.MILESTONE_TWICE, name=milestone.value)
        for milestone, uses in milestones.items()
        if uses > 1
    ]
    if machine.initial not in keys:
        found.append(Fault(code=FaultCode.INITIAL_UNKNOWN, status=machine.initial))
    return found


def _ways(machine: Machine) -> list[Fault]:
    found = []
    seen: set[tuple[str, str]] = set()
    for way in machine.transitions:
        codes = []
        if machine.find(way.source) is None or machine.find(way.target) is None:
            codes.append(FaultCode.TRANSITION_DEAD)
        if way.source == way.target:
            codes.append(FaultCode.TRANSITION_TO_ITSELF)
        if (way.source, way.target) in seen:
            codes.append(FaultCode.TRANSITION_TWICE)
        if any(_is_incomplete(guard) for guard in way.guards):
            codes.append(FaultCode.GUARD_INCOMPLETE)
        seen.add((way.source, way.target))
        found += [_at(way, code) for code in codes]
    return found


def _unreachable(machine: Machine) -> list[Fault]:
    """A status is reached from the first one, from one that a fact brings about, or by a check."""
    reached = {machine.initial} | {status.key for status in machine.statuses if status.milestone}
    ways = [(way.source, way.target) for way in machine.transitions]
    for status in machine.statuses:
        for action in status.actions:
            ways += [(status.key, target) for target in (action.passed, action.failed) if target]
    growing = True
    while growing:
        further = {target for source, target in ways if source in reached} - reached
        growing = bool(further)
        reached |= further
    return [
        Fault(code=FaultCode.UNREACHABLE, status=status.key)
        for status in machine.statuses
        if status.key not in reached
    ]


def _of_action(action: Action, status: str, machine: Machine, known: Known) -> list[Fault]:
    def fault(code: FaultCode, name: str = "") -> list[Fault]:
        return [Fault(code=code, status=status, name=name)]

    match action.kind:
        case ActionKind.SEND_MAIL | ActionKind.CREATE_DOCUMENT:
            templates = known.mails if action.kind is ActionKind.SEND_MAIL else known.letters
            if not action.template:
                return fault(FaultCode.ACTION_INCOMPLETE, action.kind.value)
            if action.template not in templates:
                return fault(FaultCode.TEMPLATE_UNKNOWN, action.template)
        case ActionKind.CALL_INTERFACE:
            return _of_interface(action, fault_at=status, known=known)
        case ActionKind.START_CHECK:
            if action.check is None:
                return fault(FaultCode.ACTION_INCOMPLETE, action.kind.value)
            found = _of_interface(action, fault_at=status, known=known) if action.check == "interface" else []
            dead = [name for name in (action.passed, action.failed) if name and machine.find(name) is None]
            return found + [
                Fault(code=FaultCode.CHECK_LEADS_NOWHERE, status=status, name=name) for name in dead
            ]
        case ActionKind.CREATE_LOGIN:
            pass
    return []


def _of_interface(action: Action, *, fault_at: str, known: Known) -> list[Fault]:
    if not action.interface:
        return [Fault(code=FaultCode.ACTION_INCOMPLETE, status=fault_at, name=action.kind.value)]
    if action.interface not in known.interfaces:
        return [Fault(code=FaultCode.INTERFACE_UNKNOWN, status=fault_at, name=action.interface)]
    return []


def _is_incomplete(guard: Guard) -> bool:
    needed = {GuardKind.DOCUMENT_PRESENT: guard.document, GuardKind.ROLE: guard.role}
    return guard.kind in needed and needed[guard.kind] is None


def _at(way: Transition, code: FaultCode) -> Fault:
    return Fault(code=code, status=way.source, target=way.target)
