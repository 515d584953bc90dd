"""Loads and stores documents: the record in the table, the file in the bucket."""

from wattwerk.documents.domain.integrity import verified
from wattwerk.documents.domain.ownership import Owner
from wattwerk.documents.items import (
    COLLECTION,
    DocumentItem,
    UploadItem,
    document_partition,
    owner_partition,
    storage_key,
)
from wattwerk.documents.schemas import Document
from wattwerk.platform import storage
from wattwerk.platform.transaction import Transaction


def find(owner: Owner, document_id: str) -> DocumentItem | None:
    """Return the record of a document, read consistently, or None."""
    try:
        return DocumentItem.get(owner_partition(owner), f"{COLLECTION}{document_id}", consistent_read=True)
    except DocumentItem.DoesNotExist:
        return None


def find_by_id(document_id: str) -> DocumentItem | None:
    """Return the record of a document by its identifier, or None."""
    found = DocumentItem.by_document.query(
        document_partition(document_id), DocumentItem.gsi1sk == "DOCUMENT", limit=1
    )
    return next(iter(found), None)


def documents_of(owner: Owner) -> list[Document]:
    """Return all documents of an owner, newest first."""
    items = DocumentItem.query(owner_partition(owner), DocumentItem.sk.startswith(COLLECTION))
    return sorted((document(item) for item in items), key=lambda one: one.issued_at, reverse=True)


def find_upload(customer_number: str, upload_id: str) -> UploadItem | None:
    """Return an upload, read consistently, or None."""
    try:
        return UploadItem.get(*UploadItem.key(customer_number, upload_id), consistent_read=True)
    except UploadItem.DoesNotExist:
        return None


def store_file(content: bytes, *, brand: str, owner: Owner, about: Document, extension: str = "pdf") -> str:
    """Store the file and return where it lies. Storing the same file again changes nothing."""
    key = storage_key(
        brand=brand,
        owner=owner,
        document_id=about.document_id,
        sha256=about.sha256,
        extension=extension,
    )
    storage.store(key=key, content=content, media_type=about.media_type)
    return key


def add(about: Document, *, owner: Owner, brand: str, key: str, transaction: Transaction) -> None:
    """Record a document that must not be there yet."""
    attributes = {**about.model_dump(), "kind": about.kind.value}
    transaction.create(DocumentItem.of(owner, brand=brand, storage_key=key, **attributes))


def file(item: DocumentItem) -> bytes:
    """Return the file of a document.

    Raises:
        DocumentDamaged: it is not the file that was issued.
    """
    return verified(storage.read(item.storage_key), item.sha256)


def document(item: DocumentItem) -> Document:
    """Return the document of a record."""
    return Document.model_validate(item)
