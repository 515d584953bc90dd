"""Models of documents."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from wattwerk.documents.domain.letter import DocumentKind
from wattwerk.documents.domain.uploads import LARGEST_ATTACHED, LARGEST_UPLOAD, Refusal, UploadStatus
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


class UploadAnnouncement(Schema):
    """A file that a customer is about to send."""

    file_name: str = Field(min_length=1, max_length=255)
    size: int = Field(ge=1, le=LARGEST_UPLOAD, description="Bytes.")
    contract_number: str | None = None


class UploadTicket(Schema):
    """Where to send the file, as `multipart/form-data`: all fields first, the file last as `file`."""

    upload_id: str
    url: str
    fields: dict[str, str]
    expires_at: datetime


class Upload(Schema):
    """What became of a file that was sent."""

    upload_id: str
    status: UploadStatus
    refusal: Refusal | None = None
    document_id: str | None = None


class AttachedFile(Schema):
    """A file that comes within a request: PDF, JPEG, PNG or HEIC."""

    file_name: Annotated[str, Field(min_length=1, max_length=200)]
    content: Annotated[
        str, Field(max_length=LARGEST_ATTACHED * 5 // 3, description="Base64 of at most 3 MB.")
    ]
