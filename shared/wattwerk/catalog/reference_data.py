"""Importing reference data: levies, postcodes, streets, grid operators.

An import adds and replaces; what a newer file lacks stays. The same file again changes nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wattwerk.brands import queries as brands
from wattwerk.catalog.domain import default_supply as default_tables
from wattwerk.catalog.domain import levies as levy_files
from wattwerk.catalog.domain import places as files
from wattwerk.catalog.domain.imports import ImportReport, fingerprint
from wattwerk.catalog.domain.refusals import Refused
from wattwerk.catalog.domain.tables import Fault
from wattwerk.catalog.repository import levies, places, shelf

PostcodeLayout = Literal["geonames", "localities"]

_POSTCODE_READERS: Mapping[PostcodeLayout, Callable[[bytes], dict[str, list[str]]]] = {
    "geonames": files.postcodes_from_geonames,
    "localities": files.postcodes_from_json,
}


def import_postcodes(
    *, content: bytes, layout: PostcodeLayout, source: str, now: datetime, dry_run: bool = False
) -> ImportReport:
    """Import postcodes with their towns.

    ``geonames`` is GeoNames' table of postcodes, ``localities`` a JSON list of objects with
    ``code`` and ``localityName``. ``source`` names origin and licence of the data.
    """
    run = _Import(places.POSTCODES, content, source, now, dry_run)
    return run.names_by_postcode(_POSTCODE_READERS[layout], places.store_towns)


def import_streets(*, content: bytes, source: str, now: datetime, dry_run: bool = False) -> ImportReport:
    """Import streets in the layout of OpenPLZ (``Name,PostalCode,Locality,…``)."""
    run = _Import(places.STREETS, content, source, now, dry_run)
    return run.names_by_postcode(files.streets_from_openplz, places.store_streets)


def import_grid_operators(
    *, content: bytes, source: str, now: datetime, dry_run: bool = False
) -> ImportReport:
    """Import grid operators from a table ``postcode;commodity;name;code``."""
    rows, faults = files.grid_operators(content)
    run = _Import(places.GRID_OPERATORS, content, source, now, dry_run)
    return run.finish(len(rows), faults, lambda: places.store_grid_operators(rows))


def import_levies(*, content: bytes, source: str, now: datetime, dry_run: bool = False) -> ImportReport:
    """Replace all levies and VAT rates by a table ``commodity;code;rate;valid_from;valid_until``."""
    rows, faults = levy_files.read(content)
    run = _Import(places.LEVIES, content, source, now, dry_run)

    def store() -> None:
        shelf.put_levies([brand.id for brand in brands.brands()], rows)
        levies.store_levies(rows)

    return run.finish(len(rows), faults, store)


def import_default_supply(
    *, content: bytes, source: str, now: datetime, dry_run: bool = False
) -> ImportReport:
    """Import the default suppliers' tariffs from the table that ``domain/default_supply.py`` describes.

    A grid operator whose postcodes are not known is a fault.
    """
    rows, faults = default_tables.read(content, source=source, source_date=now.date())
    unknown = [
        Fault(0, "grid_operator_unknown", "No postcodes are known.", "area", {"given": row.area})
        for row in rows
        if not places.postcodes_of(row)
    ]
    run = _Import(places.DEFAULT_SUPPLY, content, source, now, dry_run)
    return run.finish(len(rows), [*faults, *unknown], lambda: places.store_default_supply(rows))


@dataclass(frozen=True)
class _Import:
    """One import of a file into a set of data."""

    data_set: str
    content: bytes
    source: str
    now: datetime
    dry_run: bool

    def names_by_postcode(
        self,
        read: Callable[[bytes], dict[str, list[str]]],
        store: Callable[[Mapping[str, Sequence[str]]], None],
    ) -> ImportReport:
        try:
            names = read(self.content)
        except Refused as error:
            return ImportReport(faults=(Fault.of(error, line=0),))
        rows = sum(len(entries) for entries in names.values())
        return self.finish(rows, (), lambda: store(names))

    def finish(self, rows: int, faults: Sequence[Fault], store: Callable[[], None]) -> ImportReport:
        """Store what was read, and at last that it is complete, unless it is there already."""
        if faults:
            return ImportReport(faults=tuple(faults))
        version = fingerprint(self.content)
        changed = places.imported_digest(self.data_set) != version
        if changed and not self.dry_run:
            store()
            places.record_import(self.data_set, digest=version, source=self.source, rows=rows, now=self.now)
        return ImportReport(version=version, rows=rows, changed=changed)
