"""Loads and stores postcodes, towns, streets and grid operators."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from pydantic import TypeAdapter

from wattwerk.catalog.domain.default_supply import DefaultRow, DefaultTariff
from wattwerk.catalog.domain.places import GridOperator, GridRow, is_postcode, normalised
from wattwerk.catalog.items import (
    TOWNS,
    CatalogItem,
    DataSetItem,
    DefaultSupplyItem,
    GridOperatorItem,
    GridPostcodesItem,
    StreetItem,
    TownsItem,
)
from wattwerk.platform import clock
from wattwerk.platform.schema import DEFERRED
from wattwerk.platform.vocabulary import Commodity

POSTCODES, STREETS, GRID_OPERATORS, LEVIES = "POSTCODES", "STREETS", "GRID_OPERATORS", "LEVIES"
DEFAULT_SUPPLY = "DEFAULT_SUPPLY"

_TARIFFS = TypeAdapter(list[DefaultTariff], config=DEFERRED)


class Place(NamedTuple):
    """What is known of a postcode."""

    towns: list[str]
    grid_operators: dict[Commodity, GridOperator]
    default_tariffs: dict[Commodity, list[DefaultTariff]]

    def grid_operator(self, commodity: Commodity) -> GridOperator | None:
        """Return who runs the grid; heating electricity comes through that of other electricity."""
        grid = Commodity.ELECTRICITY if commodity is Commodity.HEATING_ELECTRICITY else commodity
        return self.grid_operators.get(grid)

    def default_supply(self, commodity: Commodity) -> list[DefaultTariff]:
        """Return the tariffs of the default supplier, past and future ones."""
        return self.default_tariffs.get(commodity, [])


def place(postcode: str) -> Place:
    """Return what is known of a postcode, empty when nothing is: one query, half a read unit."""
    towns: list[str] = []
    operators: dict[Commodity, GridOperator] = {}
    tariffs: dict[Commodity, list[DefaultTariff]] = {}
    for item in CatalogItem.query(TownsItem.partition(postcode), CatalogItem.sk.between("DEFAULT#", TOWNS)):
        if isinstance(item, TownsItem):
            towns = json.loads(item.towns)
        elif isinstance(item, GridOperatorItem):
            commodity = Commodity(item.sk.partition("#")[2])
            operators[commodity] = GridOperator(item.name, item.code)
        elif isinstance(item, DefaultSupplyItem):
            tariffs[Commodity(item.sk.partition("#")[2])] = _TARIFFS.validate_json(item.tariffs)
    return Place(towns, operators, tariffs)


def store_towns(towns_by_postcode: Mapping[str, Sequence[str]]) -> None:
    """Add postcodes with their towns, or replace the towns of known ones."""
    with TownsItem.batch_write() as batch:
        for postcode, towns in towns_by_postcode.items():
            text = json.dumps(list(towns), ensure_ascii=False)
            batch.save(TownsItem(TownsItem.partition(postcode), TOWNS, towns=text))


def store_grid_operators(rows: Iterable[GridRow]) -> None:
    """Add or replace grid operators. Those that are named are named with all of their postcodes."""
    by_place = {(row.postcode, row.commodity): row for row in rows}.values()
    grids: dict[tuple[str, Commodity], list[str]] = {}
    with GridOperatorItem.batch_write() as batch:
        for row in by_place:
            key = GridOperatorItem.key(row.postcode, row.commodity)
            batch.save(GridOperatorItem(*key, name=row.operator.name, code=row.operator.code))
            grids.setdefault((row.operator.code, row.commodity), []).append(row.postcode)
    with GridPostcodesItem.batch_write() as batch:
        for (code, commodity), postcodes in grids.items():
            key = GridPostcodesItem.key(code, commodity)
            batch.save(GridPostcodesItem(*key, postcodes=" ".join(sorted(postcodes))))


def grid_postcodes(code: str, commodity: Commodity) -> list[str]:
    """Return the postcodes of a grid operator, none when it is not known."""
    try:
        return str(GridPostcodesItem.get(*GridPostcodesItem.key(code, commodity)).postcodes).split()
    except GridPostcodesItem.DoesNotExist:
        return []


def store_default_supply(rows: Iterable[DefaultRow]) -> None:
    """Replace the default suppliers' tariffs of every postcode and commodity that is named.

    A grid operator's postcodes must have been imported before its code can be used.
    """
    tariffs: dict[tuple[str, Commodity], list[DefaultTariff]] = {}
    for row in rows:
        for postcode in postcodes_of(row):
            tariffs.setdefault((postcode, row.commodity), []).append(row.tariff)
    with DefaultSupplyItem.batch_write() as batch:
        for (postcode, commodity), own in tariffs.items():
            text = _TARIFFS.dump_json(own, exclude_defaults=True).decode()
            batch.save(DefaultSupplyItem(*DefaultSupplyItem.key(postcode, commodity), tariffs=text))


def postcodes_of(row: DefaultRow) -> Sequence[str]:
    """Return where a default tariff holds; none for a grid operator whose postcodes are not known."""
    if is_postcode(row.area):
        return [row.area]
    return grid_postcodes(row.area, row.commodity)


def streets(postcode: str, prefix: str, *, limit: int) -> list[str]:
    """Return names of streets that begin with ``prefix`` (any spelling), in alphabetical order."""
    begins_alike = StreetItem.sk.startswith(StreetItem.sort(normalised(prefix)))
    found = StreetItem.query(StreetItem.partition(postcode), begins_alike, limit=limit)
    return [item.name for item in found]


def known_streets(postcode: str) -> frozenset[str] | None:
    """Return all streets of a postcode as they are compared, None where none are known: one query."""
    begin = len(StreetItem.sort(""))
    found = frozenset(str(item.sk)[begin:] for item in StreetItem.query(StreetItem.partition(postcode)))
    return found or None


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
