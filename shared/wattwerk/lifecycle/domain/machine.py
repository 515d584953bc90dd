"""A status machine: which statuses a case can have, who may move it, and what entering one fires."""

from typing import Annotated, Literal

from pydantic import Field

from wattwerk.documents.domain.letter import DocumentKind
from wattwerk.lifecycle.domain.vocabulary import ActionKind, Bo4eStatus, GuardKind, Milestone
from wattwerk.platform.schema import Schema
from wattwerk.platform.vocabulary import Language

StatusKey = Annotated[
    str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$", description="e.g. `credit_check_passed`.")
]
Name = Annotated[str, Field(min_length=1, max_length=60)]
Reference = Annotated[str, Field(max_length=60)]


class StatusLabel(Schema):
    """A name in the languages of staff and customers."""

    de: Name
    en: Name
    fr: Name

    def in_language(self, language: Language) -> str:
        """Return the name in one language."""
        return self.in_languages()[language]

    def in_languages(self) -> dict[Language, str]:
        """Return the name in every language."""
        return {"de": self.de, "en": self.en, "fr": self.fr}


class Guard(Schema):
    """A condition of a transition."""

    kind: GuardKind
    document: DocumentKind | None = Field(default=None, description="For `document_present`.")
    role: Literal["clerk", "administrator"] | None = Field(default=None, description="For `role`.")

    @property
    def name(self) -> str:
        """Return what it asks for, e.g. ``checks_clear`` or ``document_present:power_of_attorney``."""
        what = self.document or self.role
        return f"{self.kind.value}:{what}" if what else self.kind.value


class Action(Schema):
    """Something that happens once each time that a case enters a status."""

    kind: ActionKind
    template: Reference = Field(
        default="", description="Mail or letter, for `send_mail` and `create_document`."
    )
    invitation: bool = Field(
        default=True, description="For `create_login`: the customer is invited to the portal by mail."
    )
    interface: Reference = Field(
        default="", description="Name of an interface of the brand, for `call_interface` and checks by one."
    )
    check: Literal["blacklist", "interface"] | None = Field(default=None, description="For `start_check`.")
    passed: Reference = Field(default="", description="Status after a check that was passed; empty: stay.")
    failed: Reference = Field(default="", description="Status after a check that failed; empty: stay.")


class Status(Schema):
    """Where a case can stand."""

    key: StatusKey
    label: StatusLabel = Field(description="As staff see it.")
    customer_label: StatusLabel = Field(description="As customers and prospects see it.")
    colour: str = Field(pattern=r"^#[0-9a-f]{6}$", description="e.g. `#1b6e3c`.")
    bo4e: Bo4eStatus
    milestone: Milestone | None = Field(
        default=None,
        description="Fact that brings a case here by itself; nobody else can, before it is true.",
    )
    actions: Annotated[list[Action], Field(max_length=10)] = Field(default_factory=list)


class Transition(Schema):
    """A way that staff, and checks, may go."""

    source: StatusKey
    target: StatusKey
    guards: Annotated[list[Guard], Field(max_length=10)] = Field(default_factory=list)
    reason_required: bool = False


class Machine(Schema):
    """The statuses of a brand and the ways between them."""

    initial: StatusKey
    statuses: Annotated[list[Status], Field(min_length=1, max_length=60)]
    transitions: Annotated[list[Transition], Field(max_length=600)]

    def find(self, key: str) -> Status | None:
        """Return a status, or None when the machine has none of this key."""
        return next((status for status in self.statuses if status.key == key), None)

    def status_of(self, milestone: Milestone) -> Status | None:
        """Return the status to which a fact leads, or None when the brand shows none for it."""
        return next((status for status in self.statuses if status.milestone is milestone), None)

    def transition(self, source: str, target: str) -> Transition | None:
        """Return the way from one status to another, or None when there is none."""
        return next(
            (way for way in self.transitions if (way.source, way.target) == (source, target)),
            None,
        )

    def ways_from(self, source: str) -> list[Transition]:
        """Return the ways that begin at a status."""
        return [way for way in self.transitions if way.source == source]
