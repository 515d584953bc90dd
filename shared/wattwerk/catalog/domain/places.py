"""Postcodes, towns, streets and grid operators, read from the layouts in which they are published."""

import csv
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from wattwerk.catalog.domain.location_numbers import market_partner
from wattwerk.catalog.domain.refusals import Refused
from wattwerk.catalog.domain.tables import Fault, Row, decoded, rows
from wattwerk.platform.vocabulary import Commodity

GEONAMES_COLUMNS = 12
"""country, postcode, place, three levels of administration by name and code, position, accuracy."""


@dataclass(frozen=True)
class GridOperator:
    """Who runs the grid at a postcode, for one commodity."""

    name: str
    code: str


@dataclass(frozen=True)
class GridRow:
    """A line of the table of grid operators."""

    postcode: str
    commodity: Commodity
    operator: GridOperator


def is_postcode(text: str) -> bool:
    """Return whether this looks like a German postcode."""
    return len(text) == 5 and text.isascii() and text.isdigit()


def normalised(name: str) -> str:
    """Return a name for comparisons: "Münchner Straße", "MÜNCHNER STR." and "muenchner strasse" are one.

    Umlauts and their spelling with e fall together, as do case, hyphens and blanks.
    """
    folded = unicodedata.normalize("NFC", name).casefold()
    for written, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue")):
        folded = folded.replace(written, letters)
    plain = "".join(
        character
        for character in unicodedata.normalize("NFKD", folded)
        if not unicodedata.combining(character)
    )
    letters_only = "".join(character for character in plain if character.isalnum() or character == ".")
    if letters_only.endswith("str."):
        letters_only = f"{letters_only[:-1]}asse"
    return letters_only.replace(".", "")


def same_town(given: str, known: str) -> bool:
    """Return whether a typed town means a known one; "Frankfurt" means "Frankfurt am Main"."""
    left, right = normalised(given), normalised(known)
    return bool(left) and (left == right or _first_word(given) == right or _first_word(known) == left)


def postcodes_from_geonames(content: bytes) -> dict[str, list[str]]:
    """Return towns by postcode from GeoNames' ``DE.txt`` (tab-separated, without header).

    Raises:
        Refused: ``file_layout`` when no line has that layout.
    """
    lines = csv.reader(decoded(content).splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return _towns((line[1], line[2]) for line in lines if len(line) == GEONAMES_COLUMNS and line[0] == "DE")


def postcodes_from_json(content: bytes) -> dict[str, list[str]]:
    """Return towns by postcode from a list of ``{"code": "80331", "localityName": "München"}``.

    Raises:
        Refused: ``file_layout``.
    """
    try:
        entries = json.loads(content)
        pairs = [(str(entry["code"]), str(entry["localityName"] or "")) for entry in entries]
    except (ValueError, TypeError, KeyError) as error:
        raise Refused("file_layout", "This is not a list of postcodes with localities.") from error
    return _towns(pairs)


def streets_from_openplz(content: bytes) -> dict[str, list[str]]:
    """Return streets by postcode from OpenPLZ's ``streets.raw.csv`` (Name, PostalCode, Locality …).

    Raises:
        Refused: a fault of the header.
    """
    optional = ("regionalkey", "borough", "suburb", "locality")
    lines = rows(content, required=("name", "postalcode"), optional=optional)
    return _towns((row.values["postalcode"], row.values["name"]) for row in lines)


def grid_operators(content: bytes) -> tuple[list[GridRow], list[Fault]]:
    """Return the rows of a table ``postcode;commodity;name;code`` and everything wrong with it."""
    result: list[GridRow] = []
    faults: list[Fault] = []
    try:
        for row in rows(content, required=("postcode", "commodity", "name", "code")):
            try:
                result.append(_grid_row(row))
            except Refused as error:
                faults.append(Fault.of(error, line=row.line))
    except Refused as error:
        faults.append(Fault.of(error, line=1))
    return result, faults


def commodity(row: Row) -> Commodity:
    """Return the commodity that a line names, e.g. ``electricity``.

    Raises:
        Refused: ``value_missing`` or ``commodity_unknown``.
    """
    given = row.text("commodity")
    if given not in {entry.value for entry in Commodity}:
        raise Refused("commodity_unknown", "There is no such commodity.", given=given)
    return Commodity(given)


def _grid_row(row: Row) -> GridRow:
    postcode = row.text("postcode")
    if not is_postcode(postcode):
        raise Refused("postcode_invalid", "A postcode has five digits.", given=postcode)
    return GridRow(postcode, commodity(row), GridOperator(row.text("name"), market_partner(row.text("code"))))


def _towns(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    result: dict[str, list[str]] = {}
    for postcode, name in _clean(pairs):
        names = result.setdefault(postcode, [])
        if name not in names:
            names.append(name)
    if not result:
        raise Refused("file_layout", "The file has no line in the expected layout.")
    return _sorted(result)


def _clean(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for postcode, name in pairs:
        if is_postcode(postcode.strip()) and name.strip():
            yield postcode.strip(), name.strip()


def _sorted(names: Mapping[str, list[str]]) -> dict[str, list[str]]:
    return {postcode: sorted(entries, key=normalised) for postcode, entries in sorted(names.items())}


def _first_word(name: str) -> str:
    return normalised(name.replace(",", " ").replace("(", " ").split()[0]) if name.split() else ""
