"""Rules as tables for other programs; a cell that a spreadsheet would take for a formula is made plain text."""

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO

from openpyxl import Workbook

FORMULA = ("=", "+", "-", "@", "\t", "\r")
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"  # tells spreadsheets that the file is UTF-8


def plain_cell(value: object) -> str:
    """The value as text that no spreadsheet runs."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def csv_of(rows: Iterable[Sequence[object]]) -> str:
    """As text with commas."""
    written = StringIO()
    csv.writer(written).writerows([plain_cell(each) for each in row] for row in rows)
    return MARK + written.getvalue()


def xlsx_of(rows: Iterable[Sequence[object]]) -> bytes:
    """As a spreadsheet whose cells are all text."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101 - a new workbook has a sheet
    for row in rows:
        sheet.append([plain_cell(each) for each in row])
    written = BytesIO()
    book.save(written)
    return written.getvalue()
