"""Rows of a price list: what a file says of one product in one area, checked value by value."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple, Protocol, TypeVar

from wattwerk.catalog.domain.areas import Area
from wattwerk.catalog.domain.products import BonusTerms
from wattwerk.catalog.domain.refusals import Refused
from wattwerk.catalog.domain.streets import HouseNumbers
from wattwerk.catalog.domain.tables import Fault, Row
from wattwerk.platform.vocabulary import Commodity

REQUIRED = ("product_code", "area", "base_price", "energy_price")
OPTIONAL = (
    "street",
    "house_numbers",
    "energy_price_off_peak",
    "from_kwh",
    "new_customer_bonus",
    "new_customer_bonus_cap",
    "instant_bonus",
    "blocks",
)
COLUMNS = (
    "product_code",
    "area",
    "street",
    "house_numbers",
    "from_kwh",
    "base_price",
    "energy_price",
    "energy_price_off_peak",
    "new_customer_bonus",
    "new_customer_bonus_cap",
    "instant_bonus",
    "blocks",
)
"""All columns in the order in which we write them."""

WHOLE, GRADUATED = "whole", "graduated"
"""A block prices all of the consumption that reaches it, or only the kWh from its beginning on."""

MOST_FAULTS = 1_000
"""More are only counted: who has that many has one cause, not a thousand."""
LARGEST_KWH = 10_000_000

Value = TypeVar("Value")


class Priced(Protocol):
    """What the prices of a product depend on."""

    @property
    def commodity(self) -> Commodity:
        """Return what is supplied."""

    @property
    def two_rate(self) -> bool:
        """Return whether peak and off-peak have different prices."""

    @property
    def bonuses(self) -> Sequence[BonusTerms]:
        """Return the bonuses whose amount a price list may change."""


class PriceValues(NamedTuple):
    """Prices of one row as exact decimal numbers in text; empty where the row has none.

    € per month, ct/kWh (peak for two-rate products), ct/kWh off-peak, a bonus in € or ``15%`` with
    its limit in €, the instant bonus in €, and ``graduated`` where each block prices its own kWh.
    """

    base_price: str
    energy_price: str
    energy_price_off_peak: str = ""
    new_customer_bonus: str = ""
    new_customer_bonus_cap: str = ""
    instant_bonus: str = ""
    blocks: str = ""


class PriceRow(NamedTuple):
    """What holds for a product in an area for a consumption from ``from_kwh`` a year on."""

    line: int
    product_code: str
    commodity: Commodity
    area: Area
    from_kwh: int
    values: PriceValues

    @property
    def cells(self) -> tuple[str, ...]:
        """Return the row in the order of ``COLUMNS``."""
        area = self.area
        place = (area.pattern, area.street, area.numbers.pattern)
        return (self.product_code, *place, str(self.from_kwh or ""), *self.values)


@dataclass
class PriceReader:
    """Turns lines of a file into rows, and collects everything that is wrong with them.

    ``products`` are those that can have prices, by code.
    """

    products: Mapping[str, Priced]
    lines: int = 0
    fault_count: int = 0
    faults: list[Fault] = field(default_factory=list)

    def read(self, lines: Iterable[Row]) -> Iterator[PriceRow]:
        """Yield the rows that have no fault."""
        for line in lines:
            self.lines += 1
            found = self._row(line)
            if found is not None:
                yield found

    def add(self, fault: Fault) -> None:
        """Note a fault that concerns several lines."""
        self.fault_count += 1
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(fault)

    def _row(self, row: Row) -> PriceRow | None:
        before = self.fault_count
        product = self._read(row, "product_code", lambda: self._product(row))
        area = self._area(row)
        from_kwh = self._read(row, "from_kwh", lambda: _from_kwh(row))
        values = PriceValues(
            self._read(row, "base_price", lambda: number(row, "base_price")) or "",
            self._read(row, "energy_price", lambda: number(row, "energy_price")) or "",
            self._read(row, "energy_price_off_peak", lambda: _off_peak(row, product)) or "",
            self._read(row, "new_customer_bonus", lambda: _bonus(row, product)) or "",
            self._read(row, "new_customer_bonus_cap", lambda: _cap(row)) or "",
            self._read(row, "instant_bonus", lambda: _instant_bonus(row, product)) or "",
            self._read(row, "blocks", lambda: _blocks(row, product)) or "",
        )
        if self.fault_count > before or product is None or area is None or from_kwh is None:
            return None
        return PriceRow(row.line, row.values["product_code"], product.commodity, area, from_kwh, values)

    def _area(self, row: Row) -> Area | None:
        area = self._read(row, "area", lambda: Area.parsed(row.text("area")))
        numbers = self._read(row, "house_numbers", lambda: _house_numbers(row))
        street = row.values.get("street", "")
        if area is None or numbers is None or not street:
            return area
        return self._read(row, "street", lambda: area.within(street, numbers))

    def _read(self, row: Row, column: str, read: Callable[[], Value]) -> Value | None:
        """Return a value, or None after noting what is wrong with it."""
        try:
            return read()
        except Refused as error:
            self.add(Fault.of(error, line=row.line, column=column))
            return None

    def _product(self, row: Row) -> Priced:
        code = row.text("product_code")
        if code not in self.products:
            raise Refused("product_unknown", "There is no such product.", given=code)
        return self.products[code]


def number(row: Row, column: str) -> str:
    """Return a number as it stands in the file, with a decimal point; no place is lost.

    Raises:
        Refused: ``value_missing`` or ``number_invalid``.
    """
    return str(row.number(column))


def _optional(row: Row, column: str) -> str:
    return number(row, column) if row.values.get(column) else ""


def _off_peak(row: Row, product: Priced | None) -> str:
    if product is None:
        return ""
    if product.two_rate:
        return number(row, "energy_price_off_peak")
    if row.values.get("energy_price_off_peak"):
        raise Refused("off_peak_not_allowed", "This product has one rate only.")
    return ""


def _from_kwh(row: Row) -> int:
    given = row.values.get("from_kwh", "")
    if not given:
        return 0
    if not re.fullmatch(r"[0-9]{1,8}", given) or int(given) > LARGEST_KWH:
        raise Refused("from_kwh_invalid", "A block begins with a whole number of kWh.", given=given)
    return int(given)


def _house_numbers(row: Row) -> HouseNumbers:
    given = row.values.get("house_numbers", "")
    if given and not row.values.get("street"):
        raise Refused("street_missing", "House numbers belong to a street.", given=given)
    return HouseNumbers.parsed(given)


def _blocks(row: Row, product: Priced | None) -> str:
    given = row.values.get("blocks", "").lower()
    if given in ("", WHOLE):
        return ""
    if given != GRADUATED:
        raise Refused("blocks_invalid", "A block prices the whole consumption or its own kWh.", given=given)
    if product is not None and product.two_rate:
        raise Refused("graduated_two_rate", "Only products with one rate have graduated prices.")
    return GRADUATED


def _bonus(row: Row, product: Priced | None) -> str:
    given = row.values.get("new_customer_bonus", "")
    match = re.fullmatch(r"([0-9]{1,3}(?:[.,][0-9]{1,4})?)\s*%", given)
    value = f"{_percent(match[1])}%" if match else _optional(row, "new_customer_bonus")
    _require_condition(value, product, "new_customer_bonus")
    return value


def _instant_bonus(row: Row, product: Priced | None) -> str:
    value = _optional(row, "instant_bonus")
    _require_condition(value, product, "instant_bonus")
    return value


def _percent(given: str) -> Decimal:
    percent = Decimal(given.replace(",", "."))
    if percent > 100:
        raise Refused("percent_too_high", "A bonus is 100 % at most.", given=f"{given} %")
    return percent


def _require_condition(value: str, product: Priced | None, kind: str) -> None:
    """Customers must know when a bonus is paid; the product says it, the list only how much it is."""
    if value and product is not None and kind not in {bonus.kind for bonus in product.bonuses}:
        raise Refused("bonus_without_condition", "The product does not say when this bonus is paid.")


def _cap(row: Row) -> str:
    if row.values.get("new_customer_bonus_cap") and "%" not in row.values.get("new_customer_bonus", ""):
        raise Refused("cap_without_percent", "Only a bonus in percent has a limit.")
    return _optional(row, "new_customer_bonus_cap")
