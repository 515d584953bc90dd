"""The default suppliers' tariffs (§ 36 EnWG), as reference data to compare with.

``area;commodity;supplier;tariff;base_price;energy_price;energy_price_off_peak;basis;valid_from``:
area is a postcode, or the code of a grid operator (13 digits) for all its postcodes; the base price
is € per month, energy prices are ct/kWh, the basis ``net`` or ``gross``.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from pydantic import Field

from wattwerk.catalog.domain import places
from wattwerk.catalog.domain.refusals import Refused
from wattwerk.catalog.domain.tables import Fault, Row, rows
from wattwerk.catalog.domain.terms import PriceBasis, Terms
from wattwerk.platform.vocabulary import Commodity

REQUIRED = ("area", "commodity", "supplier", "tariff", "base_price", "energy_price", "valid_from")
OPTIONAL = ("energy_price_off_peak", "basis")


class DefaultTariff(Terms):
    """A default supplier's tariff from a day on."""

    supplier: str
    tariff: str
    base_price: Decimal = Field(ge=0, description="€ per month.")
    energy_price: Decimal = Field(ge=0, description="ct/kWh; peak (HT) for two-rate meters.")
    energy_price_off_peak: Decimal | None = Field(default=None, ge=0, description="ct/kWh off-peak (NT).")
    basis: PriceBasis = "gross"
    valid_from: date
    source: str
    source_date: date


class DefaultRow(Terms):
    """A line of the table."""

    area: str
    commodity: Commodity
    tariff: DefaultTariff


def read(content: bytes, *, source: str, source_date: date) -> tuple[list[DefaultRow], Sequence[Fault]]:
    """Return the rows of the table and everything that is wrong with it."""
    result: list[DefaultRow] = []
    faults: list[Fault] = []
    try:
        for row in rows(content, required=REQUIRED, optional=OPTIONAL):
            try:
                result.append(_row(row, source=source, source_date=source_date))
            except Refused as error:
                faults.append(Fault.of(error, line=row.line))
    except Refused as error:
        faults.append(Fault.of(error, line=1))
    return result, faults


def holding(tariffs: Iterable[DefaultTariff], day: date) -> DefaultTariff | None:
    """Return the tariff that holds on a day: the one that came last."""
    begun = [tariff for tariff in tariffs if tariff.valid_from <= day]
    return max(begun, key=lambda tariff: tariff.valid_from, default=None)


def _row(row: Row, *, source: str, source_date: date) -> DefaultRow:
    area = row.text("area")
    if not re.fullmatch(r"[0-9]{5}|[0-9]{13}", area):
        raise Refused("area_invalid", "An area is a postcode or the code of a grid operator.", given=area)
    return DefaultRow(
        area=area,
        commodity=places.commodity(row),
        tariff=DefaultTariff(
            supplier=row.text("supplier"),
            tariff=row.text("tariff"),
            base_price=row.number("base_price"),
            energy_price=row.number("energy_price"),
            energy_price_off_peak=(
                row.number("energy_price_off_peak") if row.values.get("energy_price_off_peak") else None
            ),
            basis=_basis(row),
            valid_from=row.day("valid_from"),
            source=source,
            source_date=source_date,
        ),
    )


def _basis(row: Row) -> PriceBasis:
    given = row.values.get("basis") or "gross"
    if given == "net":
        return "net"
    if given != "gross":
        raise Refused("basis_unknown", "Prices are net or gross.", given=given)
    return "gross"
