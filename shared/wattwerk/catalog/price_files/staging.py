"""Rows of one file on their way into the catalog, sorted by a small database on the local disk."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from wattwerk.catalog.domain.areas import Placed, Span
from wattwerk.catalog.domain.places import normalised
from wattwerk.catalog.domain.price_rows import GRADUATED, PriceRow, PriceValues
from wattwerk.catalog.domain.product_prices import Blocks
from wattwerk.catalog.domain.streets import HouseNumbers, StreetPrice
from wattwerk.platform.vocabulary import Commodity

AT_ONCE = 1_000
KEPT_PAGES_KILOBYTES = 8_192
SEPARATOR = ";"

_TABLES = """
create table entries (
    number integer primary key, line integer, product text, commodity text, area text, town text,
    postcode text, street text, street_key text, numbers text, from_kwh integer, prices text
);
create table spans (
    first integer, rank integer, product text, town text, in_streets integer, beyond integer, entry integer
);
"""
_INDEXES = """
create index entries_by_content on entries (product, area, street_key, numbers, from_kwh);
"""


class Repeated(NamedTuple):
    """A line that says again what another line has said."""

    line: int
    first_line: int


class StreetPart(NamedTuple):
    """A line that prices a part of a street."""

    line: int
    numbers: HouseNumbers


class BlockRow(NamedTuple):
    """A line that prices a block of consumption."""

    line: int
    values: PriceValues


class Staging:
    """A sorted store for one import. It needs the disk, not memory, however long the list is."""

    def __init__(self, path: Path) -> None:
        self._base = sqlite3.connect(path)
        self._base.executescript(
            f"pragma journal_mode = off; pragma synchronous = off; pragma temp_store = file;"
            f"pragma cache_size = -{KEPT_PAGES_KILOBYTES};{_TABLES}"
        )
        self._entries: list[tuple[object, ...]] = []
        self._spans: list[tuple[object, ...]] = []
        self.count = 0

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def add(self, row: PriceRow, spans: Iterable[Span]) -> None:
        """Keep a row with the postcodes for which it holds."""
        self.count += 1
        _, product, commodity, area, from_kwh, values = row
        self._entries.append(
            (
                self.count,
                row.line,
                product,
                commodity.value,
                area.pattern,
                area.town,
                area.prefix,
                area.street,
                normalised(area.street),
                area.numbers.pattern,
                from_kwh,
                SEPARATOR.join(values),
            )
        )
        self._spans += [
            (first, rank, product, area.town, bool(area.street), beyond, self.count)
            for first, beyond, rank in spans
        ]
        if len(self._entries) >= AT_ONCE:
            self._flush()

    def complete(self) -> None:
        """Everything is there; from now on it is read."""
        self._flush()
        self._base.executescript(_INDEXES)

    def repeated(self, most: int) -> Iterator[Repeated]:
        """Yield lines that repeat another one, in their order."""
        found = self._base.execute(
            "select later.line, min(earlier.line) from entries later join entries earlier"
            " using (product, area, street_key, numbers, from_kwh) where earlier.line < later.line"
            " group by later.number order by later.number limit ?",
            (most,),
        )
        yield from (Repeated(*row) for row in found)

    def without_beginning(self) -> Iterator[int]:
        """Yield a line of each product and area that has no price for the smallest consumption."""
        found = self._base.execute(
            "select min(line) from entries group by product, area, street_key, numbers"
            " having min(from_kwh) > 0 order by 1"
        )
        yield from (line for (line,) in found)

    def parts_of_streets(self) -> Iterator[list[StreetPart]]:
        """Yield the parts of each street that a product has, by the lines in which they are priced."""
        found = self._base.execute(
            "select product, area, street_key, min(line), numbers from entries where street <> ''"
            " group by product, area, street_key, numbers order by product, area, street_key, min(line)"
        )
        for _, rows in groupby(found, key=lambda row: row[:3]):
            yield [StreetPart(line, HouseNumbers.parsed(numbers)) for *_, line, numbers in rows]

    def graduated(self) -> Iterator[list[BlockRow]]:
        """Yield the blocks of each product and area of which any has graduated prices."""
        found = self._base.execute(
            "select product, area, street_key, numbers, line, prices from entries"
            " where (product, area, street_key, numbers) in"
            " (select product, area, street_key, numbers from entries where prices like ?)"
            " order by product, area, street_key, numbers, from_kwh",
            (f"%{GRADUATED}",),
        )
        for _, rows in groupby(found, key=lambda row: row[:4]):
            yield [BlockRow(row[4], _values(row[5])) for row in rows]

    def commodities(self) -> list[Commodity]:
        """Return of what the list has prices."""
        found = self._base.execute("select distinct commodity from entries order by commodity")
        return [Commodity(name) for (name,) in found]

    def products(self) -> dict[str, int]:
        """Return how many rows each product has."""
        return dict(self._base.execute("select product, count(*) from entries group by product"))

    def placed(self, commodity: Commodity) -> Iterator[Placed[Blocks]]:
        """Yield what holds where, by first postcode, as the packing of ranges needs it."""
        found = self._base.execute(
            "select s.first, s.rank, s.product, s.town, s.in_streets, s.beyond, e.from_kwh, e.prices"
            " from spans s join entries e on e.number = s.entry where e.commodity = ?"
            " order by s.first, s.rank, s.product, s.town, s.in_streets, e.from_kwh",
            (commodity.value,),
        )
        for (first, rank, product, town, in_streets, beyond), rows in groupby(found, key=lambda row: row[:6]):
            blocks = () if in_streets else tuple((row[6], _values(row[7])) for row in rows)
            yield Placed(Span(first, beyond, rank), product, town, blocks, bool(in_streets))

    def streets(self, commodity: Commodity) -> Iterator[tuple[str, StreetPrice[Blocks]]]:
        """Yield postcodes with the prices of their streets, by postcode and street."""
        found = self._base.execute(
            "select postcode, street_key, street, town, numbers, product, from_kwh, prices from entries"
            " where street <> '' and commodity = ?"
            " order by postcode, street_key, town, numbers, product, from_kwh",
            (commodity.value,),
        )
        for (postcode, _, town, numbers, product), rows in groupby(
            found, key=lambda row: (row[0], row[1], row[3], row[4], row[5])
        ):
            own = list(rows)
            blocks = tuple((row[6], _values(row[7])) for row in own)
            yield postcode, StreetPrice(own[0][2], town, HouseNumbers.parsed(numbers), product, blocks)

    def cells(self) -> Iterator[Sequence[str]]:
        """Yield all rows in the order in which versions are compared."""
        found = self._base.execute(
            "select product, area, street, numbers, from_kwh, prices from entries"
            " order by product, area, street, numbers, from_kwh"
        )
        for product, area, street, numbers, from_kwh, prices in found:
            yield product, area, street, numbers, str(from_kwh or ""), *prices.split(SEPARATOR)

    def _flush(self) -> None:
        self._base.executemany(
            "insert into entries values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", self._entries
        )
        self._base.executemany("insert into spans values (?, ?, ?, ?, ?, ?, ?)", self._spans)
        self._entries.clear()
        self._spans.clear()


def _values(written: str) -> PriceValues:
    return PriceValues(*written.split(SEPARATOR))
