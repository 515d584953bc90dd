"""Streets, and parts of them, with prices of their own."""

from collections.abc import Iterable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wattwerk.catalog.domain.packing import PackedStreets, packed_streets, unpacked_streets
from wattwerk.catalog.domain.places import normalised
from wattwerk.catalog.domain.price_rows import PriceValues
from wattwerk.catalog.domain.product_prices import Blocks
from wattwerk.catalog.domain.refusals import Refused
from wattwerk.catalog.domain.streets import (
    Address,
    HouseNumbers,
    StreetPrice,
    at_address,
    house_number,
    overlapping,
)

STREET = "Sendlinger Straße"


def entry(price: int, *, numbers: str = "", town: str = "", street: str = STREET) -> StreetPrice[int]:
    return StreetPrice(street, town, HouseNumbers.parsed(numbers), "strom", price)


def price_of(entries: list[StreetPrice[int]], number: str | None, town: str | None = None) -> int | None:
    return at_address(entries, Address(town, "sendlinger str.", number)).prices.get("strom")


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("", ""),
        ("7", "7"),
        ("1-99", "1-99"),
        ("1 – 99 ungerade", "1-99 odd"),
        ("2-40 EVEN", "2-40 even"),
        ("12-12", "12"),
    ],
)
def test_house_numbers_are_read_as_people_write_them(text: str, pattern: str) -> None:
    assert HouseNumbers.parsed(text).pattern == pattern
    assert HouseNumbers.parsed(pattern) == HouseNumbers.parsed(text)


@pytest.mark.parametrize("text", ["a", "9-1", "4 odd", "1-9 left", "12345", "-", "1-"])
def test_what_no_house_can_have_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        HouseNumbers.parsed(text)


@pytest.mark.parametrize(
    ("text", "number"), [("12a", 12), (" 7 ", 7), ("12-14", 12), ("", None), (None, None), ("Hof", None)]
)
def test_letters_of_a_house_number_do_not_count(text: str | None, number: int | None) -> None:
    assert house_number(text) == number


def test_house_numbers_are_more_specific_than_their_street() -> None:
    entries = [entry(30), entry(27, numbers="1-9 odd"), entry(26, numbers="2-8 even")]
    assert [price_of(entries, number) for number in ("5", "4b", "9", "10", "11")] == [27, 26, 27, 30, 30]


def test_without_a_house_number_nobody_can_tell_which_part_of_the_street_is_meant() -> None:
    found = at_address([entry(30), entry(27, numbers="1-9")], Address(None, STREET, None))
    assert found == ({}, frozenset({"strom"}))
    assert price_of([entry(30)], None) == 30


def test_a_street_of_one_town_is_not_that_of_another() -> None:
    entries = [entry(30, town="Eilenburg"), entry(29)]
    assert price_of(entries, "1", "Eilenburg") == 30
    assert price_of(entries, "1", "Jesewitz") == 29


def test_parts_overlap_when_a_house_could_be_in_both() -> None:
    def meet(*texts: str) -> bool:
        return overlapping([HouseNumbers.parsed(text) for text in texts])

    assert meet("1-9", "9-15")
    assert meet("1-99 odd", "2-10", "5")
    assert not meet("1-99 odd", "2-98 even")
    assert not meet("", "5")


numbers = st.builds(
    lambda first, length, side: HouseNumbers(first, first + length, side),
    st.integers(1, 300),
    st.integers(1, 60),
    st.sampled_from(["", "odd", "even"]),
)


@given(numbers, numbers)
def test_overlapping_is_having_a_house_in_common(one: HouseNumbers, other: HouseNumbers) -> None:
    common = any(one.holds(number) and other.holds(number) for number in range(1, 400))
    assert overlapping([one, other]) == common


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(["04838", "80331"]), st.integers(1, 400)), st.integers(1, 9), max_size=300
    )
)
def test_every_street_is_found_in_the_last_record_that_begins_before_it(
    given: dict[tuple[str, int], int],
) -> None:
    def entries() -> Iterable[tuple[str, StreetPrice[Blocks]]]:
        for (postcode, number), price in sorted(
            given.items(), key=lambda one: (one[0][0], normalised(name(one[0][1])))
        ):
            blocks = ((0, PriceValues("10", str(price))),)
            yield postcode, StreetPrice(name(number), "", HouseNumbers(), "strom", blocks)

    def name(number: int) -> str:
        return f"Straße Nummer {number} am Alten Marktplatz {number * 7919 % 9973}"

    records = list(packed_streets(entries()))
    for (postcode, number), price in given.items():
        key = StreetPrice(name(number), "", HouseNumbers(), "strom", 0).key
        record = _last(records, postcode, key)
        found = at_address(unpacked_streets(record.content), Address(None, name(number), "1"))
        assert found.prices["strom"].energy_price == Decimal(price)


def _last(records: list[PackedStreets], postcode: str, key: str) -> PackedStreets:
    return [record for record in records if record.postcode == postcode and record.first <= key][-1]
