"""Tables as people export them: what stands in the wrong column is never believed."""

from pathlib import Path

import pytest

from wattwerk.catalog.domain.refusals import Refused
from wattwerk.catalog.domain.tables import Row, rows
from wattwerk.catalog.price_files.sources import Source, shown

PRICES = ("product_code", "area", "base_price", "energy_price")


def lines_of(table: str) -> list[Row]:
    return list(rows(table.encode(), required=PRICES, optional=("blocks",)))


def test_a_decimal_comma_among_commas_is_a_fault_and_no_price() -> None:
    (line,) = lines_of("product_code,area,base_price,energy_price\nstrom-klassik,80331,10,50,30,10\n")
    assert line.text("product_code") == "strom-klassik"
    with pytest.raises(Refused) as refused:
        line.number("energy_price")
    assert refused.value.code == "values_surplus"


def test_the_fault_stands_at_a_value_that_each_line_must_have() -> None:
    (line,) = lines_of("product_code;area;base_price;energy_price;blocks\nstrom-klassik;*;10;30;;x\n")
    assert line.overrun == "energy_price"


@pytest.mark.parametrize("end", [";", ";;;", "; ;"])
def test_separators_at_the_end_of_lines_are_no_columns(end: str) -> None:
    (line,) = lines_of(f"product_code;area;base_price;energy_price{end}\nstrom-klassik;*;10;30,5{end}\n")
    assert str(line.number("energy_price")) == "30.5"


def test_noise_behind_the_fifteenth_digit_of_a_workbook_is_dropped() -> None:
    assert shown(27.009999999999998, postcode=False) == "27.01"
    assert shown(0.1 + 0.2, postcode=False) == "0.3"
    assert shown(10.0, postcode=False) == "10"
    assert shown(1067.0, postcode=True) == "01067"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_unicode_text_of_excel_is_read_as_well(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "Preise.txt"
    file.write_bytes(
        "product_code\tarea\tbase_price\tenergy_price\r\nx\t80331 München\t10\t30\r\n".encode(encoding)
    )
    (row,) = Source(file).rows(required=PRICES, optional=())
    assert row.values["area"] == "80331 München"


def test_a_quotation_mark_that_never_ends_is_told_and_breaks_nothing() -> None:
    table = 'product_code;area;base_price;energy_price\n"strom-klassik;*;10;30\n' + "x;*;10;30\n" * 20_000
    with pytest.raises(Refused) as refused:
        lines_of(table)
    assert refused.value.code == "file_layout"
