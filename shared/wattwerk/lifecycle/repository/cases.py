"""Cases: where they stand, their steps and their actions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from wattwerk.lifecycle.domain.case import ActionRun, Case, Step
from wattwerk.lifecycle.domain.machine import Action
from wattwerk.lifecycle.domain.vocabulary import Milestone, RunState
from wattwerk.lifecycle.items import (
    CASE,
    DUE,
    ActionItem,
    CaseItem,
    LifecycleItem,
    StepItem,
    case_partition,
    status_partition,
)
from wattwerk.platform.cursors import decode, encode
from wattwerk.platform.transaction import Transaction


@dataclass(frozen=True)
class StoredCase:
    """A case with everything that happened to it."""

    case: Case
    steps: tuple[Step, ...]
    runs: tuple[ActionRun, ...]


def find(order_number: str) -> Case | None:
    """Return where a case stands, read consistently, or None."""
    try:
        return _case(CaseItem.get(*CaseItem.key(order_number), consistent_read=True))
    except CaseItem.DoesNotExist:
        return None


def find_all(order_number: str) -> StoredCase | None:
    """Return a case with its history in one consistent query, or None."""
    case: Case | None = None
    steps, runs = [], []
    for item in LifecycleItem.query(
        case_partition(order_number), LifecycleItem.sk.startswith(CASE), consistent_read=True
    ):
        if isinstance(item, CaseItem):
            case = _case(item)
        elif isinstance(item, StepItem):
            steps.append(_step(item))
        elif isinstance(item, ActionItem):
            runs.append(_run(item))
    return None if case is None else StoredCase(case, tuple(steps), tuple(runs))


def several(order_numbers: list[str]) -> list[Case]:
    """Return the cases of some orders, in any order; orders without a case are missing."""
    keys = [CaseItem.key(number) for number in dict.fromkeys(order_numbers)]
    return [_case(item) for item in CaseItem.batch_get(keys)]


def in_status(brand: str, status: str, *, cursor: str | None, limit: int) -> tuple[list[Case], str | None]:
    """Return the cases of a brand in one status, those that entered it last first."""
    key = status_partition(brand, status)
    found = CaseItem.by_status.query(
        key, scan_index_forward=False, limit=limit, last_evaluated_key=decode(cursor, gsi1pk=key)
    )
    return [_case(item) for item in found], encode(found.last_evaluated_key)


def is_used(brand: str, status: str) -> bool:
    """Return whether any case of a brand is in a status."""
    found = CaseItem.by_status.query(status_partition(brand, status), limit=1)
    return next(iter(found), None) is not None


def due(until: date) -> Iterator[str]:
    """Yield the order numbers of the cases that a date moves, up to and including a day."""
    for item in CaseItem.by_due_day.query(DUE, CaseItem.gsi2sk < f"{until.isoformat()}#~"):
        yield item.order_number


def store(case: Case, steps: list[Step], transaction: Transaction) -> None:
    """Add a case with its new steps and their actions to ``transaction``."""
    transaction.save(
        CaseItem.of(
            order_number=case.order_number,
            brand=case.brand,
            status=case.status,
            since=case.since,
            due_on=case.due_on,
            reached=[milestone.value for milestone in case.reached],
            steps=case.steps,
            contract_number=case.contract_number,
            customer_number=case.customer_number,
            **({} if case.version is None else {"version": case.version}),
        )
    )
    for step in steps:
        transaction.create(
            StepItem.of(
                case.order_number,
                number=step.number,
                at=step.at,
                status=step.status,
                label=step.label,
                actor=step.actor,
                reason=step.reason,
                machine_version=step.machine_version,
                milestone=step.milestone.value if step.milestone else None,
                late=step.late,
            )
        )
        for position, action in enumerate(step.actions):
            transaction.create(
                ActionItem.of(
                    case.order_number,
                    step=step.number,
                    position=position,
                    action=action.model_dump_json(),
                    state=RunState.OPEN.value,
                    attempts=0,
                    result="",
                )
            )


def find_run(order_number: str, step: int, position: int) -> ActionRun | None:
    """Return an action, read consistently, or None."""
    try:
        return _run(ActionItem.get(*ActionItem.key(order_number, step, position), consistent_read=True))
    except ActionItem.DoesNotExist:
        return None


def record(order_number: str, run: ActionRun, *, state: RunState, result: str, now: datetime) -> None:
    """Write down how an attempt at an action ended."""
    item = ActionItem(*ActionItem.key(order_number, run.step, run.position))
    item.update(
        actions=[
            ActionItem.state.set(state.value),
            ActionItem.result.set(result),
            ActionItem.attempts.set(run.attempts + 1),
            ActionItem.at.set(now),
        ]
    )


def reopen(order_number: str, run: ActionRun, transaction: Transaction) -> None:
    """Let a failed action be carried out again, unless somebody did so meanwhile."""
    item = ActionItem(*ActionItem.key(order_number, run.step, run.position))
    transaction.update(
        item,
        actions=[ActionItem.state.set(RunState.OPEN.value)],
        condition=ActionItem.state == RunState.FAILED.value,
    )


def _case(item: CaseItem) -> Case:
    return Case(
        order_number=item.order_number,
        brand=item.brand,
        status=item.status,
        since=item.since,
        reached=tuple(Milestone(value) for value in item.reached),
        steps=int(item.steps),
        contract_number=item.contract_number,
        customer_number=item.customer_number,
        due_on=item.due_on,
        version=int(item.version),
    )


def _step(item: StepItem) -> Step:
    return Step(
        number=int(item.number),
        at=item.at,
        status=item.status,
        label=item.label,
        actor=item.actor,
        reason=item.reason,
        machine_version=int(item.machine_version),
        milestone=Milestone(item.milestone) if item.milestone else None,
        late=item.late,
    )


def _run(item: ActionItem) -> ActionRun:
    return ActionRun(
        step=int(item.step),
        position=int(item.position),
        action=Action.model_validate_json(item.action),
        state=RunState(item.state),
        attempts=int(item.attempts),
        result=item.result,
        at=item.at,
    )
