"""Reading price lists: as utilities export them, with every fault named by its line."""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from infra.demo import files
from wattwerk.catalog.domain.assortment import AssortmentFile
from wattwerk.catalog.domain.packing import unpacked
from wattwerk.catalog.domain.product_prices import ProductPrice
from wattwerk.catalog.domain.tables import Fault
from wattwerk.catalog.domain.terms import PriceBasis
from wattwerk.catalog.price_files.loading import Geography, Loading
from wattwerk.catalog.price_files.staging import Staging
from wattwerk.platform.vocabulary import Commodity

PRODUCTS = {
    product.code: product
    for product in AssortmentFile.model_validate_json(files.content("musterstadt-products.json")).products
}
HEADER = "product_code;area;base_price;energy_price;energy_price_off_peak\n"
BLOCKS = "product_code;area;from_kwh;base_price;energy_price;energy_price_off_peak\n"
GRID = "9900000000011"
STREETS = {"80331": {"marienplatz", "tal", "sendlingerstrasse"}}
TOWNS = {"04838": ["Doberschütz", "Eilenburg", "Jesewitz"]}


@contextmanager
def loaded(table: bytes, *, basis: PriceBasis = "net") -> Iterator[Loading]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "prices"
        path.write_bytes(table)
        staging = Staging(path.with_suffix(".sorted"))
        geography = Geography(
            lambda code, _: ["80331", "80333"] if code == GRID else [], TOWNS.get, STREETS.get
        )
        loading = Loading(path, staging, PRODUCTS, geography, basis)
        loading.check(lambda _: None)
        yield loading
        staging.close()


def rows_of(table: bytes) -> list[Sequence[str]]:
    with loaded(table) as loading:
        assert not loading.faults
        return list(loading.staging.cells())


def faults_of(table: str) -> list[tuple[int, str, str]]:
    with loaded(table.encode()) as loading:
        return [(fault.line, fault.column, fault.code) for fault in loading.faults]


def prices_at(
    table: str,
    postcode: str,
    *,
    town: str | None = None,
    commodity: Commodity = Commodity.ELECTRICITY,
) -> dict[str, ProductPrice]:
    with loaded(table.encode()) as loading:
        assert not loading.faults
        [record] = list(loading.records(commodity))
    found = unpacked(record.content, postcode)
    assert found
    return found.at(town)


def workbook(rows: Sequence[Sequence[str | float]]) -> bytes:
    """Write the least that Excel takes for a workbook."""
    cells = "".join(
        f'<row r="{number}">'
        + "".join(
            f"<c><v>{value}</v></c>"
            if isinstance(value, float)
            else f'<c t="inlineStr"><is><t>{value}</t></is></c>'
            for value in row
        )
        + "</row>"
        for number, row in enumerate(rows, start=1)
    )
    formats = "http://schemas.openxmlformats.org"
    main, package = f"{formats}/spreadsheetml/2006/main", f"{formats}/package/2006"
    relations = f"{formats}/officeDocument/2006/relationships"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>'
        '<sheet name="Preise" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship '
        f'Id="rId1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{content}')
    return file.getvalue()


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
    assert rows_of(table.encode(encoding)) == [
        ("strom-klassik", "80*", "", "", "", "10.92", "27.31", *[""] * 5)
    ]


def test_a_workbook_keeps_prices_exact_and_postcodes_complete() -> None:
    sheet = workbook(
        [
            ["product_code", "area", "base_price", "energy_price"],
            ["strom-klassik", 1067.0, 10.92, 27.31],
            ["strom-klassik", "80*", "10,50", 28.0],
        ]
    )
    assert [(*row[:2], *row[5:7]) for row in rows_of(sheet)] == [
        ("strom-klassik", "01067", "10.92", "27.31"),
        ("strom-klassik", "80*", "10.50", "28"),
    ]


@pytest.mark.parametrize(
    "row",
    [
        "<price><product_code>strom-klassik</product_code><area>80*</area>"
        "<base_price>10.92</base_price><energy_price>27,31</energy_price></price>",
        '<price product_code="strom-klassik" area="80*" base_price="10,92" energy_price="27.31"/>',
    ],
    ids=["elements", "attributes"],
)
def test_xml_is_read_with_its_lines(row: str) -> None:
    assert [(*cells[:2], *cells[5:7]) for cells in rows_of(f"<prices>\n{row}\n</prices>".encode())] == [
        ("strom-klassik", "80*", "10.92", "27.31")
    ]
    assert faults_of(f"<prices>\n{row}\n{row}\n</prices>") == [(3, "area", "price_repeated")]


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("<prices><price product_code='x'", "file_layout"),
        ("<prices/>", "file_empty"),
        ("<!DOCTYPE p [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><prices>&e;</prices>", "file_layout"),
        ("<prices><price product_code='strom-klassik' colour='red'/></prices>", "column_unknown"),
        ("PK\x03\x04 but no workbook", "file_layout"),
    ],
)
def test_a_file_that_cannot_be_what_it_looks_like_is_one_fault(file: str, code: str) -> None:
    assert faults_of(file) == [(1, "", code)]


