"""What others may know of documents."""

from datetime import timedelta

from wattwerk.documents import repository
from wattwerk.documents.domain.ownership import Owner
from wattwerk.documents.schemas import Document
from wattwerk.platform import storage
from wattwerk.platform.problems import not_found

LINK_VALID_FOR = timedelta(minutes=5)


def documents_of(owner: Owner) -> list[Document]:
    """Return all documents of an order or customer, newest first; no caller is checked."""
    return repository.documents_of(owner)


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


def download_link(document_id: str) -> str:
    """Return a link with which the file can be downloaded for a few minutes; no caller is checked.

    Raises:
        Problem: 404 ``not_found``.
    """
    item = repository.find_by_id(document_id)
    if item is None:
        raise not_found("document")
    return storage.download_link(key=item.storage_key, name=item.file_name, valid_for=LINK_VALID_FOR)
