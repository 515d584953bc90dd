"""Taxes, levies and the VAT rate: rows of a table that hold for a time, never constants."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from pydantic import Field

from wattwerk.catalog.domain import places
from wattwerk.catalog.domain.refusals import Refused
from wattwerk.catalog.domain.tables import Fault, Row, rows
from wattwerk.catalog.domain.terms import Terms
from wattwerk.platform.vocabulary import Commodity

REQUIRED = ("commodity", "code", "rate", "valid_from")
OPTIONAL = ("valid_until", "source")
VAT = "vat"
LEVY_CODE = r"[a-z][a-z0-9_]{1,39}"


class Levy(Terms):
    """A tax, levy or fee that is contained in the energy price, or the VAT rate, for a time."""

    commodity: Commodity
    code: str = Field(pattern=f"^{LEVY_CODE}$", description="Translation key.")
    rate: Decimal = Field(ge=0, description="Net ct/kWh; for `vat` percent.")
    valid_from: date
    valid_until: date | None = Field(default=None, description="First day on which it holds no more.")
    source: str = Field(default="", description="Law or announcement that it comes from.")

    def holds_on(self, day: date) -> bool:
        """Return whether this row is the one for a day (half-open period)."""
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)


def read(content: bytes) -> tuple[list[Levy], Sequence[Fault]]:
    """Return the rows of a levies table and everything that is wrong with it."""
    levies: list[Levy] = []
    faults: list[Fault] = []
    try:
        for row in rows(content, required=REQUIRED, optional=OPTIONAL):
            try:
                levy = _levy(row)
                _require_no_overlap(levy, levies)
                levies.append(levy)
            except Refused as error:
                faults.append(Fault.of(error, line=row.line))
    except Refused as error:
        faults.append(Fault.of(error, line=1))
    return levies, faults


def in_force(levies: Iterable[Levy], commodity: Commodity, day: date) -> list[Levy]:
    """Return the rows of a commodity that hold on a day, VAT among them, in the order of the table."""
    return [levy for levy in levies if levy.commodity is commodity and levy.holds_on(day)]


def vat_rate(levies: Iterable[Levy]) -> Decimal:
    """Return the VAT rate in percent among the rows in force.

    Raises:
        LookupError: the table has no rate for this day; prices cannot be told without it.
    """
    for levy in levies:
        if levy.code == VAT:
            return levy.rate
    raise LookupError("the levies table has no VAT rate in force")


def _levy(row: Row) -> Levy:
    until = row.day("valid_until") if row.values.get("valid_until") else None
    levy = Levy(
        commodity=places.commodity(row),
        code=_code(row),
        rate=row.number("rate"),
        valid_from=row.day("valid_from"),
        valid_until=until,
        source=row.values.get("source", ""),
    )
    if until is not None and until <= levy.valid_from:
        raise Refused("period_empty", "valid_until is not after valid_from.")
    return levy


def _code(row: Row) -> str:
    code = row.text("code")
    if not re.fullmatch(LEVY_CODE, code):
        raise Refused("code_invalid", "A code has small letters, digits and underscores.", given=code)
    return code


def _require_no_overlap(levy: Levy, others: Iterable[Levy]) -> None:
    last = date.max
    for other in others:
        if (other.commodity, other.code) == (levy.commodity, levy.code) and (
            levy.valid_from < (other.valid_until or last) and other.valid_from < (levy.valid_until or last)
        ):
            raise Refused("period_overlaps", "Another row of this levy holds at the same time.")
