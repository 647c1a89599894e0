"""Tables that leave the house as CSV or XLSX: written row by row, and no cell of them is ever taken for a formula."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING

from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone, translation
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

if TYPE_CHECKING:
    from openpyxl.cell import Cell as WrittenCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

Cell = str | int | Decimal | date | bool | None  # a lazy sentence counts as str
Row = Sequence[object]

KINDS = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
# What makes a spreadsheet calculate instead of show (OWASP, "CSV Injection"), the wide forms that some programs fold included.
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML, and so XLSX, cannot hold
LONGEST = 32_767  # characters in a cell; Excel refuses more
IN_MEMORY = 1_000_000


def cell(value: object) -> Cell:
    """The value as a sheet may hold it: numbers and dates stay what they are, a moment becomes local time, all else text."""
    match value:
        case None | bool() | int() | Decimal():
            return value
        case datetime():
            return timezone.localtime(value).strftime("%Y-%m-%d %H:%M") if value.tzinfo else value.strftime("%Y-%m-%d %H:%M")
        case date():
            return value
        case _:
            return UNSEEN.sub("", str(value))[:LONGEST]


def safe(value: object) -> Cell:
    """The value for a format that has no types: a text that would begin a formula gets an apostrophe in front.

    A number is a number, also where it is negative; blanks before the sign do not hide it.
    """
    plain = cell(value)
    if not isinstance(plain, str):
        return plain
    suspect = plain.startswith(BEGINS_A_FORMULA) or plain.lstrip().startswith(BEGINS_A_FORMULA)
    return f"'{plain}" if suspect else plain


def csv_lines(header: Row, rows: Iterable[Row]) -> Iterator[str]:
    """A table as CSV (RFC 4180), line by line; it begins with the mark by which spreadsheets know UTF-8."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    buffer.write("\ufeff")
    for row in _with(header, rows):
        writer.writerow(["" if (plain := safe(value)) is None else plain for value in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def xlsx_file(title: str, header: Row, rows: Iterable[Row]) -> IO[bytes]:
    """A table as an XLSX workbook of one sheet, open at its beginning; texts are stored as texts, whatever they begin with."""
    book = Workbook(write_only=True)
    sheet: WriteOnlyWorksheet = book.create_sheet(re.sub(r"[\\/*?:\[\]]", " ", UNSEEN.sub("", title))[:31] or "1")
    sheet.freeze_panes = "A2"
    for number, row in enumerate(_with(header, rows)):
        sheet.append([_typed(sheet, value, bold=number == 0) for value in row])
    file: IO[bytes] = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - whoever asked for it closes it
    book.save(file)
    file.seek(0)
    return file


def _typed(sheet: "WriteOnlyWorksheet", value: object, *, bold: bool) -> "WrittenCell":
    plain = cell(value)
    made = WriteOnlyCell(sheet, plain)  # type: ignore[arg-type] # it takes every number and date
    if isinstance(plain, str):
        made.data_type = "s"  # where it begins with "=", openpyxl has taken it for a formula
        made.quotePrefix = plain.startswith(BEGINS_A_FORMULA)  # it stays text when somebody edits or saves it as CSV
    if bold:
        made.font = Font(bold=True)
    return made


def _with(header: Row, rows: Iterable[Row]) -> Iterator[Row]:
    yield header
    yield from rows


def download(kind: str, *, name: str, title: str, header: Row, rows: Iterable[Row]) -> HttpResponseBase:
    """A table to take along as "csv" or "xlsx", sent while it is written; raises KeyError for another kind.

    `name` is the file's name without its ending, `title` the sheet's.
    """
    content_type = KINDS[kind]
    if kind == "xlsx":
        return FileResponse(xlsx_file(title, header, rows), as_attachment=True, filename=f"{name}.xlsx", content_type=content_type)
    lines = _in_language(translation.get_language(), csv_lines(header, rows))
    return StreamingHttpResponse(lines, content_type=content_type, headers={"Content-Disposition": f'attachment; filename="{name}.csv"'})


def _in_language(language: str | None, lines: Iterator[str]) -> Iterator[str]:
    """The lines in the page's language, also where they are written after the page has been answered."""
    while True:
        with translation.override(language):
            line = next(lines, None)
        if line is None:
            return
        yield line
