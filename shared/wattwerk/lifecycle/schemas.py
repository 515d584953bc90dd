"""Models of status machines and cases."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from wattwerk.lifecycle.domain.facts import CaseFacts
from wattwerk.lifecycle.domain.faults import Fault
from wattwerk.lifecycle.domain.machine import Action, Machine, StatusKey
from wattwerk.lifecycle.domain.simulation import Effects
from wattwerk.lifecycle.domain.vocabulary import Bo4eStatus, Milestone, RunState
from wattwerk.platform.schema import PageRequest, Schema
from wattwerk.platform.vocabulary import Language

Reason = Annotated[str, Field(max_length=500)]


class MachineDraft(Schema):
    """A machine that is not published yet, with what keeps it from being so."""

    machine: Machine
    version: int
    author: str
    saved_at: datetime
    based_on: int = Field(description="Version that was published when the draft was begun.")
    faults: list[Fault]


class MachineParts(Schema):
    """What actions can refer to."""

    mails: list[str]
    letters: list[str]
    interfaces: list[str]


class MachineState(Schema):
    """The status machine of a brand: what is published, the draft if there is one, what it can use."""

    version: int = Field(description="0: the standard, which was never published.")
    published: Machine
    standard: Machine
    draft: MachineDraft | None = None
    parts: MachineParts


class MachineChange(Schema):
    """The whole draft anew. It may have faults; only publishing asks for none."""

    machine: Machine
    draft_version: int | None = Field(
        default=None, description="Version of the draft that was edited; empty when there was none."
    )


class MachinePublication(Schema):
    """Which draft to publish in place of which version."""

    draft_version: int
    replaces: int


class MachineRestoration(Schema):
    """Which version must still be published for the older one to take its place."""

    replaces: int


class MachineRevision(Schema):
    """When which machine was published, and by whom."""

    version: int
    author: str
    published_at: datetime
    restores: int | None = None


class MachineRevisionsQuery(PageRequest):
    """Which revisions to list: the newest first."""


class ShownStatus(Schema):
    """A status as it is shown."""

    key: str
    label: dict[Language, str]
    colour: str
    bo4e: Bo4eStatus | None = Field(description="Null for a status that the machine has no more.")


class CaseStep(Schema):
    """One move of a case: who or what, when, why, by which version of the machine."""

    number: int
    at: datetime
    status: ShownStatus
    actor: str = Field(description="`system`, or the staff member's name.")
    reason: str
    machine_version: int
    milestone: Milestone | None = Field(description="The fact that moved it.")
    late: bool = Field(description="Entered after the fact: nothing was fired.")


class CaseAction(Schema):
    """What became of one action."""

    step: int
    position: int
    action: Action
    state: RunState
    attempts: int
    result: str = Field(
        description="Code of the result or of the failure, e.g. `sent`, `interface_unreachable`."
    )
    at: datetime | None


class CaseSummary(Schema):
    """Where an order or its contract stands."""

    order_number: str
    brand: str
    status: ShownStatus
    since: datetime
    contract_number: str | None
    customer_number: str | None


class Case(CaseSummary):
    """A case with everything that happened, and where staff may move it."""

    version: int
    steps: list[CaseStep]
    actions: list[CaseAction]
    ways: list[Effects] = Field(description="Where it can go by hand from here, and what that would fire.")
    targets: dict[str, ShownStatus] = Field(description="The statuses at the end of the ways, by their keys.")


class CasesQuery(PageRequest):
    """Which cases to list: of one status, those that entered it last first."""

    brand: str
    status: StatusKey


class CaseNumbers(Schema):
    """The cases of which orders are wanted."""

    brand: str
    order_numbers: Annotated[list[str], Field(max_length=100)]


class CaseStatuses(Schema):
    """The statuses of cases, by order number; orders without a case are missing."""

    statuses: dict[str, ShownStatus]


class CaseStatusChange(Schema):
    """A case moved by hand."""

    target: StatusKey
    version: int = Field(description="Version of the case that was looked at.")
    reason: Reason = ""


class Simulation(Schema):
    """A change of status that is only imagined."""

    source: StatusKey
    target: StatusKey
    machine: Machine | None = Field(
        default=None, description="Unsaved machine to try; else the published one."
    )
    order_number: str | None = Field(default=None, description="Case whose facts count.")
    facts: CaseFacts = Field(default_factory=CaseFacts, description="Imagined facts, without a case.")
    reached: list[Milestone] = Field(default_factory=list, description="Imagined milestones, without a case.")
