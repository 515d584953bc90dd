"""Postcodes, streets and grid operators from the layouts in which they are published."""

import json

import pytest

from wattwerk.catalog.domain.places import (
    grid_operators,
    normalised,
    postcodes_from_geonames,
    postcodes_from_json,
    same_town,
    streets_from_openplz,
)
from wattwerk.catalog.domain.refusals import Refused

GEONAMES = (
    "DE\t80331\tMünchen\tBayern\tBY\tOberbayern\t091\tMünchen\t09162\t48.1345\t11.571\t6\n"
    "DE\t82064\tStraßlach-Dingharting\tBayern\tBY\tOberbayern\t091\tMünchen\t09184\t48.0\t11.5\t4\n"
    "AT\t1010\tWien\tWien\t09\tWien\t900\tWien\t90001\t48.2\t16.37\t6\n"
)


def test_geonames_rows_are_read_for_germany_only() -> None:
    assert postcodes_from_geonames(GEONAMES.encode()) == {
        "80331": ["München"],
        "82064": ["Straßlach-Dingharting"],
    }


def test_localities_of_one_postcode_are_collected_once_each() -> None:
    localities = [("01665", "Klipphausen"), ("01665", "Käbschütz"), ("01665", "Klipphausen"), ("01067", None)]
    entries = json.dumps([{"code": code, "localityName": name} for code, name in localities]).encode()
    assert postcodes_from_json(entries) == {"01665": ["Käbschütz", "Klipphausen"]}


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'[{"code": "80331"}]', b"[]", b"not json"])
def test_another_layout_is_refused(content: bytes) -> None:
    for read in (postcodes_from_json, postcodes_from_geonames):
        with pytest.raises(Refused) as refusal:
            read(content)
        assert refusal.value.code == "file_layout"


def test_openplz_streets_are_grouped_by_postcode() -> None:
    table = "Name,PostalCode,Locality,RegionalKey,Borough,Suburb\nTal,80331,München,09162000,,\n"
    assert streets_from_openplz(f"{table}Am Äußeren Ring,80331,München,09162000,,\n".encode()) == {
        "80331": ["Am Äußeren Ring", "Tal"]
    }


def test_grid_operators_name_every_faulty_line() -> None:
    table = (
        "postcode;commodity;name;code\n"
        "80331;electricity;Musternetz Mitte GmbH (Beispiel);9900000000011\n"
        "8033;gas;Musternetz;1\n"
        "80331;Strom;Musternetz;1\n"
        "80331;gas;;1\n"
    )
    rows, faults = grid_operators(table.encode())
    assert [(row.postcode, row.operator.name) for row in rows] == [
        ("80331", "Musternetz Mitte GmbH (Beispiel)")
    ]
    assert [(fault.line, fault.code) for fault in faults] == [
        (3, "postcode_invalid"),
        (4, "commodity_unknown"),
        (5, "value_missing"),
    ]


@pytest.mark.parametrize(
    "spelling",
    [
        "Münchner Straße",
        "münchner strasse",
        "Muenchner Str.",
        "MÜNCHNER STRASSE",
        "Münchner-Straße",
        "Mu\u0308nchner Straße",
    ],
)
def test_spellings_of_one_street_fall_together(spelling: str) -> None:
    assert normalised(spelling) == "muenchnerstrasse"


@pytest.mark.parametrize(
    ("given", "known", "same"),
    [
        ("Frankfurt", "Frankfurt am Main", True),
        ("Frankfurt am Main", "Frankfurt", True),
        ("Frankfurt (Oder)", "Frankfurt am Main", False),
        ("MUENCHEN", "München", True),
        ("Bad Homburg", "Bad Vilbel", False),
        ("Augsburg", "München", False),
        ("", "München", False),
        ("-", "München", False),
    ],
)
def test_towns_are_recognised_with_and_without_their_additions(given: str, known: str, same: bool) -> None:
    assert same_town(given, known) is same
