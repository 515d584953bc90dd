"""Events of erasing and of periods of keeping."""

from typing import ClassVar

from pydantic import Field

from wattwerk.platform.events import DomainEvent


class ErasureRequested(DomainEvent):
    """A customer wants everything erased that no law requires to be kept."""

    source: ClassVar[str] = "privacy"

    customer_number: str = Field(description="The customer.")
    erasure_id: str = Field(description="The request.")


class RetentionRunContinued(DomainEvent):
    """The next records of a brand have to be looked at for what is past its period."""

    source: ClassVar[str] = "privacy"

    run_id: str = Field(description="The run.")
    step: int = Field(description="Which part of it; one that came before is done already.")


class RestrictionLiftRequested(DomainEvent):
    """An administrator wants locked data to be used again, for a reason that stands with the request."""

    source: ClassVar[str] = "privacy"

    customer_number: str = Field(description="The customer.")
    erasure_id: str = Field(description="The request for erasure with which the data were locked.")
