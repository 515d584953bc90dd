"""Checks a file with prices completely, and gives what is stored of it."""

import csv
import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from wattwerk.catalog.domain.areas import Area, Span, ranges
from wattwerk.catalog.domain.imports import VERSION_LENGTH
from wattwerk.catalog.domain.packing import Packed, PackedStreets, packed, packed_streets
from wattwerk.catalog.domain.places import normalised, same_town
from wattwerk.catalog.domain.price_rows import (
    COLUMNS,
    MOST_FAULTS,
    OPTIONAL,
    REQUIRED,
    Priced,
    PriceReader,
    PriceRow,
)
from wattwerk.catalog.domain.refusals import Refused
from wattwerk.catalog.domain.streets import overlapping
from wattwerk.catalog.domain.tables import Fault
from wattwerk.catalog.domain.terms import PriceBasis
from wattwerk.catalog.price_files.sources import Source
from wattwerk.catalog.price_files.staging import Staging
from wattwerk.platform.vocabulary import Commodity

PREVIEWED = 20
"""Rows that people look at to see whether a file was understood."""
TOLD_EVERY = 5_000
"""Rows between two reports of progress."""

Counted = TypeVar("Counted")


@dataclass(frozen=True)
class Geography:
    """What a list may refer to: the postcodes of a grid operator, and towns and streets of a postcode
    (None where they are not known; streets as they are compared)."""

    grid_postcodes: Callable[[str, Commodity], Sequence[str]]
    towns: Callable[[str], Sequence[str] | None]
    streets: Callable[[str], Collection[str] | None]


@dataclass
class Loading:
    """One file on its way: read and checked first, then handed out record by record."""

    path: Path
    staging: Staging
    products: Mapping[str, Priced]
    geography: Geography
    basis: PriceBasis
    preview: list[Sequence[str]] = field(default_factory=list)
    reader: PriceReader = field(init=False)
    _grids: dict[tuple[str, Commodity], Sequence[str]] = field(default_factory=dict)
    _towns: dict[str, Sequence[str] | None] = field(default_factory=dict)
    _streets: dict[str, Collection[str] | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.reader = PriceReader(self.products)

    @property
    def faults(self) -> Sequence[Fault]:
        """Return what is wrong, by line."""
        return sorted(self.reader.faults, key=lambda fault: fault.line)

    @property
    def version(self) -> str:
        """Return the fingerprint of the file, of how its prices are meant, and of the grids it names."""
        digest = hashlib.sha256(self.basis.encode())
        with self.path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
        for (code, commodity), postcodes in sorted(self._grids.items()):
            digest.update(f"{code} {commodity} {' '.join(postcodes)}".encode())
        return digest.hexdigest()[:VERSION_LENGTH]

    def check(self, tell: Callable[[int], None]) -> None:
        """Read the whole file. ``tell`` hears now and then how many percent have been read."""
        source = Source(self.path)
        try:
            for row in self.reader.read(source.rows(required=REQUIRED, optional=OPTIONAL)):
                self._keep(row)
                if self.reader.lines % TOLD_EVERY == 0:
                    tell(source.percent)
        except Refused as error:
            self.reader.add(Fault.of(error, line=1))
        self.staging.complete()
        if not self.reader.lines and not self.reader.faults:
            self.reader.add(Fault(0, "file_empty", "The file has no prices."))
        for line, first in self.staging.repeated(MOST_FAULTS):
            parameters = {"first_line": first}
            message = f"Line {first} has a price for this already."
            self.reader.add(Fault(line, "price_repeated", message, "area", parameters))
        self._check_blocks()
        self._check_graduated()
        self._check_streets()

    def records(self, commodity: Commodity) -> Iterator[Packed]:
        """Yield what is stored of a commodity."""
        yield from packed(ranges(self.staging.placed(commodity)))

    def street_records(self, commodity: Commodity) -> Iterator[PackedStreets]:
        """Yield what is stored of the streets of a commodity."""
        yield from packed_streets(self.staging.streets(commodity))

    def write_table(self, path: Path) -> None:
        """Write all rows as a table, sorted, as every version is kept and handed out."""
        with path.open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file, delimiter=";", lineterminator="\n")
            table.writerow(COLUMNS)
            table.writerows(self.staging.cells())

    def _keep(self, row: PriceRow) -> None:
        try:
            spans = self._spans(row.area, row.commodity)
        except Refused as error:
            column = "street" if error.code == "street_unknown" else "area"
            self.reader.add(Fault.of(error, line=row.line, column=column))
            return
        self.staging.add(row, spans)
        if len(self.preview) < PREVIEWED:
            self.preview.append(row.cells)

    def _spans(self, area: Area, commodity: Commodity) -> Collection[Span]:
        if area.grid_operator:
            # Heating electricity comes through the grid of other electricity.
            grid = Commodity.ELECTRICITY if commodity is Commodity.HEATING_ELECTRICITY else commodity
            key = area.grid_operator, grid
            if key not in self._grids:
                self._grids[key] = self.geography.grid_postcodes(*key)
            if not self._grids[key]:
                raise Refused("grid_unknown", "The grid of this operator is not known.", given=area.pattern)
            return area.spans(self._grids[key])
        if area.town:
            if area.prefix not in self._towns:
                self._towns[area.prefix] = self.geography.towns(area.prefix)
            known = self._towns[area.prefix]
            if known is not None and not any(same_town(area.town, town) for town in known):
                raise Refused("town_unknown", "This postcode has no such town.", given=area.pattern)
        if area.street:
            self._require_street(area)
        return area.spans()

    def _require_street(self, area: Area) -> None:
        if area.prefix not in self._streets:
            self._streets[area.prefix] = self.geography.streets(area.prefix)
        known = self._streets[area.prefix]
        if known is not None and normalised(area.street) not in known:
            raise Refused("street_unknown", "This postcode has no such street.", given=area.street)

    def _check_blocks(self) -> None:
        """Every consumption has a price: the first block begins at 0 kWh."""
        for line in self.staging.without_beginning():
            self.reader.add(Fault(line, "block_missing", "The block from 0 kWh is missing.", "from_kwh"))

    def _check_graduated(self) -> None:
        """The blocks of a graduated price differ in their energy price only."""
        for first, *others in self.staging.graduated():
            for row in others:
                if row.values.blocks != first.values.blocks:
                    message = "All blocks of a price are counted in the same way."
                    self.reader.add(Fault(row.line, "blocks_differ", message, "blocks"))
                elif row.values != first.values._replace(energy_price=row.values.energy_price):
                    message = "Blocks of a graduated price have one base price and one bonus."
                    self.reader.add(Fault(row.line, "graduated_differs", message, "base_price"))

    def _check_streets(self) -> None:
        """A house has one price: parts of a street do not overlap."""
        for parts in self.staging.parts_of_streets():
            for place in range(1, len(parts)):
                if overlapping([part.numbers for part in parts[: place + 1]]):
                    message = "Some of these house numbers have a price already."
                    self.reader.add(
                        Fault(parts[place].line, "house_numbers_overlap", message, "house_numbers")
                    )
