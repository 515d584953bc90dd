"""Events of messaging."""

from typing import ClassVar

from pydantic import Field

from wattwerk.platform.events import DomainEvent


class OwnMessageRequested(DomainEvent):
    """Staff want one of the brand's own mails or letters to go to a customer."""

    source: ClassVar[str] = "messaging"

    template_kind: str = Field(description="`mail` or `letter`.")
    template_key: str = Field(description="Key of the brand's own template.")
    customer_number: str = Field(description="Customer to whom it goes.")
    contract_number: str | None = Field(
        default=None, description="Contract that it is about, or from whose order it speaks."
    )
