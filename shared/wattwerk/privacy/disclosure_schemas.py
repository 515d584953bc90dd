"""What customers get who ask for the data that are stored about them."""

from datetime import datetime
from typing import Any, Literal

from pydantic import Field

from wattwerk.identity.schemas import PasswordProof
from wattwerk.platform.schema import Schema
from wattwerk.platform.vocabulary import Language

DisclosureFormat = Literal["json", "pdf"]


class DisclosureRequest(PasswordProof):
    """In which form the data are wanted, with the present password."""

    format: DisclosureFormat


class DisclosureFile(Schema):
    """The file, ready to be saved."""

    file_name: str
    media_type: str
    content: str = Field(description="The file in base64.")


class ListedDocument(Schema):
    """A document that is kept for the customer; the portal has the file."""

    name: str
    kind: str
    file_name: str
    issued_at: datetime


class Disclosure(Schema):
    """Everything that is stored about a customer (Art. 15 and 20 GDPR)."""

    customer_number: str
    disclosed_at: datetime
    controller: str
    language: Language
    purposes: list[str]
    origin: list[str]
    recipients: list[str]
    storage: list[str]
    rights: list[str]
    elsewhere: list[str] = Field(description="What is kept apart, and where to get it.")
    stored: dict[str, list[dict[str, Any]]] = Field(description="Records by their type, as stored.")
    documents: list[ListedDocument]
