"""What others may know of documents."""

from datetime import datetime, timedelta

from wattwerk.documents import repository
from wattwerk.documents.domain.inbox import category_of
from wattwerk.documents.domain.ownership import Owner
from wattwerk.documents.schemas import Document, DocumentEntry, DownloadLink
from wattwerk.platform import storage
from wattwerk.platform.problems import not_found

LINK_VALID_FOR = timedelta(minutes=5)


def documents_of(owner: Owner) -> list[Document]:
    """Return all documents of an order or customer, newest first; no caller is checked."""
    return repository.documents_of(owner)


def document_of(owner: Owner, document_id: str) -> Document | None:
    """Return a document of an order or customer, or None; no caller is checked."""
    item = repository.find(owner, document_id)
    return repository.document(item) if item else None


def content(document_id: str) -> bytes:
    """Return the file of a document, proven to be the one that was issued; no caller is checked.

    Raises:
        Problem: 404 ``not_found``.
        DocumentDamaged: the stored file is not the one that was issued.
    """
    item = repository.find_by_id(document_id)
    if item is None:
        raise not_found("document")
    return repository.file(item)


def entry(document: Document, *, contract_number: str | None = None) -> DocumentEntry:
    """Return a document as a line of an inbox, with the contract that it or its owner is about."""
    return DocumentEntry(
        document_id=document.document_id,
        category=category_of(document.kind),
        kind=document.kind,
        title=document.title,
        file_name=document.file_name,
        media_type=document.media_type,
        size=document.size,
        issued_at=document.issued_at,
        contract_number=document.contract_number or contract_number,
    )


def download_link(document_id: str, *, now: datetime) -> DownloadLink:
    """Return a link with which the file can be downloaded for a few minutes; no caller is checked.

    Raises:
        Problem: 404 ``not_found``.
    """
    item = repository.find_by_id(document_id)
    if item is None:
        raise not_found("document")
    url = storage.download_link(key=item.storage_key, name=item.file_name, valid_for=LINK_VALID_FOR)
    return DownloadLink(url=url, expires_at=now + LINK_VALID_FOR)
