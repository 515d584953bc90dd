"""Importing reference data: levies, postcodes, streets, grid operators.

An import adds and replaces; what a newer file lacks stays. The same file again changes nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Literal

from wattwerk.catalog.domain import levies as levy_files
from wattwerk.catalog.domain import places as files
from wattwerk.catalog.domain.imports import ImportReport, fingerprint
from wattwerk.catalog.domain.refusals import Refused
from wattwerk.catalog.domain.tables import Fault
from wattwerk.catalog.repository import places, prices

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
    return _import_by_postcode(
        places.POSTCODES, content, _POSTCODE_READERS[layout], places.store_towns, source, now, dry_run
    )


def import_streets(*, content: bytes, source: str, now: datetime, dry_run: bool = False) -> ImportReport:
    """Import streets in the layout of OpenPLZ (``Name,PostalCode,Locality,…``)."""
    return _import_by_postcode(
        places.STREETS, content, files.streets_from_openplz, places.store_streets, source, now, dry_run
    )


def import_grid_operators(
    *, content: bytes, source: str, now: datetime, dry_run: bool = False
) -> ImportReport:
    """Import grid operators from a table ``postcode;commodity;name;code``."""
    rows, faults = files.grid_operators(content)
    return _import(
        places.GRID_OPERATORS,
        content,
        len(rows),
        faults,
        lambda: places.store_grid_operators(rows),
        source,
        now,
        dry_run,
    )


def import_levies(*, content: bytes, source: str, now: datetime, dry_run: bool = False) -> ImportReport:
    """Replace all levies and VAT rates by a table ``commodity;code;rate;valid_from;valid_until``."""
    rows, faults = levy_files.read(content)
    return _import(
        places.LEVIES, content, len(rows), faults, lambda: prices.store_levies(rows), source, now, dry_run
    )


def _import_by_postcode(
    data_set: str,
    content: bytes,
    read: Callable[[bytes], dict[str, list[str]]],
    store: Callable[[Mapping[str, Sequence[str]]], None],
    source: str,
    now: datetime,
    dry_run: bool,
) -> ImportReport:
    try:
        names = read(content)
    except Refused as error:
        return ImportReport(faults=(Fault.of(error, line=0),))
    count = sum(len(entries) for entries in names.values())
    return _import(data_set, content, count, (), lambda: store(names), source, now, dry_run)


def _import(
    data_set: str,
    content: bytes,
    rows: int,
    faults: Sequence[Fault],
    store: Callable[[], None],
    source: str,
    now: datetime,
    dry_run: bool,
) -> ImportReport:
    if faults:
        return ImportReport(faults=tuple(faults))
    version = fingerprint(content)
    changed = places.imported_digest(data_set) != version
    if changed and not dry_run:
        store()
        places.record_import(data_set, digest=version, source=source, rows=rows, now=now)
    return ImportReport(version=version, rows=rows, changed=changed)
