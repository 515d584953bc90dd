"""Items of documents, and the only code that builds their keys."""

from typing import Any, ClassVar

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute

from wattwerk.documents.domain.ownership import Owner
from wattwerk.platform import settings
from wattwerk.platform.attributes import TimestampAttribute
from wattwerk.platform.items import FirstIndex, Item, TableMeta, Versioned

COLLECTION = "DOCUMENT#"


class DocumentItem(Item, discriminator="document"):
    """A document that was issued; the file itself lies in the bucket."""

    class Meta(TableMeta):
        table_name = settings.table_name("documents")

    by_document: ClassVar[FirstIndex] = FirstIndex()
    gsi1pk = UnicodeAttribute()
    gsi1sk = UnicodeAttribute()

    document_id = UnicodeAttribute()
    brand = UnicodeAttribute()
    kind = UnicodeAttribute()
    language = UnicodeAttribute()
    title = UnicodeAttribute()
    file_name = UnicodeAttribute()
    media_type = UnicodeAttribute()
    size = NumberAttribute()
    sha256 = UnicodeAttribute()
    storage_key = UnicodeAttribute()
    issued_at = TimestampAttribute()
    contract_number = UnicodeAttribute(null=True)

    @classmethod
    def of(cls, owner: Owner, *, document_id: str, **attributes: Any) -> "DocumentItem":
        """Return the item of a document."""
        return cls(
            owner_partition(owner),
            f"{COLLECTION}{document_id}",
            gsi1pk=document_partition(document_id),
            gsi1sk="DOCUMENT",
            document_id=document_id,
            **attributes,
        )


class UploadItem(Versioned, Item, discriminator="upload"):
    """A file that a customer announced, and what became of it."""

    class Meta(TableMeta):
        table_name = settings.table_name("documents")

    PREFIX = "UPLOAD#"

    upload_id = UnicodeAttribute()
    brand = UnicodeAttribute()
    customer_number = UnicodeAttribute()
    language = UnicodeAttribute()
    name = UnicodeAttribute()
    contract_number = UnicodeAttribute(null=True)
    status = UnicodeAttribute()
    refusal = UnicodeAttribute(null=True)
    document_id = UnicodeAttribute(null=True)
    scanned = BooleanAttribute(default=False)
    announced_at = TimestampAttribute()
    checked_at = TimestampAttribute(null=True)

    @classmethod
    def of(cls, customer_number: str, upload_id: str, **attributes: Any) -> "UploadItem":
        """Return the item of an upload."""
        return cls(
            *cls.key(customer_number, upload_id),
            customer_number=customer_number,
            upload_id=upload_id,
            **attributes,
        )

    @classmethod
    def key(cls, customer_number: str, upload_id: str) -> tuple[str, str]:
        """Return the key of an upload."""
        return owner_partition(Owner("customer", customer_number)), f"{cls.PREFIX}{upload_id}"


def owner_partition(owner: Owner) -> str:
    """Return the partition key of everything that belongs to an owner."""
    return f"{owner.type.upper()}#{owner.number}"


def document_partition(document_id: str) -> str:
    """Return the key of the index under which a document is found by its identifier."""
    return f"DOCUMENT#{document_id}"


def storage_key(*, brand: str, owner: Owner, document_id: str, sha256: str, extension: str = "pdf") -> str:
    """Return where the file lies. The fingerprint is part of it, so no file replaces another."""
    return f"{brand}/{owner.type}/{owner.number}/{document_id}/{sha256}.{extension}"
