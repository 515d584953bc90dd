"""Items of the blacklist, and the only code that builds their keys.

An entry is found through its keys: one small item per key, whose partition is a keyed hash. So no
name and no account stands in a key, and a look-up costs the same however long the list is.
"""

from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from pynamodb.attributes import BooleanAttribute, JSONAttribute, UnicodeAttribute, UnicodeSetAttribute

from wattwerk.blacklist.domain.entries import SHOWN_AFTER_END_DAYS
from wattwerk.platform import clock, settings
from wattwerk.platform.attributes import DateAttribute, TimestampAttribute
from wattwerk.platform.items import (
    ExpiresAttribute,
    FirstIndex,
    Item,
    SecondIndex,
    TableMeta,
    Versioned,
    expiry,
)


class BlacklistItem(Item):
    """Base of everything that belongs to the blacklist."""

    class Meta(TableMeta):
        table_name = settings.table_name("blacklist")

    expires_at = ExpiresAttribute(null=True)


class EntryItem(Versioned, BlacklistItem, discriminator="blacklist_entry"):
    """Who is meant, how far, why and until when, with its history, which is short and ends with it."""

    SORT: ClassVar[str] = "ENTRY"

    by_status: ClassVar[FirstIndex] = FirstIndex()
    by_group: ClassVar[SecondIndex] = SecondIndex()
    gsi1pk = UnicodeAttribute()
    gsi1sk = UnicodeAttribute()
    gsi2pk = UnicodeAttribute(null=True)
    gsi2sk = UnicodeAttribute(null=True)

    entry_id = UnicodeAttribute()
    brand = UnicodeAttribute()
    label = UnicodeAttribute()
    features: JSONAttribute = JSONAttribute()
    account_masked = UnicodeAttribute(default="")
    scope = UnicodeAttribute()
    group_id = UnicodeAttribute(null=True)
    reason = UnicodeAttribute()
    expires_on = DateAttribute()
    ended = BooleanAttribute(default=False)
    created_at = TimestampAttribute()
    created_by = UnicodeAttribute()
    keys = UnicodeSetAttribute(null=True)
    history: JSONAttribute = JSONAttribute()

    @classmethod
    def of(cls, entry_id: str, *, brand: str, created_at: datetime, **attributes: Any) -> "EntryItem":
        """Return a new entry without its places in lists."""
        return cls(*cls.key(entry_id), entry_id=entry_id, brand=brand, created_at=created_at, **attributes)

    @classmethod
    def key(cls, entry_id: str) -> tuple[str, str]:
        """Return the key of an entry."""
        return f"ENTRY#{entry_id}", cls.SORT

    def take_place(self, *, last_day: date, time_zone: str) -> None:
        """Take the places in lists, and the moment of deletion, that follow from the state."""
        moment = f"{clock.timestamp(self.created_at)}#{self.entry_id}"
        self.gsi1pk = self.list_partition(self.brand, ended=bool(self.ended))
        self.gsi1sk = moment
        self.gsi2pk = self.group_partition(self.brand, self.group_id) if self.group_id else None
        self.gsi2sk = moment if self.group_id else None
        kept_until = last_day + timedelta(days=SHOWN_AFTER_END_DAYS)
        self.expires_at = expiry(end_of(kept_until, time_zone))

    @staticmethod
    def list_partition(brand: str, *, ended: bool) -> str:
        """Return the partition of a brand's list."""
        return f"ENTRIES#{brand}#{'ended' if ended else 'active'}"

    @staticmethod
    def group_partition(brand: str, group_id: str) -> str:
        """Return the partition of a group's entries."""
        return f"GROUP#{brand}#{group_id}"


class KeyItem(BlacklistItem, discriminator="blacklist_key"):
    """Leads from one key to an entry; brings all that a comparison needs."""

    PREFIX: ClassVar[str] = "ENTRY#"

    entry_id = UnicodeAttribute()
    label = UnicodeAttribute()
    features: JSONAttribute = JSONAttribute()
    scope = UnicodeAttribute()
    reason = UnicodeAttribute()
    expires_on = DateAttribute()

    @classmethod
    def of(cls, entry: EntryItem, key: str, *, time_zone: str) -> "KeyItem":
        """Return the item that leads from ``key`` (already hashed) to an entry, until it expires."""
        return cls(
            *cls.key(key, entry.entry_id),
            entry_id=entry.entry_id,
            label=entry.label,
            features=entry.features,
            scope=entry.scope,
            reason=entry.reason,
            expires_on=entry.expires_on,
            expires_at=expiry(end_of(entry.expires_on, time_zone)),
        )

    @classmethod
    def key(cls, key: str, entry_id: str) -> tuple[str, str]:
        """Return the key under which it is stored."""
        return cls.partition(key), f"{cls.PREFIX}{entry_id}"

    @staticmethod
    def partition(key: str) -> str:
        """Return the partition of all entries with a key."""
        return f"KEY#{key}"


class GroupItem(BlacklistItem, discriminator="blacklist_group"):
    """A name for entries that belong together."""

    PREFIX: ClassVar[str] = "GROUP#"

    group_id = UnicodeAttribute()
    brand = UnicodeAttribute()
    name = UnicodeAttribute()
    note = UnicodeAttribute()
    created_at = TimestampAttribute()
    created_by = UnicodeAttribute()

    @classmethod
    def of(cls, group_id: str, *, brand: str, **attributes: Any) -> "GroupItem":
        """Return a group."""
        return cls(*cls.key(brand, group_id), group_id=group_id, brand=brand, **attributes)

    @classmethod
    def key(cls, brand: str, group_id: str) -> tuple[str, str]:
        """Return the key of a group."""
        return cls.partition(brand), f"{cls.PREFIX}{group_id}"

    @staticmethod
    def partition(brand: str) -> str:
        """Return the partition of a brand's groups."""
        return f"GROUPS#{brand}"


def end_of(day: date, time_zone: str) -> datetime:
    """Return the moment at which a day is over where the brand does its business."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=ZoneInfo(time_zone))
