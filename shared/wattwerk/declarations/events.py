"""Events of declarations."""

from typing import ClassVar

from pydantic import Field

from wattwerk.declarations.domain.vocabulary import DeclarationKind
from wattwerk.platform.events import DomainEvent


class OfDeclaration(DomainEvent):
    """What all events of declarations tell."""

    source: ClassVar[str] = "declarations"

    declaration_number: str = Field(description="The declaration.")
    kind: DeclarationKind = Field(description="What was declared.")


class DeclarationReceived(OfDeclaration):
    """A customer, or somebody who says so, has declared something; nothing is decided yet."""


class DeclarationConfirmed(OfDeclaration):
    """A declaration has been carried out."""


class DeclarationRejected(OfDeclaration):
    """A clerk has refused a declaration."""
