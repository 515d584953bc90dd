"""All or nothing, once, and never over somebody else's change."""

from datetime import datetime

import pytest
from pydantic import BaseModel
from pynamodb.attributes import UnicodeAttribute

from wattwerk.platform.events import DomainEvent, OutboxItem
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.items import Item, TableMeta, Versioned
from wattwerk.platform.transaction import AlreadyAnswered, Transaction, WriteConflict


class Folder(Versioned, Item, discriminator="folder"):
    class Meta(TableMeta):
        table_name = "wattwerk-orders"

    name = UnicodeAttribute(null=True)


class FolderOpened(DomainEvent):
    source = "orders"
    name: str


class Opened(BaseModel):
    name: str


def opening(now: datetime, name: str, idempotency: Idempotency | None = None) -> Transaction:
    transaction = Transaction(now=now)
    transaction.create(Folder(f"FOLDER#{name}", "FOLDER", name=name))
    transaction.emit(FolderOpened.happened(now=now, brand="musterstadt", name=name))
    transaction.remember(idempotency, Opened(name=name))
    return transaction


def events() -> list[OutboxItem]:
    return list(OutboxItem.scan())


def test_the_record_and_its_event_are_written_together(cloud: None, now: datetime) -> None:
    opening(now, "Müller").commit()
    assert Folder.get("FOLDER#Müller", "FOLDER").name == "Müller"
    assert [event.detail_type for event in events()] == ["FolderOpened"]


def test_a_second_creation_is_refused_and_publishes_nothing(cloud: None, now: datetime) -> None:
    opening(now, "Müller").commit()
    with pytest.raises(WriteConflict) as conflict:
        opening(now, "Müller").commit()
    assert isinstance(conflict.value.item, Folder)
    assert len(events()) == 1


def test_of_two_changes_to_the_same_version_one_wins(cloud: None, now: datetime) -> None:
    opening(now, "Müller").commit()
    first, second = (Folder.get("FOLDER#Müller", "FOLDER") for _ in range(2))
    for folder, name in ((first, "Meier"), (second, "Schulze")):
        folder.name = name
    transaction = Transaction(now=now)
    transaction.save(first)
    transaction.commit()
    late = Transaction(now=now)
    late.save(second)
    with pytest.raises(WriteConflict):
        late.commit()
    assert Folder.get("FOLDER#Müller", "FOLDER").name == "Meier"


def test_a_repeated_request_is_recognised_by_its_key(cloud: None, now: datetime) -> None:
    idempotency = Idempotency.of(route="POST /folders", caller="anna", key="k1", body={"name": "Müller"})
    opening(now, "Müller", idempotency).commit()
    with pytest.raises(AlreadyAnswered):
        opening(now, "Müller", idempotency).commit()
    assert idempotency.stored_answer() == {"name": "Müller"}
