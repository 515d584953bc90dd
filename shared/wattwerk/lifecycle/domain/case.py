"""A case: the way of one order, and of the contract that it becomes, through the statuses."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from wattwerk.lifecycle.domain.facts import Reached
from wattwerk.lifecycle.domain.machine import Action, Machine, Status
from wattwerk.lifecycle.domain.vocabulary import Milestone, RunState

FRESH = timedelta(days=14)
"""How old a fact may be and still fire actions. Older ones are entered late, e.g. when contracts are
taken over: nobody wants a mail about the beginning of a supply that began years ago."""

TAKEN_BACK = (
    Milestone.CONTRACT_TERMINATED,
    Milestone.CONTRACT_WITHDRAWN,
    Milestone.CONTRACT_ENDED,
    Milestone.SUPPLY_STARTED,
)
"""Facts that can stop being true: a cancellation is taken back, a start of supply postponed."""


@dataclass(frozen=True)
class Step:
    """One move of a case. ``actor`` is ``system``, or the staff member's name."""

    number: int
    at: datetime
    status: str
    label: str
    actor: str
    reason: str
    machine_version: int
    milestone: Milestone | None = None
    late: bool = False
    """Entered after the fact, so that no action was fired."""
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True)
class ActionRun:
    """What became of one action of a step. ``result`` is a code or an identifier, never a name."""

    step: int
    position: int
    action: Action
    state: RunState
    attempts: int = 0
    result: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class Case:
    """Where an order or its contract stands. ``version`` is None until it is stored."""

    order_number: str
    brand: str
    status: str
    since: datetime
    reached: tuple[Milestone, ...] = ()
    steps: int = 0
    contract_number: str | None = None
    customer_number: str | None = None
    due_on: date | None = None
    version: int | None = None

    def moved(
        self,
        status: Status,
        *,
        at: datetime,
        actor: str,
        machine_version: int,
        reason: str = "",
        milestone: Milestone | None = None,
        late: bool = False,
    ) -> tuple["Case", Step]:
        """Return the case in another status, and the step that leads there."""
        step = Step(
            number=self.steps + 1,
            at=at,
            status=status.key,
            label=status.label.de,
            actor=actor,
            reason=reason,
            machine_version=machine_version,
            milestone=milestone,
            late=late,
            actions=() if late else tuple(status.actions),
        )
        return replace(self, status=status.key, since=at, steps=step.number), step


def followed(
    case: Case,
    passed: list[Reached],
    *,
    machine: Machine,
    machine_version: int,
    actor: str,
    now: datetime,
    today: date,
) -> tuple[Case, list[Step]]:
    """Return a case after the facts that have become true, or stopped being so, with its steps.

    Facts are stronger than transitions: what is true is shown, whether or not the machine foresees the
    way. A fact that the machine has no status for is remembered and moves nothing; neither does one that
    comes after a later one, e.g. the start of a supply whose end is declared already.
    """
    steps: list[Step] = []
    present = [reached.milestone for reached in passed]
    gone = [milestone for milestone in case.reached if milestone in TAKEN_BACK and milestone not in present]
    if gone:
        case = replace(case, reached=tuple(one for one in case.reached if one not in gone))
        shown = machine.find(case.status)
        back = _last_shown(present, machine)
        if shown is not None and shown.milestone in gone and back is not None:
            case, step = case.moved(
                back,
                at=now,
                actor=actor,
                machine_version=machine_version,
                milestone=back.milestone,
                late=True,
            )
            steps.append(step)
    for position, reached in enumerate(passed):
        if reached.milestone in case.reached:
            continue
        status = machine.status_of(reached.milestone)
        overtaken = any(later in case.reached for later in present[position + 1 :])
        case = replace(case, reached=(*case.reached, reached.milestone))
        if status is not None and not overtaken:
            case, step = case.moved(
                status,
                at=now,
                actor=actor,
                machine_version=machine_version,
                milestone=reached.milestone,
                late=today - reached.since > FRESH,
            )
            steps.append(step)
    return case, steps


def _last_shown(present: list[Milestone], machine: Machine) -> Status | None:
    shown = (machine.status_of(milestone) for milestone in reversed(present))
    return next((status for status in shown if status is not None), None)
