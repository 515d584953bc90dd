"""Items as they are stored, whatever their types: for people's own data, and for erasing them.

Nothing is picked, so a new type of item is covered from its first day. Contexts say where their items lie
(`Place`); who reads or removes them need not know their models.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from wattwerk.platform import cursors
from wattwerk.platform.items import Item

if TYPE_CHECKING:
    from boto3.dynamodb.types import TypeDeserializer

TECHNICAL = frozenset({"pk", "sk", "gsi1pk", "gsi1sk", "gsi2pk", "gsi2sk", "version"})
"""How items are found and guarded. It repeats what the other attributes say."""

ASIDE = "ASIDE#"
"""How the partitions of indexes begin in which nobody looks for lists."""

PAGE = 100

LISTS = ("gsi1pk", "gsi2pk")


@dataclass(frozen=True)
class Place:
    """Where items lie that belong together: one partition of a table."""

    table: type[Item]
    partition: str


@dataclass(frozen=True)
class Listing:
    """A list of items: a partition of an index, or without an index of the table itself."""

    table: type[Item]
    partition: str
    index: str | None = None
    beginning: str = ""
    """How the sort keys of the list begin."""

    @property
    def aside(self) -> "Listing":
        """Return where the items stand that were taken out of this list."""
        return replace(self, partition=f"{ASIDE}{self.partition}")


@dataclass(frozen=True)
class StoredItem:
    """One item with everything that is stored of it, plainly typed."""

    place: Place
    sort: str
    values: dict[str, Any]

    @property
    def type(self) -> str:
        """Return its discriminator."""
        return str(self.values["type"])


def stored_under(table: type[Item], partition: str) -> Iterator[dict[str, Any]]:
    """Yield the items of a partition in the order of their sort keys, page by page.

    Values are as stored: dates, moments and decimals as text. What was stored as JSON is parsed.
    """
    for item in items_in(Place(table, partition)):
        yield {name: value for name, value in item.values.items() if name not in TECHNICAL}


def items_in(place: Place) -> Iterator[StoredItem]:
    """Yield the items of a place with their technical attributes, in the order of their sort keys."""
    # By the connection below the model: a query of the model leaves out types that are not imported.
    connection = place.table._get_connection()
    start: dict[str, Any] | None = None
    while True:
        page = connection.query(place.partition, consistent_read=True, exclusive_start_key=start)
        for item in page["Items"]:
            values = {name: _plain(value) for name, value in item.items()}
            yield StoredItem(place, values["sk"], values)
        start = page.get("LastEvaluatedKey")
        if start is None:
            return


def page_of(listing: Listing, *, after: str | None, limit: int) -> tuple[list[StoredItem], str | None]:
    """Return one page of a list, and the cursor of the next."""
    connection = listing.table._get_connection()
    sort = "sk" if listing.index is None else f"{listing.index}sk"
    page = connection.query(
        listing.partition,
        range_key_condition=UnicodeAttribute(attr_name=sort).startswith(listing.beginning)
        if listing.beginning
        else None,
        index_name=listing.index,
        exclusive_start_key=cursors.decode(after),
        limit=limit,
    )
    found = [{name: _plain(value) for name, value in item.items()} for item in page["Items"]]
    items = [StoredItem(Place(listing.table, values["pk"]), values["sk"], values) for values in found]
    return items, cursors.encode(page.get("LastEvaluatedKey"))


def all_of(listing: Listing) -> Iterator[StoredItem]:
    """Yield all items of a list, page by page."""
    after: str | None = None
    while True:
        page, after = page_of(listing, after=after, limit=PAGE)
        yield from page
        if after is None:
            return


def remove(item: StoredItem) -> None:
    """Remove an item; nothing happens when it is gone."""
    item.place.table._get_connection().delete_item(item.place.partition, item.sort)


def set_aside(item: StoredItem) -> None:
    """Take an item out of all lists, so that only who knows its key finds it."""
    _list_under(
        item, {name: f"{ASIDE}{value}" for name, value in _lists(item) if not value.startswith(ASIDE)}
    )


def put_back(item: StoredItem) -> None:
    """Put an item back into the lists from which it was taken."""
    _list_under(
        item, {name: value.removeprefix(ASIDE) for name, value in _lists(item) if value.startswith(ASIDE)}
    )


def _lists(item: StoredItem) -> Iterator[tuple[str, str]]:
    for name in LISTS:
        if item.values.get(name):
            yield name, str(item.values[name])


def _list_under(item: StoredItem, partitions: dict[str, str]) -> None:
    if not partitions:
        return
    actions: list[Any] = [UnicodeAttribute(attr_name=name).set(value) for name, value in partitions.items()]
    if "version" in item.values:
        # Whoever has read it before must not write the former place back.
        actions.append(NumberAttribute(attr_name="version").add(1))
    item.place.table._get_connection().update_item(
        item.place.partition,
        item.sort,
        actions=actions,
        condition=UnicodeAttribute(attr_name="pk").exists(),
    )


def _plain(stored: Any) -> Any:
    value = _deserializer().deserialize(stored)
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return json.loads(value)
        except ValueError:
            return value  # a text that somebody began with a bracket
    return value


@cache
def _deserializer() -> "TypeDeserializer":
    # Imported late, see platform.clients: contexts say where their items lie without reading them here.
    from boto3.dynamodb.types import TypeDeserializer

    return TypeDeserializer()
