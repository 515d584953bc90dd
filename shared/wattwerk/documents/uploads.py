"""Taking files from customers: announced, put into quarantine, checked, then kept or thrown away."""

from datetime import datetime, timedelta

from wattwerk.documents import repository, scanning
from wattwerk.documents.domain.integrity import fingerprint
from wattwerk.documents.domain.letter import DocumentKind
from wattwerk.documents.domain.ownership import Owner, document_id
from wattwerk.documents.domain.uploads import (
    LARGEST_UPLOAD,
    FileFormat,
    Refusal,
    UploadStatus,
    format_of,
    quarantine_key,
    readable_name,
)
from wattwerk.documents.items import UploadItem
from wattwerk.documents.schemas import Document, Upload, UploadAnnouncement, UploadTicket
from wattwerk.platform import identifiers, storage
from wattwerk.platform.problems import not_found
from wattwerk.platform.transaction import Transaction
from wattwerk.platform.vocabulary import Language

TICKET_VALID_FOR = timedelta(minutes=15)


def announce(
    announcement: UploadAnnouncement,
    *,
    brand: str,
    customer_number: str,
    language: Language,
    now: datetime,
    transaction: Transaction,
) -> UploadTicket:
    """Reserve a place in quarantine for a file, and return the form that sends it there."""
    upload_id = identifiers.unique_id()
    transaction.create(
        UploadItem.of(
            customer_number,
            upload_id,
            brand=brand,
            language=language,
            name=readable_name(announcement.file_name),
            contract_number=announcement.contract_number,
            status=UploadStatus.WAITING.value,
            announced_at=now,
        )
    )
    key = quarantine_key(brand=brand, customer_number=customer_number, upload_id=upload_id)
    form = storage.upload_form(key=key, largest=LARGEST_UPLOAD, valid_for=TICKET_VALID_FOR)
    return UploadTicket(
        upload_id=upload_id, url=form.url, fields=form.fields, expires_at=now + TICKET_VALID_FOR
    )


def upload(*, customer_number: str, upload_id: str) -> Upload:
    """Return what became of a customer's upload; no caller is checked.

    Raises:
        Problem: 404 ``not_found``.
    """
    item = repository.find_upload(customer_number, upload_id)
    if item is None:
        raise not_found("upload")
    return Upload.model_validate(item)


def check(
    *, customer_number: str, upload_id: str, now: datetime, transaction: Transaction
) -> Document | None:
    """Look into a file in quarantine and decide, in ``transaction``, whether it becomes a document.

    Returns the document, or None when the file was refused, is unknown or was decided on before. The
    caller commits and then empties the quarantine. A file that cannot be scanned stays there.

    Raises:
        ScanFailed: the scanner gave no verdict; try again later.
    """
    item = repository.find_upload(customer_number, upload_id)
    if item is None or item.status != UploadStatus.WAITING:
        return None
    content = storage.read(_place(item))
    scanner = scanning.configured()
    found = format_of(content)
    document = None
    if len(content) > LARGEST_UPLOAD:
        item.refusal = Refusal.SIZE.value
    elif found is None:
        item.refusal = Refusal.FORMAT.value
    elif scanner is not None and scanner.finding(content) is not None:
        item.refusal = Refusal.MALWARE.value
    else:
        document = _kept(item, content, found, now, transaction)
        item.document_id = document.document_id
    item.status = (UploadStatus.ACCEPTED if document else UploadStatus.REFUSED).value
    item.scanned = scanner is not None
    item.checked_at = now
    transaction.save(item)
    return document


def empty_quarantine(*, customer_number: str, upload_id: str) -> None:
    """Remove the file of a decided upload from quarantine."""
    item = repository.find_upload(customer_number, upload_id)
    if item is not None and item.status != UploadStatus.WAITING:
        storage.remove(_place(item))


def _place(item: UploadItem) -> str:
    return quarantine_key(brand=item.brand, customer_number=item.customer_number, upload_id=item.upload_id)


def _kept(
    item: UploadItem, content: bytes, found: FileFormat, now: datetime, transaction: Transaction
) -> Document:
    owner = Owner("customer", item.customer_number)
    document = Document(
        document_id=document_id(owner, DocumentKind.UPLOAD, item.upload_id),
        kind=DocumentKind.UPLOAD,
        language=item.language,
        title=item.name,
        file_name=f"{item.name}.{found.extension}",
        media_type=found.media_type,
        size=len(content),
        sha256=fingerprint(content),
        issued_at=now,
        contract_number=item.contract_number,
    )
    key = repository.store_file(
        content, brand=item.brand, owner=owner, about=document, extension=found.extension
    )
    repository.add(document, owner=owner, brand=item.brand, key=key, transaction=transaction)
    return document
