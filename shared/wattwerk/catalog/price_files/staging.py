"""Rows of one file on their way into the catalog, sorted by a small database on the local disk."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from wattwerk.catalog.domain.areas import Placed, Span
from wattwerk.catalog.domain.price_rows import PriceRow, PriceValues
from wattwerk.catalog.domain.product_prices import Blocks
from wattwerk.platform.vocabulary import Commodity

AT_ONCE = 1_000
KEPT_PAGES_KILOBYTES = 8_192
SEPARATOR = ";"

_TABLES = """
create table entries (
    number integer primary key, line integer, product text, commodity text, area text, town text,
    from_kwh integer, prices text
);
create table spans (first integer, rank integer, product text, town text, beyond integer, entry integer);
"""
_INDEXES = """
create index entries_by_content on entries (product, area, from_kwh);
"""


class Repeated(NamedTuple):
    """A line that says again what another line has said."""

    line: int
    first_line: int


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
                from_kwh,
                SEPARATOR.join(values),
            )
        )
        self._spans += [
            (first, rank, product, area.town, beyond, self.count) for first, beyond, rank in spans
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
            " using (product, area, from_kwh) where earlier.line < later.line"
            " group by later.number order by later.number limit ?",
            (most,),
        )
        yield from (Repeated(*row) for row in found)

    def without_beginning(self) -> Iterator[int]:
        """Yield a line of each product and area that has no price for the smallest consumption."""
        found = self._base.execute(
            "select min(line) from entries group by product, area having min(from_kwh) > 0 order by 1"
        )
        yield from (line for (line,) in found)

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
            "select s.first, s.rank, s.product, s.town, s.beyond, e.from_kwh, e.prices"
            " from spans s join entries e on e.number = s.entry where e.commodity = ?"
            " order by s.first, s.rank, s.product, s.town, e.from_kwh",
            (commodity.value,),
        )
        for (first, rank, product, town, beyond), rows in groupby(found, key=lambda row: row[:5]):
            blocks = tuple((row[5], _values(row[6])) for row in rows)
            yield Placed(Span(first, beyond, rank), product, town, blocks)

    def cells(self) -> Iterator[Sequence[str]]:
        """Yield all rows in the order in which versions are compared."""
        found = self._base.execute(
            "select product, area, from_kwh, prices from entries order by product, area, from_kwh"
        )
        for product, area, from_kwh, prices in found:
            yield product, area, str(from_kwh or ""), *prices.split(SEPARATOR)

    def _flush(self) -> None:
        self._base.executemany("insert into entries values (?, ?, ?, ?, ?, ?, ?, ?)", self._entries)
        self._base.executemany("insert into spans values (?, ?, ?, ?, ?, ?)", self._spans)
        self._entries.clear()
        self._spans.clear()


def _values(written: str) -> PriceValues:
    return PriceValues(*written.split(SEPARATOR))
