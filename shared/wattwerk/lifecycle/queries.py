"""Reading status machines and cases."""

from datetime import datetime

from wattwerk.brands import queries as brands
from wattwerk.brands.queries import ADMINISTRATOR
from wattwerk.lifecycle.domain.case import ActionRun
from wattwerk.lifecycle.domain.case import Case as StoredCase
from wattwerk.lifecycle.domain.facts import CaseFacts
from wattwerk.lifecycle.domain.faults import Known, faults
from wattwerk.lifecycle.domain.machine import Machine
from wattwerk.lifecycle.domain.simulation import Effects, effects
from wattwerk.lifecycle.domain.standard import standard_machine
from wattwerk.lifecycle.repository import cases, machines
from wattwerk.lifecycle.schemas import (
    Case,
    CaseAction,
    CaseNumbers,
    CasesQuery,
    CaseStatuses,
    CaseStep,
    CaseSummary,
    MachineDraft,
    MachineParts,
    MachineRevision,
    MachineRevisionsQuery,
    MachineState,
    ShownStatus,
    Simulation,
)
from wattwerk.lifecycle.situation import facts, situation
from wattwerk.lifecycle.statuses import machine_of
from wattwerk.messaging.status_kinds import LETTERS, MAILS
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.problems import not_found
from wattwerk.platform.schema import Page
from wattwerk.platform.vocabulary import LANGUAGES
from wattwerk.templates import definitions
from wattwerk.templates.domain.model import TemplateKind


def machine_state(*, caller: Caller, brand: str) -> MachineState:
    """Return the machine of a brand with its draft.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand.
    """
    caller.require_role(brand, ADMINISTRATOR)
    machine, version = machine_of(brand)
    draft = machines.find_draft(brand)
    known = parts(brand)
    shown = None
    if draft is not None:
        content = Machine.model_validate_json(draft.machine)
        shown = MachineDraft(
            machine=content,
            version=int(draft.version),
            author=draft.author,
            saved_at=draft.saved_at,
            based_on=int(draft.based_on),
            faults=faults(content, Known(known.mails, known.letters, known.interfaces)),
        )
    return MachineState(
        version=version, published=machine, standard=standard_machine(), draft=shown, parts=known
    )


def parts(brand: str) -> MachineParts:
    """Return what actions of a brand's machine can refer to."""
    interfaces = brands.settings(brand).interfaces
    own = definitions.usable(brand)
    return MachineParts(
        mails=[
            *(kind.value for kind in MAILS),
            *(one.key for one in own if one.kind is TemplateKind.MAIL),
        ],
        letters=[*LETTERS, *(one.key for one in own if one.kind is TemplateKind.LETTER)],
        interfaces=[interface.name for interface in interfaces],
    )


def revisions(*, caller: Caller, brand: str, query: MachineRevisionsQuery) -> Page[MachineRevision]:
    """Return which machines were published, newest first.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand.
    """
    caller.require_role(brand, ADMINISTRATOR)
    items, cursor = machines.revisions(brand, cursor=query.cursor, limit=query.limit)
    return Page(items=items, next_cursor=cursor)


def case_for_staff(*, caller: Caller, order_number: str, now: datetime) -> Case:
    """Return a case with its history, and where it may be moved from here.

    Raises:
        Problem: 404 for an order without a case, and for cases of other brands.
    """
    stored = cases.find_all(order_number)
    if stored is None:
        raise not_found("case")
    case = stored.case
    caller.require_role(case.brand, *STAFF_ROLES)
    machine, _ = machine_of(case.brand)
    known = facts(situation(order_number, now=now), caller=caller, now=now)
    ways = [
        effects(machine, source=case.status, target=way.target, reached=case.reached, facts=known)
        for way in machine.ways_from(case.status)
    ]
    labels = {step.status: step.label for step in stored.steps}
    return Case(
        **_summary(case, machine, labels).model_dump(),
        version=case.version or 1,
        steps=[
            CaseStep(
                number=step.number,
                at=step.at,
                status=shown(machine, step.status, step.label),
                actor=step.actor,
                reason=step.reason,
                machine_version=step.machine_version,
                milestone=step.milestone,
                late=step.late,
            )
            for step in stored.steps
        ],
        actions=[_action(run) for run in stored.runs],
        ways=ways,
        targets={way.target: shown(machine, way.target) for way in ways},
    )


def cases_for_staff(*, caller: Caller, query: CasesQuery) -> Page[CaseSummary]:
    """Return the cases of a brand in one status.

    Raises:
        Problem: 404 when the brand is none of the caller's.
    """
    caller.require_role(query.brand, *STAFF_ROLES)
    machine, _ = machine_of(query.brand)
    found, cursor = cases.in_status(query.brand, query.status, cursor=query.cursor, limit=query.limit)
    return Page(items=[_summary(case, machine, {}) for case in found], next_cursor=cursor)


def statuses(*, caller: Caller, numbers: CaseNumbers) -> CaseStatuses:
    """Return the statuses of some cases of one brand, for lists.

    Raises:
        Problem: 404 when the brand is none of the caller's.
    """
    caller.require_role(numbers.brand, *STAFF_ROLES)
    machine, _ = machine_of(numbers.brand)
    return CaseStatuses(
        statuses={
            case.order_number: shown(machine, case.status)
            for case in cases.several(numbers.order_numbers)
            if case.brand == numbers.brand
        }
    )


def simulate(*, caller: Caller, brand: str, simulation: Simulation, now: datetime) -> Effects:
    """Return what a change of status would fire: for a case, or an imagined one.

    Raises:
        Problem: 404 when the brand is none of the caller's, and for a case of another brand.
    """
    caller.require_role(brand, *STAFF_ROLES)
    machine = simulation.machine or machine_of(brand)[0]
    known, reached = simulation.facts, tuple(simulation.reached)
    if simulation.order_number is not None:
        case = cases.find(simulation.order_number)
        if case is None or case.brand != brand:
            raise not_found("case")
        known = facts(situation(case.order_number, now=now), caller=caller, now=now)
        reached = case.reached
    return effects(
        machine,
        source=simulation.source,
        target=simulation.target,
        reached=reached,
        facts=CaseFacts.model_validate(known),
    )


def shown(machine: Machine, key: str, label: str = "") -> ShownStatus:
    """Return a status as staff see it; one that the machine has no more keeps the name it had."""
    status = machine.find(key)
    if status is None:
        name = label or key
        return ShownStatus(key=key, label=dict.fromkeys(LANGUAGES, name), colour="#5b6470", bo4e=None)
    return ShownStatus(key=key, label=status.label.in_languages(), colour=status.colour, bo4e=status.bo4e)


def _summary(case: StoredCase, machine: Machine, labels: dict[str, str]) -> CaseSummary:
    return CaseSummary(
        order_number=case.order_number,
        brand=case.brand,
        status=shown(machine, case.status, labels.get(case.status, "")),
        since=case.since,
        contract_number=case.contract_number,
        customer_number=case.customer_number,
    )


def _action(run: ActionRun) -> CaseAction:
    return CaseAction(
        step=run.step,
        position=run.position,
        action=run.action,
        state=run.state,
        attempts=run.attempts,
        result=run.result,
        at=run.at,
    )
