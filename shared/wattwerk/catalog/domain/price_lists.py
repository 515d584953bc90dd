"""Reading a price list: a products file (JSON) and a table of prices by area (CSV)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from wattwerk.catalog.domain.areas import Area, Range, ranges
from wattwerk.catalog.domain.imports import fingerprint
from wattwerk.catalog.domain.products import Product, ProductList, ProductPrice
from wattwerk.catalog.domain.refusals import Refused
from wattwerk.catalog.domain.tables import Fault, Row, rows
from wattwerk.platform.vocabulary import Commodity

REQUIRED = ("product_code", "area", "base_price", "energy_price")
OPTIONAL = ("energy_price_off_peak",)

Value = TypeVar("Value")
PriceRow = tuple[Area, str, ProductPrice]


@dataclass(frozen=True)
class PriceList:
    """A complete list of a brand. The version is a fingerprint of what it was read from."""

    version: str
    products: ProductList
    rows: tuple[PriceRow, ...]

    def products_of(self, commodity: Commodity) -> list[Product]:
        """Return the products of a commodity in the order of the file."""
        return [product for product in self.products.products if product.commodity is commodity]

    def ranges_of(self, commodity: Commodity) -> list[Range[ProductPrice]]:
        """Return where which prices of a commodity hold."""
        codes = {product.code for product in self.products_of(commodity)}
        return ranges(row for row in self.rows if row[1] in codes)

    @property
    def commodities(self) -> list[Commodity]:
        """Return what the list sells."""
        return sorted({product.commodity for product in self.products.products})


def read(*, products_file: bytes, prices_file: bytes) -> tuple[PriceList | None, Sequence[Fault]]:
    """Return the price list, or None with everything that is wrong with the two files."""
    try:
        products = ProductList.model_validate_json(products_file)
    except ValidationError as error:
        return None, [_product_fault(fault) for fault in error.errors(include_url=False)]
    reader = _PriceReader({product.code: product for product in products.products})
    try:
        reader.read(rows(prices_file, required=REQUIRED, optional=OPTIONAL))
    except Refused as error:
        return None, [Fault.of(error, line=1)]
    if reader.faults:
        return None, reader.faults
    return PriceList(fingerprint(products_file, prices_file), products, tuple(reader.prices)), []


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
        priced = {code for _, code, _ in self.prices}
        if not self.faults:
            self.faults += [
                Fault(0, "product_without_price", f"{code} has no price.", parameters={"product_code": code})
                for code in self.products
                if code not in priced
            ]

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
            raise Refused("product_unknown", "The products file has no such product.", given=code)
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


def _product_fault(fault: ErrorDetails) -> Fault:
    place = "/".join(str(part) for part in fault["loc"])
    return Fault(0, f"products_{fault['type']}", fault["msg"], column=f"/{place}")
