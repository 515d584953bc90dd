"""Base of all DynamoDB items."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Self

from pynamodb.attributes import DiscriminatorAttribute, NumberAttribute, UnicodeAttribute, VersionAttribute
from pynamodb.connection.table import TableConnection
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex
from pynamodb.models import Model

from wattwerk.platform import settings
from wattwerk.platform.connection import SharedConnection

LONGEST_PARTITION, LONGEST_SORT = 2048, 1024
"""Bytes of keys that DynamoDB takes."""


class Item(Model):
    """An item with generic keys. Each table has one subclass with a ``Meta``, each type of item
    a subclass of that with its own ``discriminator``.

    A query on a subclass only filters; it must always bring a condition on ``sk`` as well.
    """

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    type = DiscriminatorAttribute()

    @classmethod
    def get(
        cls,
        hash_key: Any,
        range_key: Any = None,
        consistent_read: bool = False,
        attributes_to_get: Sequence[str] | None = None,
    ) -> Self:
        """Return a stored item. Keys that the database cannot hold name nothing: callers make some up.

        Raises:
            DoesNotExist: there is no such item.
        """
        if not (_possible(hash_key, LONGEST_PARTITION) and _possible(range_key, LONGEST_SORT)):
            raise cls.DoesNotExist
        return super().get(hash_key, range_key, consistent_read, attributes_to_get)

    @classmethod
    def _get_connection(cls) -> TableConnection:
        """Give the connection that PynamoDB keeps for this type the client of the process."""
        table = super()._get_connection()
        if not isinstance(table.connection, SharedConnection):
            shared = SharedConnection(region=settings.region())
            shared.add_meta_table(table.get_meta_table())
            table.connection = shared
        return table


def _possible(key: str, longest: int) -> bool:
    try:
        return 0 < len(key.encode()) <= longest
    except UnicodeEncodeError:  # half of a surrogate pair
        return False


class Versioned:
    """Mix-in of items that several people may change: a stale write is refused."""

    version = VersionAttribute()


class FirstIndex(GlobalSecondaryIndex[Any]):  # type: ignore[no-untyped-call]
    """Sparse index ``gsi1``."""

    class Meta:
        index_name = "gsi1"
        projection = AllProjection()

    gsi1pk = UnicodeAttribute(hash_key=True)
    gsi1sk = UnicodeAttribute(range_key=True)


class SecondIndex(GlobalSecondaryIndex[Any]):  # type: ignore[no-untyped-call]
    """Sparse index ``gsi2``."""

    class Meta:
        index_name = "gsi2"
        projection = AllProjection()

    gsi2pk = UnicodeAttribute(hash_key=True)
    gsi2sk = UnicodeAttribute(range_key=True)


class ExpiresAttribute(NumberAttribute):
    """Moment of deletion by DynamoDB's time to live, in seconds since 1970."""


def expiry(moment: datetime) -> int:
    """Return ``moment`` as the time-to-live attribute wants it."""
    return int(moment.timestamp())


class TableMeta:
    """Connection settings that all tables share."""

    region = settings.region()
