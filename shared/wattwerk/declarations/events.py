"""Events of declarations."""

from typing import ClassVar

from pydantic import BaseModel, Field

from wattwerk.declarations.domain.vocabulary import DeclarationKind
from wattwerk.platform.events import DomainEvent
from wattwerk.platform.schema import DEFERRED


class OfDeclaration(BaseModel):
    """What all events of declarations tell."""

    model_config = DEFERRED

    source: ClassVar[str] = "declarations"

    declaration_number: str = Field(description="The declaration.")
    kind: DeclarationKind = Field(description="What was declared.")


class DeclarationReceived(OfDeclaration, DomainEvent):
    """A customer, or somebody who says so, has declared something; nothing is decided yet."""


class DeclarationConfirmed(OfDeclaration, DomainEvent):
    """A declaration has been carried out."""


class DeclarationTakenBack(OfDeclaration, DomainEvent):
    """A customer has taken a declaration back; a contract that it ended goes on."""


class DeclarationRejected(OfDeclaration, DomainEvent):
    """A clerk has refused a declaration."""
