"""Tables as people export them: separators, decimal comma or point, byte order mark, and faults by line."""

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Any

from wattwerk.catalog.domain.refusals import Refused

SEPARATORS = (";", "\t", ",")

Line = tuple[int, Sequence[str]]
"""Number and values of a line."""


@dataclass(frozen=True)
class Fault:
    """What is wrong with a line of a file; line 0 stands for the file as a whole."""

    line: int
    code: str
    message: str
    column: str = ""
    parameters: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, refused: Refused, *, line: int, column: str = "") -> "Fault":
        """Return a refused value as the fault of its place."""
        return cls(line, refused.code, refused.message, column, refused.parameters)


@dataclass(frozen=True)
class Row:
    """A line of a table by column name; values without surrounding blanks."""

    line: int
    values: dict[str, str]
    overrun: str = ""
    """The column whose value is not to be trusted, since the line has more values than columns."""

    def text(self, column: str) -> str:
        """Return a value that must not be empty.

        Raises:
            Refused: ``value_missing``, or ``values_surplus``: a decimal comma in a table separated by
                commas, say, moves every value behind it into the next column.
        """
        if column == self.overrun:
            raise Refused("values_surplus", "This line has more values than there are columns.")
        value = self.values.get(column, "")
        if not value:
            raise Refused("value_missing", "A value is missing.")
        return value

    def number(self, column: str) -> Decimal:
        """Return a number written with a decimal comma or point, without thousands separators.

        Raises:
            Refused: ``value_missing`` or ``number_invalid``.
        """
        value = self.text(column)
        if not re.fullmatch(r"[0-9]{1,12}([.,][0-9]{1,12})?", value):
            raise Refused("number_invalid", "This is not a number like 27,31 or 27.31.", given=value)
        return Decimal(value.replace(",", "."))

    def day(self, column: str) -> date:
        """Return a date, written 2026-12-31 or 31.12.2026.

        Raises:
            Refused: ``value_missing`` or ``date_invalid``.
        """
        value = self.text(column)
        match = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", value)
        german = re.fullmatch(r"([0-9]{2})\.([0-9]{2})\.([0-9]{4})", value)
        try:
            if match:
                return date(int(match[1]), int(match[2]), int(match[3]))
            if german:
                return date(int(german[3]), int(german[2]), int(german[1]))
        except ValueError:
            pass
        raise Refused("date_invalid", "This is not a date like 2026-12-31.", given=value)


def decoded(content: bytes) -> str:
    """Return the text of a file: UTF-8 with or without byte order mark, else Windows-1252 as of Excel."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def rows(content: bytes, *, required: Collection[str], optional: Collection[str] = ()) -> Iterator[Row]:
    """Yield the lines of a table with a header. Columns may stand in any order; empty lines are skipped.

    Raises:
        Refused: ``file_empty``, ``column_missing``, ``column_unknown`` or ``column_repeated``.
    """
    text = io.StringIO(decoded(content), newline="")
    return table(separated(text), required=required, optional=optional)


def separated(text: Iterable[str]) -> Iterator[Line]:
    """Yield the lines of a text with their numbers; the first one that is not empty shows the separator.

    Raises:
        Refused: ``file_layout``.
    """
    lines = iter(text)
    beginning: list[str] = []
    for line in lines:
        beginning.append(line)
        if line.strip():
            break
    separator = max(SEPARATORS, key=beginning[-1].count) if beginning else SEPARATORS[0]
    reader = csv.reader(chain(beginning, lines), delimiter=separator)
    try:
        for values in reader:
            yield reader.line_num, values
    except csv.Error as error:
        # E.g. a quotation mark that never ends makes one value of the rest of the file.
        raise Refused("file_layout", "This is not a table that can be read.") from error


def table(
    lines: Iterable[Line], *, required: Collection[str], optional: Collection[str] = ()
) -> Iterator[Row]:
    """Yield the rows below a header, by the names of the columns.

    Empty columns at the end of the header are none: exports end their lines with a separator. A line with
    values beyond the header is told once, at the last of the columns that it must have.

    Raises:
        Refused: ``file_empty``, ``column_missing``, ``column_unknown`` or ``column_repeated``.
    """
    coming = iter(lines)
    header = [name.strip().lower() for name in next((values for _, values in coming if any(values)), [])]
    while header and not header[-1]:
        header.pop()
    check_columns(header, required=required, allowed={*required, *optional})
    last = next(column for column in reversed(header) if column in required)
    for number, values in coming:
        stripped = [value.strip() for value in values]
        if any(stripped):
            overrun = last if any(stripped[len(header) :]) else ""
            yield Row(number, dict(zip(header, stripped, strict=False)), overrun)


def check_columns(header: list[str], *, required: Collection[str], allowed: Collection[str]) -> None:
    """Refuse a header that lacks a column, has an unknown one or one of them twice.

    Raises:
        Refused: ``file_empty``, ``column_missing``, ``column_unknown`` or ``column_repeated``.
    """
    if not header:
        raise Refused("file_empty", "The file has no header.")
    for column in required:
        if column not in header:
            raise Refused("column_missing", f"The column {column} is missing.", name=column)
    for column in header:
        if column not in allowed:
            raise Refused("column_unknown", f"The column {column} is unknown.", name=column)
        if header.count(column) > 1:
            raise Refused("column_repeated", f"The column {column} stands there twice.", name=column)