def test_prices_keep_every_decimal_place() -> None:
    price = prices_at(f"{HEADER}strom-klassik;*;10,9201;27,310004;", "10115")["strom-klassik"]
    assert (str(price.base_price), str(price.energy_price)) == ("10.9201", "27.310004")


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
    with loaded(table.encode()) as loading:
        assert loading.faults == [
            Fault(3, "price_repeated", "Line 2 has a price for this already.", "area", {"first_line": 2})
        ]


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ("", "file_empty"),
        ("\n\n", "file_empty"),
        ("product_code;area;base_price\n", "column_missing"),
        (f"{HEADER.strip()};colour\n", "column_unknown"),
        (f"{HEADER.strip()};area\n", "column_repeated"),
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
    versions = set()
    bases: list[PriceBasis] = ["net", "gross"]
    for content in (table, table, table + b"\n"):
        for basis in bases:
            with loaded(content, basis=basis) as loading:
                versions.add(loading.version)
    assert len(versions) == 4


def test_the_demo_lists_sell_different_things_in_different_places() -> None:
    table = files.content("musterstadt-prices.csv").decode()
    with loaded(table.encode()) as loading:
        assert loading.staging.commodities() == [
            Commodity.ELECTRICITY,
            Commodity.GAS,
            Commodity.HEATING_ELECTRICITY,
        ]
    assert set(prices_at(table, "80999", commodity=Commodity.HEATING_ELECTRICITY)) == {"waermestrom"}
    assert prices_at(table, "10115", commodity=Commodity.HEATING_ELECTRICITY) == {}


def test_the_most_specific_area_wins_from_everywhere_to_a_town() -> None:
    table = (
        HEADER
        + "strom-klassik;*;10;30;\n"
        + "strom-klassik;0*;10;29;\n"
        + f"strom-klassik;{GRID};10;28;\n"
        + "strom-klassik;80331;10;27;\n"
        + "strom-klassik;04838 Eilenburg;10;26;\n"
    )

    def price(postcode: str, town: str | None = None) -> int:
        return int(prices_at(table, postcode, town=town)["strom-klassik"].energy_price)

    assert [price(code) for code in ("10115", "04109", "80333", "80331", "04838")] == [30, 29, 28, 27, 29]
    assert price("04838", "eilenburg") == 26
    assert price("04838", "Jesewitz") == 29


def test_a_product_of_one_town_needs_the_town() -> None:
    with loaded(f"{HEADER}strom-klassik;04838 Eilenburg;10;26;\n".encode()) as loading:
        [record] = list(loading.records(Commodity.ELECTRICITY))
    found = unpacked(record.content, "04838")
    assert found
    assert found.town_needed(None) == {"strom-klassik"}
    assert found.town_needed("Jesewitz") == frozenset()
    assert found.at("Jesewitz") == {}


def test_unknown_towns_and_grids_are_faults() -> None:
    table = f"{HEADER}strom-klassik;04838 Leipzig;10;26;\nstrom-klassik;9900000000099;10;26;\n"
    assert faults_of(table) == [(2, "area", "town_unknown"), (3, "area", "grid_unknown")]


def test_larger_consumptions_have_prices_of_their_own() -> None:
    table = BLOCKS + "strom-klassik;*;4000;9;25;\nstrom-klassik;*;;10;30;\n"
    price = prices_at(table, "10115")["strom-klassik"]
    assert [(block.base_price, block.energy_price) for block in map(price.at, (1, 3999, 4000, 9000))] == [
        (Decimal(10), Decimal(30)),
        (Decimal(10), Decimal(30)),
        (Decimal(9), Decimal(25)),
        (Decimal(9), Decimal(25)),
    ]


GRADUATED = "product_code;area;from_kwh;base_price;energy_price;blocks;new_customer_bonus\n"


