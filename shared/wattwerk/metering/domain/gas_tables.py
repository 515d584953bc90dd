"""Tables in which grid operators publish what turns m³ of gas into kWh."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from wattwerk.catalog.domain.refusals import Refused
from wattwerk.catalog.domain.tables import Fault, Row, rows
from wattwerk.metering.domain.gas import GasFactors, ValidFactors

EVERYWHERE = "*"
COLUMNS = ("grid_operator", "valid_from", "volume_correction", "calorific_value")
OPTIONAL_COLUMNS = ("area", "valid_until")
# Far outside of what gas networks have: such a number stands in the wrong column.
POSSIBLE_CORRECTION = (Decimal("0.5"), Decimal("1.5"))
POSSIBLE_CALORIFIC_VALUE = (Decimal(5), Decimal(15))

Value = TypeVar("Value")


@dataclass(frozen=True)
class Publication:
    """A line of a table: factors of a grid operator in an area (a postcode, or ``*``) for a time."""

    grid_operator: str
    area: str
    factors: ValidFactors


def publications(content: bytes) -> tuple[list[Publication], list[Fault]]:
    """Return the lines of a table, and everything that is wrong with it by line and column."""
    faults: list[Fault] = []
    read: dict[tuple[str, str, date], Publication] = {}
    try:
        for row in rows(content, required=COLUMNS, optional=OPTIONAL_COLUMNS):
            found = _publication(row, faults)
            if found is None:
                continue
            key = (found.grid_operator, found.area, found.factors.valid_from)
            if key in read:
                repeated = Refused("factors_repeated", "These factors stand there twice.")
                faults.append(Fault.of(repeated, line=row.line))
            read[key] = found
    except Refused as refused:
        faults.append(Fault.of(refused, line=0))
    return list(read.values()), faults


def _publication(row: Row, faults: list[Fault]) -> Publication | None:
    def value(column: str, read: Callable[[Row], Value]) -> Value | None:
        try:
            return read(row)
        except Refused as refused:
            faults.append(Fault.of(refused, line=row.line, column=column))
            return None

    known = len(faults)
    grid_operator = value("grid_operator", lambda row: row.text("grid_operator"))
    area = value("area", _area)
    valid_from = value("valid_from", lambda row: row.day("valid_from"))
    valid_until = value("valid_until", _valid_until)
    correction = value("volume_correction", _volume_correction)
    calorific = value("calorific_value", _calorific_value)
    if valid_from and valid_until and valid_until <= valid_from:
        empty = Refused("validity_empty", "The factors end before they begin.")
        faults.append(Fault.of(empty, line=row.line, column="valid_until"))
    if len(faults) > known or not (grid_operator and area and valid_from and correction and calorific):
        return None
    return Publication(
        grid_operator, area, ValidFactors(valid_from, valid_until, GasFactors(correction, calorific))
    )


def _area(row: Row) -> str:
    area = row.values.get("area", "") or EVERYWHERE
    if area != EVERYWHERE and not re.fullmatch(r"[0-9]{4,5}", area):
        raise Refused("area_invalid", "An area is a postcode or *.")
    return area


def _valid_until(row: Row) -> date | None:
    return row.day("valid_until") if row.values.get("valid_until") else None


def _volume_correction(row: Row) -> Decimal:
    return _factor(row, "volume_correction", POSSIBLE_CORRECTION)


def _calorific_value(row: Row) -> Decimal:
    return _factor(row, "calorific_value", POSSIBLE_CALORIFIC_VALUE)


def _factor(row: Row, column: str, possible: tuple[Decimal, Decimal]) -> Decimal:
    factor = row.number(column)
    lowest, highest = possible
    if not lowest <= factor <= highest:
        raise Refused("factor_impossible", f"This must lie between {lowest} and {highest}.")
    return factor
