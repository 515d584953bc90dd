"""Events of conversations."""

from typing import ClassVar

from pydantic import Field

from wattwerk.platform.events import DomainEvent


class MessageAnswered(DomainEvent):
    """Staff answered; the writer should know."""

    source: ClassVar[str] = "conversations"

    conversation_id: str = Field(description="The conversation.")
    message_id: str = Field(description="The answer in it.")