def test_blocks_may_be_graduated() -> None:
    table = GRADUATED + "strom-klassik;*;;10;30;graduated;\nstrom-klassik;*;2500;10;25;graduated;\n"
    price = prices_at(table, "10115")["strom-klassik"]
    assert price.at(9000) == price
    assert price.tiers(4000) == [(0, Decimal(30), 2500), (2500, Decimal(25), 1500)]
    assert price.tiers(2000) == [(0, Decimal(30), 2000), (2500, Decimal(25), 0)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("strom-klassik;*;;10;30;staffel;\n", [(2, "blocks", "blocks_invalid")]),
        (
            "strom-klassik;*;;10;30;graduated;\nstrom-klassik;*;2500;10;25;whole;\n",
            [(3, "blocks", "blocks_differ")],
        ),
        (
            "strom-klassik;*;;10;30;graduated;\nstrom-klassik;*;2500;9;25;graduated;\n",
            [(3, "base_price", "graduated_differs")],
        ),
        (
            "oekostrom-plus;*;;10;30;graduated;75\noekostrom-plus;*;2500;10;25;graduated;50\n",
            [(3, "base_price", "graduated_differs")],
        ),
    ],
)
def test_graduated_blocks_differ_in_their_energy_price_only(
    rows: str, expected: list[tuple[int, str, str]]
) -> None:
    assert faults_of(GRADUATED + rows) == expected


def test_two_rates_are_not_graduated() -> None:
    header = "product_code;area;base_price;energy_price;energy_price_off_peak;blocks\n"
    assert faults_of(f"{header}waermestrom;*;10;24;20;graduated\n") == [(2, "blocks", "graduated_two_rate")]


IN_STREETS = "product_code;area;street;house_numbers;base_price;energy_price\n"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("strom-klassik;80331;Tal;1-9 odd;10;26\nstrom-klassik;80331;Tal;2-8 even;10;25\n", []),
        ("strom-klassik;80331;Sendlinger Str.;;10;26\n", []),
        ("strom-klassik;80331;Tal;;10;26\nstrom-klassik;80331;Tal;5;10;25\n", []),
        ("strom-klassik;80*;Tal;;10;26\n", [(2, "street", "street_without_postcode")]),
        ("strom-klassik;80331;Leopoldstraße;;10;26\n", [(2, "street", "street_unknown")]),
        ("strom-klassik;80331;;1-9;10;26\n", [(2, "house_numbers", "street_missing")]),
        ("strom-klassik;80331;Tal;9-1;10;26\n", [(2, "house_numbers", "house_numbers_invalid")]),
        ("strom-klassik;80331;Tal;4 odd;10;26\n", [(2, "house_numbers", "house_numbers_invalid")]),
        ("strom-klassik;80331;Tal;1-9 left;10;26\n", [(2, "house_numbers", "house_numbers_invalid")]),
        (
            "strom-klassik;80331;Tal;1-9;10;26\nstrom-klassik;80331;Tal;9-15;10;25\n",
            [(3, "house_numbers", "house_numbers_overlap")],
        ),
        (
            "strom-klassik;80331;Sendlinger Straße;;10;26\nstrom-klassik;80331;Sendlinger Str.;;10;25\n",
            [(3, "area", "price_repeated")],
        ),
    ],
)
def test_an_area_may_be_a_street_of_a_postcode_or_a_part_of_it(
    rows: str, expected: list[tuple[int, str, str]]
) -> None:
    assert faults_of(IN_STREETS + rows) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("strom-klassik;*;4000;9;25;\n", [(2, "from_kwh", "block_missing")]),
        ("strom-klassik;*;x;9;25;\n", [(2, "from_kwh", "from_kwh_invalid")]),
        ("strom-klassik;*;;10;30;\nstrom-klassik;*;0;9;25;\n", [(3, "area", "price_repeated")]),
    ],
)
def test_blocks_that_leave_a_question_open_are_faults(
    rows: str, expected: list[tuple[int, str, str]]
) -> None:
    assert faults_of(BLOCKS + rows) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("15%;150;", []),
        ("75;;", []),
        ("101%;;", [(2, "new_customer_bonus", "percent_too_high")]),
        ("75;150;", [(2, "new_customer_bonus_cap", "cap_without_percent")]),
        (";;30", [(2, "instant_bonus", "bonus_without_condition")]),
        ("viel;;", [(2, "new_customer_bonus", "number_invalid")]),
    ],
)
def test_bonuses_are_amounts_or_percentages_of_products_that_have_them(
    cells: str, expected: list[tuple[int, str, str]]
) -> None:
    header = (
        "product_code;area;base_price;energy_price;new_customer_bonus;new_customer_bonus_cap;instant_bonus"
    )
    assert faults_of(f"{header}\noekostrom-plus;*;10;27;{cells}\n") == expected


def test_the_table_of_a_version_is_a_price_list_that_makes_the_same_prices(tmp_path: Path) -> None:
    with loaded(files.content("musterstadt-prices.csv")) as loading:
        loading.write_table(tmp_path / "table.csv")
        before = list(loading.staging.cells())
    written = (tmp_path / "table.csv").read_bytes()
    assert rows_of(written) == before
    assert len(list(csv.reader(io.StringIO(written.decode()), delimiter=";"))) == 21
