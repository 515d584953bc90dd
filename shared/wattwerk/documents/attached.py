"""Files that come within a request and are kept like any document, e.g. a signed mandate that staff got."""

import base64
from dataclasses import dataclass
from datetime import datetime

from wattwerk.documents import repository
from wattwerk.documents.domain.integrity import fingerprint
from wattwerk.documents.domain.letter import DocumentKind
from wattwerk.documents.domain.ownership import Owner, document_id
from wattwerk.documents.domain.uploads import LARGEST_ATTACHED, FileFormat, format_of
from wattwerk.documents.schemas import AttachedFile, Document
from wattwerk.platform import identifiers
from wattwerk.platform.problems import invalid
from wattwerk.platform.transaction import Transaction
from wattwerk.platform.vocabulary import Language


@dataclass(frozen=True)
class CheckedFile:
    """A file whose content proves its format."""

    content: bytes
    format: FileFormat


def checked(file: AttachedFile, *, pointer: str) -> CheckedFile:
    """Return the content of a file; its first bytes decide what it is, not its name.

    Raises:
        Problem: 422 at ``pointer`` with ``file_format`` or ``file_too_large``.
    """
    try:
        content = base64.b64decode(file.content, validate=True)
    except ValueError as error:
        raise invalid(pointer, "file_format", "Send a PDF, JPEG, PNG or HEIC file.") from error
    if len(content) > LARGEST_ATTACHED:
        raise invalid(pointer, "file_too_large", "The file is too large.")
    found = format_of(content)
    if found is None:
        raise invalid(pointer, "file_format", "Send a PDF, JPEG, PNG or HEIC file.")
    return CheckedFile(content, found)


def keep(
    file: CheckedFile,
    *,
    title: str,
    brand: str,
    owner: Owner,
    language: Language,
    contract_number: str | None = None,
    now: datetime,
    transaction: Transaction,
) -> Document:
    """Keep a file as a document of its owner; the record is written with ``transaction``.

    The file is stored before the record, so that a record never points to nothing.
    """
    sha256 = fingerprint(file.content)
    document = Document(
        document_id=document_id(owner, DocumentKind.UPLOAD, identifiers.unique_id()),
        kind=DocumentKind.UPLOAD,
        language=language,
        title=title,
        file_name=f"{title}.{file.format.extension}",
        media_type=file.format.media_type,
        size=len(file.content),
        sha256=sha256,
        issued_at=now,
        contract_number=contract_number,
    )
    key = repository.store_file(
        file.content, brand=brand, owner=owner, about=document, extension=file.format.extension
    )
    repository.add(document, owner=owner, brand=brand, key=key, transaction=transaction)
    return document
