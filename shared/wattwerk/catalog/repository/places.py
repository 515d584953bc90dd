"""Loads and stores postcodes, towns, streets and grid operators."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from wattwerk.catalog.domain.places import GridOperator, GridRow, normalised
from wattwerk.catalog.items import TOWNS, CatalogItem, DataSetItem, GridOperatorItem, StreetItem, TownsItem
from wattwerk.platform import clock
from wattwerk.platform.vocabulary import Commodity

POSTCODES, STREETS, GRID_OPERATORS, LEVIES = "POSTCODES", "STREETS", "GRID_OPERATORS", "LEVIES"


class Place(NamedTuple):
    """What is known of a postcode."""

    towns: list[str]
    grid_operators: dict[Commodity, GridOperator]

    def grid_operator(self, commodity: Commodity) -> GridOperator | None:
        """Return who runs the grid; heating electricity comes through that of other electricity."""
        grid = Commodity.ELECTRICITY if commodity is Commodity.HEATING_ELECTRICITY else commodity
        return self.grid_operators.get(grid)


def place(postcode: str) -> Place:
    """Return what is known of a postcode, empty when nothing is: one query, half a read unit."""
    towns: list[str] = []
    operators: dict[Commodity, GridOperator] = {}
    for item in CatalogItem.query(TownsItem.partition(postcode), CatalogItem.sk.between("GRID#", TOWNS)):
        if isinstance(item, TownsItem):
            towns = json.loads(item.towns)
        elif isinstance(item, GridOperatorItem):
            commodity = Commodity(item.sk.partition("#")[2])
            operators[commodity] = GridOperator(item.name, item.code)
    return Place(towns, operators)


def store_towns(towns_by_postcode: Mapping[str, Sequence[str]]) -> None:
    """Add postcodes with their towns, or replace the towns of known ones."""
    with TownsItem.batch_write() as batch:
        for postcode, towns in towns_by_postcode.items():
            text = json.dumps(list(towns), ensure_ascii=False)
            batch.save(TownsItem(TownsItem.partition(postcode), TOWNS, towns=text))


def store_grid_operators(rows: Iterable[GridRow]) -> None:
    """Add or replace grid operators."""
    with GridOperatorItem.batch_write() as batch:
        for row in {(row.postcode, row.commodity): row for row in rows}.values():
            key = GridOperatorItem.key(row.postcode, row.commodity)
            batch.save(GridOperatorItem(*key, name=row.operator.name, code=row.operator.code))


def streets(postcode: str, prefix: str, *, limit: int) -> list[str]:
    """Return names of streets that begin with ``prefix`` (any spelling), in alphabetical order."""
    begins_alike = StreetItem.sk.startswith(StreetItem.sort(normalised(prefix)))
    found = StreetItem.query(StreetItem.partition(postcode), begins_alike, limit=limit)
    return [item.name for item in found]


def has_streets(postcode: str) -> bool:
    """Return whether any street of this postcode is known."""
    return bool(streets(postcode, "", limit=1))


def store_streets(streets_by_postcode: Mapping[str, Sequence[str]]) -> None:
    """Add streets."""
    with StreetItem.batch_write() as batch:
        for postcode, names in streets_by_postcode.items():
            # Two spellings of one street have one key, which a batch must not contain twice.
            for key, name in {normalised(name): name for name in names}.items():
                batch.save(StreetItem(StreetItem.partition(postcode), StreetItem.sort(key), name=name))


def imported_digest(data_set: str) -> str | None:
    """Return the fingerprint of the file that a set of data was last imported from, None for none."""
    try:
        return str(DataSetItem.get(*DataSetItem.key(data_set), consistent_read=True).digest)
    except DataSetItem.DoesNotExist:
        return None


def record_import(data_set: str, *, digest: str, source: str, rows: int, now: datetime) -> None:
    """Remember that a set of data is complete; written last, so that a broken import is repeated."""
    DataSetItem(
        *DataSetItem.key(data_set),
        digest=digest,
        source=source,
        rows=rows,
        imported_at=clock.timestamp(now),
    ).save()
