"""Metering locations, grid locations and market partners."""

import pytest

from wattwerk.catalog.domain.location_numbers import grid_location, market_partner, metering_location
from wattwerk.catalog.domain.places import grid_operators
from wattwerk.catalog.domain.refusals import Refused

MELO = "DE0005628085049000000000000123456"
AUSTRIAN = "AT.001000.01010.00000000000000123456"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (MELO, MELO),
        ("de 000562 80850 49000000000000123456", MELO),
        (AUSTRIAN, "AT0010000101000000000000000123456"),
    ],
)
def test_a_metering_location_may_be_typed_with_dots_and_blanks(typed: str, stored: str) -> None:
    assert metering_location(typed) == stored


@pytest.mark.parametrize("typed", ["", MELO[:-1], f"{MELO}0", f"FR{MELO[2:]}", "DE00O562" + MELO[8:]])
def test_what_is_no_metering_location_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        metering_location(typed)
    assert refused.value.code == "metering_location_malformed"


def test_a_grid_location_has_eleven_characters_and_begins_with_e() -> None:
    assert grid_location("e1234 848431") == "E1234848431"
    for typed in ("D1234848431", "E123484843", ""):
        with pytest.raises(Refused) as refused:
            grid_location(typed)
        assert refused.value.code == "grid_location_malformed"


def test_a_market_partner_has_thirteen_digits() -> None:
    assert market_partner("99 00000 00001 1") == "9900000000011"
    with pytest.raises(Refused):
        market_partner("990000000001")


def test_a_grid_operator_with_a_wrong_code_is_told_with_its_line() -> None:
    table = (
        "postcode;commodity;name;code\n80331;gas;Netz Süd;9800000000019\n80331;electricity;Netz Süd;99000\n"
    )
    found, faults = grid_operators(table.encode())
    assert [row.operator.code for row in found] == ["9800000000019"]
    assert [(fault.line, fault.code) for fault in faults] == [(3, "market_partner_malformed")]
