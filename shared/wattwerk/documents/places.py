"""Where documents lie, records and files, for those who read or remove them whatever they are."""

from collections.abc import Iterable, Iterator

from wattwerk.documents.domain.ownership import Owner
from wattwerk.documents.domain.uploads import quarantine_key
from wattwerk.documents.items import DocumentItem, owner_partition
from wattwerk.platform import storage
from wattwerk.platform.stored_items import Place, StoredItem


def places_of(owners: Iterable[Owner]) -> Iterator[Place]:
    """Yield where the documents and uploads of some owners lie."""
    for owner in owners:
        yield Place(DocumentItem, owner_partition(owner))


def remove_file(item: StoredItem) -> None:
    """Remove the file of a stored document or upload with all its versions; other items have none."""
    if item.type == "document":
        storage.remove_versions(item.values["storage_key"])
    if item.type == "upload":
        storage.remove_versions(
            quarantine_key(
                brand=item.values["brand"],
                customer_number=item.values["customer_number"],
                upload_id=item.values["upload_id"],
            )
        )
