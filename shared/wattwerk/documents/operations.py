"""Issuing documents."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from wattwerk.brands.schemas import Brand
from wattwerk.documents import rendering, repository
from wattwerk.documents.domain.integrity import fingerprint
from wattwerk.documents.domain.letter import Letter
from wattwerk.documents.domain.ownership import Owner, document_id
from wattwerk.documents.schemas import Document
from wattwerk.platform.transaction import Transaction, WriteConflict

PDF = "application/pdf"


@dataclass(frozen=True)
class IssuedDocument:
    """A document with its file."""

    document: Document
    content: bytes


def issue(
    letter: Letter,
    *,
    brand: Brand,
    owner: Owner,
    reference: str,
    file_name: str,
    contract_number: str | None = None,
    render: Callable[[Letter, Brand], bytes] | None = None,
    now: datetime,
) -> IssuedDocument:
    """Render a letter and store it for good, once: a repetition returns the first one.

    ``reference`` tells documents of one kind and owner apart, e.g. the number of a contract; ``render``
    lays the letter out in another way than the standard. The file is stored before the record, so that
    a record never points to nothing; a file without a record may be left behind by a crash and harms
    nobody.

    Raises:
        DocumentDamaged: the stored file is not the one that was issued.
    """
    identifier = document_id(owner, letter.kind, reference)
    issued = repository.find(owner, identifier)
    if issued is not None:
        return IssuedDocument(repository.document(issued), repository.file(issued))
    content = (render or rendering.pdf)(letter, brand)
    document = Document(
        document_id=identifier,
        kind=letter.kind,
        language=letter.language,
        title=letter.title,
        file_name=f"{file_name}.pdf",
        media_type=PDF,
        size=len(content),
        sha256=fingerprint(content),
        issued_at=now,
        contract_number=contract_number,
    )
    key = repository.store_file(content, brand=brand.id, owner=owner, about=document)
    transaction = Transaction(now=now)
    repository.add(document, owner=owner, brand=brand.id, key=key, transaction=transaction)
    try:
        transaction.commit()
    except WriteConflict:
        first = repository.find(owner, identifier)
        if first is None:
            raise
        return IssuedDocument(repository.document(first), repository.file(first))
    return IssuedDocument(document, content)
