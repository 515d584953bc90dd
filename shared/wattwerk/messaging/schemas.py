"""Models of a brand's own mails and letters to customers."""

from typing import Literal

from pydantic import Field

from wattwerk.platform.schema import Schema
from wattwerk.platform.vocabulary import Language


class OwnMessageRequest(Schema):
    """Which of the brand's own mails or letters shall go to a customer."""

    template_kind: Literal["mail", "letter"]
    template_key: str = Field(pattern=r"^own\.[a-z][a-z0-9-]{0,39}$")
    contract_number: str | None = Field(
        default=None,
        max_length=40,
        description="Contract of which it speaks; needed by templates about a contract or an order.",
    )


class OwnMessagePreview(Schema):
    """What the customer gets."""

    subject: str = Field(description="Subject of the mail, title of the letter.")
    language: Language = Field(
        description="The customer's, where it is published in it; else the brand's first one."
    )
    recipient: str = Field(default="", description="Mail address, or lines of the address field.")
    html: str = Field(default="", description="A mail as a page.")
    pages: list[str] = Field(
        default_factory=list, description="The first pages of a letter as PNG, in base64."
    )
