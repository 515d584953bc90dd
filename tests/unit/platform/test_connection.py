"""A process needs one client of DynamoDB, whatever it reads and writes."""

from datetime import datetime

import botocore.session
import pytest
from pynamodb.attributes import UnicodeAttribute

from wattwerk.platform.connection import first_connection
from wattwerk.platform.items import FirstIndex, Item, TableMeta
from wattwerk.platform.transaction import Transaction


class Binder(Item, discriminator="binder"):
    class Meta(TableMeta):
        table_name = "wattwerk-orders"

    name = UnicodeAttribute()


class Label(Item, discriminator="label"):
    class Meta(TableMeta):
        table_name = "wattwerk-orders"

    gsi1 = FirstIndex()
    gsi1pk = UnicodeAttribute()
    gsi1sk = UnicodeAttribute()


def test_items_and_transactions_share_one_client(
    cloud: None, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    created: list[str] = []
    original = botocore.session.Session.create_client

    def counted(self: botocore.session.Session, service: str, *rest: object, **more: object) -> object:
        created.append(service)
        return original(self, service, *rest, **more)

    monkeypatch.setattr(botocore.session.Session, "create_client", counted)
    first_connection.cache_clear()
    Binder("BINDER#1", "BINDER", name="Verträge").save()
    for name in ("Jörg", "Ayşe"):
        transaction = Transaction(now=now)
        transaction.create(Label(f"LABEL#{name}", "LABEL", gsi1pk="LABELS", gsi1sk=name))
        transaction.commit()
    assert Binder.get("BINDER#1", "BINDER").name == "Verträge"
    assert [label.gsi1sk for label in Label.gsi1.query("LABELS")] == ["Ayşe", "Jörg"]
    assert created == ["dynamodb"]
