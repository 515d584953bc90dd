"""Events of cases."""

from typing import ClassVar

from pydantic import Field

from wattwerk.platform.events import DomainEvent


class StatusReached(DomainEvent):
    """A case has entered a status; the actions of the step wait to be carried out."""

    source: ClassVar[str] = "lifecycle"

    order_number: str = Field(description="Order that the case is about.")
    step: int = Field(description="Number of the step, counted from 1 for each case.")
    status: str = Field(description="Key of the status in the brand's machine.")
    bo4e_status: str = Field(description="Contract status of the data standard BO4E.")


class ActionRepeated(DomainEvent):
    """Staff want a failed action to be carried out again."""

    source: ClassVar[str] = "lifecycle"

    order_number: str = Field(description="Order that the case is about.")
    step: int = Field(description="Step to which the action belongs.")
