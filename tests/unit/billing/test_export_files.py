"""What billing gets as a file, also when a spreadsheet opens it."""

import csv
import io

import pytest

from wattwerk.billing.domain.export_files import as_csv


def cell(value: str) -> str:
    """Return what a spreadsheet finds in the only cell below the header."""
    (_, (found,)) = csv.reader(io.StringIO(as_csv([{"name": value}]).removeprefix("\ufeff")), delimiter=";")
    return found


@pytest.mark.parametrize(
    "formula",
    [
        "=1+1",
        "=cmd|'/c calc'!A0",
        "@SUM(A1)",
        "+1+cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!A0",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "  =1+1",
        "＝1+1",
        "＋1+cmd|' /C calc'!A0",
        "－1",
        "＠SUM(A1)",
    ],
)
def test_what_somebody_typed_never_becomes_a_formula(formula: str) -> None:
    assert cell(formula) == f"'{formula}"


@pytest.mark.parametrize("plain", ["+49 89 1234-56", "-12,50", "-0.5", "Müller & Söhne", "a=b", ""])
def test_telephone_numbers_and_amounts_stay_as_they_are(plain: str) -> None:
    assert cell(plain) == plain


def test_names_of_columns_are_no_formulas_either() -> None:
    assert as_csv([{"=1+1": "x"}]).splitlines()[0] == "\ufeff'=1+1"
