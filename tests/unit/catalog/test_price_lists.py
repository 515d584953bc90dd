"""Reading price lists: as utilities export them, with every fault named by its line."""

from decimal import Decimal

import pytest

from infra.demo import files
from wattwerk.catalog.domain.areas import Area
from wattwerk.catalog.domain.price_lists import PriceList, read
from wattwerk.catalog.domain.products import ProductList
from wattwerk.catalog.domain.tables import Fault
from wattwerk.platform.vocabulary import Commodity

PRODUCTS = {
    product.code: product
    for product in ProductList.model_validate_json(files.content("musterstadt-products.json")).products
}
HEADER = "product_code;area;base_price;energy_price;energy_price_off_peak\n"


def read_faultless(prices: bytes) -> PriceList:
    price_list, faults = read(prices, basis="net", products=PRODUCTS)
    assert not faults
    assert price_list
    return price_list


def faults_of(prices: str) -> list[tuple[int, str, str]]:
    price_list, faults = read(prices.encode(), basis="net", products=PRODUCTS)
    assert price_list is None
    return [(fault.line, fault.column, fault.code) for fault in faults]


@pytest.mark.parametrize(
    "table",
    [
        HEADER + "strom-klassik;80*;10,92;27,31;\n",
        "product_code,area,base_price,energy_price\nstrom-klassik,80*,10.92,27.31\n",
        'area,product_code,energy_price,base_price\n80*,strom-klassik,"27,31","10,92"\n',
        "PRODUCT_CODE;Area;base_price ;energy_price\r\n\r\nstrom-klassik ; 80* ;10,92;27.31\r\n",
        "product_code\tarea\tbase_price\tenergy_price\nstrom-klassik\t80*\t10,92\t27,31",
    ],
    ids=["semicolon", "comma", "quoted decimal comma", "blanks and Windows line ends", "tabs"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_every_usual_export_is_read_alike(table: str, encoding: str) -> None:
    price_list = read_faultless(table.encode(encoding))
    [(area, code, price)] = price_list.rows
    assert (area, code) == (Area("80"), "strom-klassik")
    assert (price.base_price, price.energy_price) == (Decimal("10.92"), Decimal("27.31"))


def test_prices_keep_every_decimal_place() -> None:
    price_list = read_faultless(f"{HEADER}strom-klassik;*;10,9201;27,310004;".encode())
    assert str(price_list.rows[0][2].energy_price) == "27.310004"


def test_every_fault_is_told_with_line_and_column() -> None:
    table = (
        HEADER
        + "strom-klassik;80*;10,92;27,31;\n"
        + "strom-klassig;80*;10,92;27,31;\n"
        + "strom-klassik;München;10,92;27,31;\n"
        + "strom-klassik;81*;zehn;1.027,31;\n"
        + "strom-klassik;82*;;-27,31;\n"
        + "\n"
        + "strom-klassik;80*;10,00;27,00;\n"
        + "strom-klassik;83*;10,00;27,00;19,00\n"
        + ";84*;10,00;27,00;\n"
    )
    assert faults_of(table) == [
        (3, "product_code", "product_unknown"),
        (4, "area", "area_invalid"),
        (5, "base_price", "number_invalid"),
        (5, "energy_price", "number_invalid"),
        (6, "base_price", "value_missing"),
        (6, "energy_price", "number_invalid"),
        (8, "area", "price_repeated"),
        (9, "energy_price_off_peak", "off_peak_not_allowed"),
        (10, "product_code", "value_missing"),
    ]


def test_a_repeated_price_names_the_line_that_has_it_already() -> None:
    table = f"{HEADER}strom-klassik;*;10;27;\nstrom-klassik;*;11;28;\n"
    _, [fault] = read(table.encode(), basis="net", products=PRODUCTS)
    assert fault == Fault(
        3, "price_repeated", "Line 2 has a price for this already.", "area", {"first_line": 2}
    )


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ("", "file_empty"),
        ("\n\n", "file_empty"),
        ("product_code;area;base_price\n", "column_missing"),
        (f"{HEADER.strip()};colour\n", "column_unknown"),
        (f"{HEADER.strip()};area\n", "column_repeated"),
        ("PK\x03\x04\x00\x00", "column_missing"),
    ],
)
def test_a_wrong_header_is_a_fault_of_the_first_line(table: str, code: str) -> None:
    assert [(line, found) for line, _, found in faults_of(table)] == [(1, code)]


def test_a_two_rate_product_needs_both_prices() -> None:
    assert faults_of(f"{HEADER}waermestrom;*;10;24;\n") == [(2, "energy_price_off_peak", "value_missing")]


def test_a_list_without_any_price_is_a_fault() -> None:
    assert faults_of(HEADER) == [(0, "", "file_empty")]


def test_the_version_is_a_fingerprint_of_the_file_and_what_its_prices_mean() -> None:
    table = f"{HEADER}strom-klassik;*;10;27;".encode()
    gross, _ = read(table, basis="gross", products=PRODUCTS)
    assert gross
    versions = {
        read_faultless(table).version,
        read_faultless(table).version,
        read_faultless(table + b"\n").version,
        gross.version,
    }
    assert len(versions) == 3


def test_the_demo_lists_sell_different_things_in_different_places() -> None:
    price_list = read_faultless(files.content("musterstadt-prices.csv"))
    assert price_list.commodities == [Commodity.ELECTRICITY, Commodity.GAS, Commodity.HEATING_ELECTRICITY]
    heating = {
        entry.first: dict(entry.prices) for entry in price_list.ranges_of(Commodity.HEATING_ELECTRICITY)
    }
    assert set(heating["80000"]) == {"waermestrom"}
    assert heating["00000"] == {}
