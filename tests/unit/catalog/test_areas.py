"""Areas of a price list: the most specific pattern wins, for each product on its own."""

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wattwerk.catalog.domain.areas import Area, Placed, Range, ranges
from wattwerk.catalog.domain.refusals import Refused

patterns = st.one_of(
    st.from_regex(r"[0-9]{5}", fullmatch=True), st.from_regex(r"[0-9]{0,4}\*", fullmatch=True)
)
postcodes = st.from_regex(r"[0-9]{5}", fullmatch=True)


def ranges_of(rows: Iterable[tuple[Area, str, Any]]) -> list[Range[Any]]:
    placed = [Placed(span, code, area.town, price) for area, code, price in rows for span in area.spans()]
    return list(ranges(sorted(placed, key=lambda entry: entry.span)))


@pytest.mark.parametrize(
    ("pattern", "first", "end"),
    [("80331", 80331, 80332), ("80*", 80000, 81000), (" 8033* ", 80330, 80340), ("*", 0, 100_000)],
)
def test_a_pattern_stands_for_a_range_of_postcodes(pattern: str, first: int, end: int) -> None:
    area = Area.parsed(pattern)
    assert (area.first, area.end) == (first, end)


@pytest.mark.parametrize("pattern", ["80331", "80*", "*", "80331 München", "9900000000011"])
def test_an_area_is_written_as_it_was_read(pattern: str) -> None:
    assert Area.parsed(pattern).pattern == pattern


@pytest.mark.parametrize("pattern", ["", "8033", "803311", "80331*", "8*1", "München", "８０*", "80**"])
def test_anything_else_is_no_area(pattern: str) -> None:
    with pytest.raises(Refused) as refusal:
        Area.parsed(pattern)
    assert refusal.value.code == "area_invalid"


def test_the_most_specific_price_wins_per_product() -> None:
    rows = [
        (Area.parsed("*"), "strom", "everywhere"),
        (Area.parsed("80*"), "strom", "Munich"),
        (Area.parsed("80331"), "strom", "old town"),
        (Area.parsed("80*"), "gas", "Munich gas"),
    ]
    assert [(entry.first, dict(entry.prices)) for entry in ranges_of(rows)] == [
        ("00000", {"strom": "everywhere"}),
        ("80000", {"strom": "Munich", "gas": "Munich gas"}),
        ("80331", {"strom": "old town", "gas": "Munich gas"}),
        ("80332", {"strom": "Munich", "gas": "Munich gas"}),
        ("81000", {"strom": "everywhere"}),
    ]


def test_a_list_that_ends_with_the_last_postcode_has_no_range_beyond() -> None:
    assert [entry.first for entry in ranges_of([(Area.parsed("9*"), "strom", 1)])] == ["00000", "90000"]


@given(
    st.dictionaries(st.tuples(patterns, st.sampled_from(["strom", "gas"])), st.integers(), max_size=25),
    postcodes,
)
def test_a_range_holds_what_a_search_through_all_rows_would_find(
    prices: dict[tuple[str, str], int], postcode: str
) -> None:
    rows = [(Area.parsed(pattern), code, price) for (pattern, code), price in prices.items()]
    found = [entry for entry in ranges_of(rows) if entry.first <= postcode][-1:]
    expected: dict[str, int] = {}
    for area, code, price in sorted(rows, key=lambda row: len(row[0].prefix)):
        if postcode.startswith(area.prefix):
            expected[code] = price
    assert (dict(found[0].prices) if found else {}) == expected
