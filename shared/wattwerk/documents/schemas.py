"""Models of documents."""

from datetime import datetime

from pydantic import Field

from wattwerk.documents.domain.letter import DocumentKind
from wattwerk.platform.schema import Schema
from wattwerk.platform.vocabulary import DocumentCategory, Language


class Document(Schema):
    """A document that was issued. It never changes."""

    document_id: str
    kind: DocumentKind
    language: Language
    title: str
    file_name: str = Field(description="Name for the reader's computer, e.g. `Auftrag-A-7K2M-Q4XN.pdf`.")
    media_type: str
    size: int = Field(description="Bytes.")
    sha256: str = Field(description="Fingerprint of the file, in hexadecimal form.")
    issued_at: datetime
    contract_number: str | None = Field(default=None, description="Contract that it is about, if it is one.")


class DocumentEntry(Schema):
    """A document as a line of the customer's inbox."""

    document_id: str
    category: DocumentCategory
    kind: DocumentKind
    title: str
    file_name: str
    media_type: str
    size: int = Field(description="Bytes.")
    issued_at: datetime
    contract_number: str | None


class DocumentEntries(Schema):
    """The documents of a customer, newest first."""

    items: list[DocumentEntry]


class DownloadLink(Schema):
    """Where a document can be fetched, for a few minutes and by whoever has the address."""

    url: str
    expires_at: datetime
