"""Reads price lists from CSV, XLSX and XML files; which of them it is shows in the content."""

import codecs
import io
import xml.sax
import zipfile
from collections.abc import Callable, Collection, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from wattwerk.catalog.domain.areas import POSTCODE_LENGTH
from wattwerk.catalog.domain.refusals import Refused
from wattwerk.catalog.domain.tables import Line, Row, check_columns, separated, table

PIECE = 64 * 1024
LARGEST_UNPACKED = 400 * 1024 * 1024
"""Bytes that a workbook may have when it is unpacked; more is a trap or no price list."""
XML_ROW = "price"


class Source:
    """A file with a table, and how much of it has been read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = max(path.stat().st_size, 1)
        self.percent = 0

    def rows(self, *, required: Collection[str], optional: Collection[str]) -> Iterator[Row]:
        """Yield the rows of the file.

        Raises:
            Refused: ``file_empty``, ``file_layout``, ``file_too_large`` or a fault of the columns.
        """
        with self.path.open("rb") as file:
            beginning = file.read(64).removeprefix(codecs.BOM_UTF8).lstrip()
            file.seek(0)
            if beginning.startswith(b"PK\x03\x04"):
                yield from table(self._workbook(), required=required, optional=optional)
            elif beginning.startswith(b"<"):
                yield from self._elements(file, required=required, optional=optional)
            else:
                yield from table(separated(self._text(file)), required=required, optional=optional)
        self.percent = 100

    def _text(self, file: BinaryIO) -> Iterator[str]:
        encoding = _encoding(file)
        for line in io.TextIOWrapper(file, encoding, errors="replace", newline=""):
            self.percent = file.tell() * 100 // self.size
            yield line

    def _workbook(self) -> Iterator[Line]:
        """Yield the lines of the first sheet that has any."""
        # Only imports of prices need this; other functions that know the catalog start without it.
        from python_calamine import CalamineError, CalamineWorkbook

        try:
            with zipfile.ZipFile(self.path) as archive:
                if sum(entry.file_size for entry in archive.infolist()) > LARGEST_UNPACKED:
                    raise Refused("file_too_large", "The workbook is too large.")
            workbook = CalamineWorkbook.from_path(str(self.path))
            sheets = (workbook.get_sheet_by_name(name) for name in workbook.sheet_names)
            sheet = next((sheet for sheet in sheets if sheet.total_height), None)
        except (CalamineError, zipfile.BadZipFile) as error:
            raise Refused("file_layout", "This is not a workbook that can be read.") from error
        if sheet is None:
            return
        header: Sequence[str] = ()
        for number, cells in enumerate(sheet.iter_rows(), start=(sheet.start or (0, 0))[0] + 1):
            self.percent = number * 100 // sheet.total_height
            values = [
                shown(value, postcode=index < len(header) and header[index] == "area")
                for index, value in enumerate(cells)
            ]
            if not header and any(values):
                header = [value.strip().lower() for value in values]
            yield number, values

    def _elements(
        self, file: BinaryIO, *, required: Collection[str], optional: Collection[str]
    ) -> Iterator[Row]:
        """Yield the elements ``price``, whose children or attributes are the columns."""
        parser = DefusedExpatParser(forbid_dtd=True)
        handler = _Elements(parser.getLineNumber)
        parser.setContentHandler(handler)
        allowed = {*required, *optional}
        found = False
        try:
            while piece := file.read(PIECE):
                parser.feed(piece)
                self.percent = file.tell() * 100 // self.size
                for row in handler.taken():
                    if not found:
                        check_columns(sorted({*row.values, *required}), required=required, allowed=allowed)
                    found = True
                    _refuse_unknown(row, allowed)
                    yield row
            parser.close()
        except (xml.sax.SAXParseException, DefusedXmlException) as error:
            raise Refused("file_layout", "This is not XML that can be read.") from error
        if not found:
            raise Refused("file_empty", f"The file has no element <{XML_ROW}>.")


class _Elements(xml.sax.ContentHandler):
    """Collects the rows that a piece of XML completes."""

    def __init__(self, line: Callable[[], int]) -> None:
        super().__init__()
        self._line_now = line
        self._rows: list[Row] = []
        self._row: dict[str, str] | None = None
        self._line = 0
        self._text: list[str] = []

    def startElement(self, name: str, attributes: Any) -> None:  # noqa: N802 the parser calls it by this name
        self._text = []
        if name == XML_ROW:
            self._line = self._line_now()
            self._row = {key: value.strip() for key, value in attributes.items()}

    def characters(self, content: str) -> None:
        self._text.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802
        if self._row is None:
            return
        if name == XML_ROW:
            self._rows.append(Row(self._line, self._row))
            self._row = None
        else:
            self._row[name] = "".join(self._text).strip()
            self._text = []

    def taken(self) -> list[Row]:
        """Return the rows that are complete, and forget them."""
        rows, self._rows = self._rows, []
        return rows


def _encoding(file: BinaryIO) -> str:
    """Return UTF-16 where a byte order mark says so ("Unicode text" of Excel), UTF-8 where the whole file is,
    else Windows-1252 as of Excel; the file is at its beginning."""
    mark = file.read(2)
    file.seek(0)
    if mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "utf-16"
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    try:
        while piece := file.read(PIECE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    finally:
        file.seek(0)
    return "utf-8-sig"


def shown(value: Any, *, postcode: bool) -> str:
    """Return a cell as people see it. Workbooks drop the leading zero of postcodes like 01067."""
    if isinstance(value, float):
        # Workbooks show fifteen digits and store two more, in which results of formulas are noise.
        text = format(Decimal(f"{value:.15g}"), "f")
        return text.zfill(POSTCODE_LENGTH) if postcode else text
    return str(value)


def _refuse_unknown(row: Row, allowed: Collection[str]) -> None:
    for name in row.values:
        if name not in allowed:
            raise Refused("column_unknown", f"The column {name} is unknown.", name=name)
