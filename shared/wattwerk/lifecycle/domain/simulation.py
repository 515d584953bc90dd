"""What a change of status would fire, without changing anything."""

from collections import Counter
from typing import Literal

from pydantic import Field

from wattwerk.lifecycle.domain.facts import CaseFacts, holds
from wattwerk.lifecycle.domain.machine import Action, Guard, Machine
from wattwerk.lifecycle.domain.vocabulary import ActionKind, Milestone
from wattwerk.platform.schema import Schema

Refusal = Literal["status_unknown", "transition_not_allowed", "status_follows_fact", "guard_fails"]


class GuardOutcome(Schema):
    """Whether a guard lets a case pass."""

    guard: Guard
    holds: bool


class Effects(Schema):
    """What would happen."""

    target: str
    allowed: bool
    refusal: Refusal | None = Field(default=None, description="Why it is not allowed.")
    reason_required: bool = False
    guards: list[GuardOutcome] = Field(default_factory=list)
    actions: list[Action] = Field(default_factory=list)
    mails: int = 0
    letters: int = 0
    logins: int = 0
    calls: int = 0
    checks: int = 0


WAY = "way"
"""Objection to an acceptance: the machine leads to it from elsewhere, but not from here."""


def objections_to_acceptance(machine: Machine, *, source: str, facts: CaseFacts) -> list[str]:
    """Return what keeps an order from being accepted: the guards of its way there that do not hold.

    Acceptance is a decision of ours, so the machine is asked before it; facts that come about elsewhere are
    shown whatever it says. A machine that draws no way to its accepted status leaves the decision free.
    """
    accepted = machine.status_of(Milestone.ORDER_ACCEPTED)
    ways = [way for way in machine.transitions if accepted and way.target == accepted.key]
    way = next((way for way in ways if way.source == source), None)
    if way is None:
        return [WAY] if ways else []
    return [guard.name for guard in way.guards if not holds(guard, facts)]


def effects(
    machine: Machine, *, source: str, target: str, reached: tuple[Milestone, ...], facts: CaseFacts
) -> Effects:
    """Return what moving a case by hand would do: guards, and everything that entering fires.

    A status that belongs to a fact can only be entered when the fact is true (``reached``): nobody
    accepts an order by painting it green.
    """
    status = machine.find(target)
    if status is None:
        return Effects(target=target, allowed=False, refusal="status_unknown")
    way = machine.transition(source, target)
    outcomes = [GuardOutcome(guard=guard, holds=holds(guard, facts)) for guard in way.guards] if way else []
    refusal: Refusal | None = None
    if way is None:
        refusal = "transition_not_allowed"
    elif status.milestone is not None and status.milestone not in reached:
        refusal = "status_follows_fact"
    elif not all(outcome.holds for outcome in outcomes):
        refusal = "guard_fails"
    uses = Counter(action.kind for action in status.actions)
    # A login whose owner is invited means one mail more.
    invitations = sum(
        action.kind is ActionKind.CREATE_LOGIN and action.invitation for action in status.actions
    )
    return Effects(
        target=target,
        allowed=refusal is None,
        refusal=refusal,
        reason_required=way.reason_required if way else False,
        guards=outcomes,
        actions=status.actions,
        mails=uses[ActionKind.SEND_MAIL] + invitations,
        letters=uses[ActionKind.CREATE_DOCUMENT],
        logins=uses[ActionKind.CREATE_LOGIN],
        calls=uses[ActionKind.CALL_INTERFACE]
        + sum(
            action.kind is ActionKind.START_CHECK and action.check == "interface" for action in status.actions
        ),
        checks=uses[ActionKind.START_CHECK],
    )
