"""Loads and stores the documents of products."""

from wattwerk.catalog.items import ProductFileItem
from wattwerk.platform import clock, storage
from wattwerk.platform.transaction import Transaction

PDF = "application/pdf"


def add(
    transaction: Transaction, brand: str, file_id: str, *, content: bytes, file_name: str, author: str
) -> None:
    """Store a document. The file comes first, so that a record never points to nothing."""
    key = f"{brand}/product-files/{file_id}.pdf"
    storage.store(key=key, content=content, media_type=PDF)
    transaction.create(
        ProductFileItem(
            *ProductFileItem.key(brand, file_id),
            file_key=key,
            file_name=file_name,
            uploaded_at=clock.timestamp(transaction.now),
            uploaded_by=author,
        )
    )


def find(brand: str, file_id: str) -> ProductFileItem | None:
    """Return the record of a document."""
    try:
        return ProductFileItem.get(*ProductFileItem.key(brand, file_id))
    except ProductFileItem.DoesNotExist:
        return None


def missing(brand: str, file_ids: list[str]) -> list[str]:
    """Return which of these documents do not exist."""
    return [file_id for file_id in file_ids if find(brand, file_id) is None]
