"""Models of documents."""

from datetime import datetime

from pydantic import Field

from wattwerk.documents.domain.letter import DocumentKind
from wattwerk.platform.schema import Schema
from wattwerk.platform.vocabulary import Language


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
