"""Reading a price list: a table of prices by area (CSV) for products that exist."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from wattwerk.catalog.domain.areas import Area, Range, ranges
from wattwerk.catalog.domain.imports import fingerprint
from wattwerk.catalog.domain.prices import ProductPrice
from wattwerk.catalog.domain.products import Product
from wattwerk.catalog.domain.refusals import Refused
from wattwerk.catalog.domain.tables import Fault, Row, rows
from wattwerk.catalog.domain.terms import PriceBasis
from wattwerk.platform.vocabulary import Commodity

REQUIRED = ("product_code", "area", "base_price", "energy_price")
OPTIONAL = ("energy_price_off_peak",)

Value = TypeVar("Value")
PriceRow = tuple[Area, str, ProductPrice]


@dataclass(frozen=True)
class PriceList:
    """A complete list of a brand. The version is a fingerprint of what it was read from."""

    version: str
    basis: PriceBasis
    commodity_of: Mapping[str, Commodity]
    rows: tuple[PriceRow, ...]

    def ranges_of(self, commodity: Commodity) -> list[Range[ProductPrice]]:
        """Return where which prices of a commodity hold."""
        return ranges(row for row in self.rows if self.commodity_of[row[1]] is commodity)

    @property
    def commodities(self) -> list[Commodity]:
        """Return what the list has prices of."""
        return sorted({self.commodity_of[product_code] for _, product_code, _ in self.rows})


def read(
    prices_file: bytes, *, basis: PriceBasis, products: Mapping[str, Product]
) -> tuple[PriceList | None, Sequence[Fault]]:
    """Return the price list, or None with everything that is wrong with the file.

    ``products`` are those that can have prices, by code.
    """
    reader = _PriceReader(products)
    try:
        reader.read(rows(prices_file, required=REQUIRED, optional=OPTIONAL))
    except Refused as error:
        return None, [Fault.of(error, line=1)]
    if reader.faults:
        return None, reader.faults
    commodity_of = {code: product.commodity for code, product in products.items()}
    version = fingerprint(prices_file, basis.encode())
    return PriceList(version, basis, commodity_of, tuple(reader.prices)), []


class _PriceReader:
    """Collects prices and faults of the table line by line."""

    def __init__(self, products: Mapping[str, Product]) -> None:
        self.products = products
        self.prices: list[PriceRow] = []
        self.faults: list[Fault] = []
        self._lines: dict[tuple[str, Area], int] = {}

    def read(self, lines: Iterable[Row]) -> None:
        for row in lines:
            self._read_line(row)
        if not self.faults and not self.prices:
            self.faults.append(Fault(0, "file_empty", "The file has no prices."))

    def _read_line(self, row: Row) -> None:
        product = self._read(row, "product_code", lambda: self._product(row))
        area = self._read(row, "area", lambda: Area.parsed(row.text("area")))
        base_price = self._read(row, "base_price", lambda: row.number("base_price"))
        energy_price = self._read(row, "energy_price", lambda: row.number("energy_price"))
        if product is None or area is None or base_price is None or energy_price is None:
            return
        off_peak = self._read(row, "energy_price_off_peak", lambda: _off_peak(row, product))
        if off_peak is None and product.two_rate:
            return
        if self._read(row, "area", lambda: self._claimed(row, product.code, area)):
            price = ProductPrice(
                base_price=base_price, energy_price=energy_price, energy_price_off_peak=off_peak
            )
            self.prices.append((area, product.code, price))

    def _read(self, row: Row, column: str, read: Callable[[], Value]) -> Value | None:
        """Return a value, or None after noting what is wrong with it."""
        try:
            return read()
        except Refused as error:
            self.faults.append(Fault.of(error, line=row.line, column=column))
            return None

    def _product(self, row: Row) -> Product:
        code = row.text("product_code")
        if code not in self.products:
            raise Refused("product_unknown", "There is no such product.", given=code)
        return self.products[code]

    def _claimed(self, row: Row, product_code: str, area: Area) -> bool:
        first = self._lines.setdefault((product_code, area), row.line)
        if first != row.line:
            raise Refused("price_repeated", f"Line {first} has a price for this already.", first_line=first)
        return True


def _off_peak(row: Row, product: Product) -> Decimal | None:
    if product.two_rate:
        return row.number("energy_price_off_peak")
    if row.values.get("energy_price_off_peak"):
        raise Refused("off_peak_not_allowed", "This product has one rate only.")
    return None
