"""A Word document or an Excel workbook as plain blocks: labels with what stands under them, tables, and loose text; each with its place."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from juncta.needs.engine.opening import DAMAGED, Kind, Unfit

MOST_SHEETS = 10
MOST_ROWS = 1000  # of a sheet, and blocks of a document
MOST_COLUMNS = 20
MOST_LETTERS = 200_000  # of the whole file
LONGEST_CELL = 8000
LONGEST_LABEL = 120
TABLE_FROM = 3  # cells in a row that make it part of a table


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the file: "sheet", "table", "cell", "heading" or "paragraph", and its name or number there."""

    kind: str
    name: str

    def plain(self) -> list[str]:
        """As a JSON value."""
        return [self.kind, self.name]


Rows = Iterable[tuple[int, tuple[str, ...]]]  # numbered
PlaceOf = Callable[[int, int], Place]  # of a row and a column


@dataclass(frozen=True, slots=True)
class Entry:
    """A label and what stands under or beside it; loose text has no label."""

    label: str
    values: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of three columns or more, its first row as head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Content:
    """All that was read; `cut` where the file holds more than is ever read."""

    blocks: tuple[Entry | Grid, ...] = ()
    cut: bool = False


@dataclass
class _Budget:
    """How many letters may still be read."""

    left: int = MOST_LETTERS
    cut: bool = False

    def take(self, value: object) -> str:
        """The value as tidy text, as far as the budget reaches."""
        text = _text(value)
        if len(text) > LONGEST_CELL or len(text) > self.left:
            self.cut = True
            text = text[: min(LONGEST_CELL, max(self.left, 0))]
        self.left -= len(text)
        return text


def _text(value: object) -> str:
    """A cell or paragraph as text without control characters: dates as days, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.date() if (value.hour, value.minute) == (0, 0) else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "".join(letter for letter in str(value) if letter in "\n\t" or letter.isprintable()).strip()


def read(kind: Kind, data: bytes) -> Content:
    """What stands in a file that `opening.kind_of` has let through; raises Unfit where it is no such file inside."""
    try:
        return _word(data) if kind is Kind.WORD else _excel(data)
    except Unfit:
        raise
    except Exception as error:  # parsers of broken files raise whatever they stumble over: KeyError, ValueError, XML errors, …
        raise Unfit(DAMAGED) from error


# Word


@dataclass
class _Open:
    """An entry that still grows."""

    label: str = ""
    place: Place = field(default_factory=lambda: Place("paragraph", "1"))
    values: list[str] = field(default_factory=list)


def _word(data: bytes) -> Content:
    budget, blocks, entry, number, tables = _Budget(), list[Entry | Grid](), _Open(), 0, 0
    for item in Document(BytesIO(data)).iter_inner_content():
        number += 1
        if number > MOST_ROWS or budget.left <= 0:
            budget.cut = True
            break
        if isinstance(item, Table):
            tables += 1
            blocks += [*_closed(entry), *_table(item, str(tables), budget)]
            entry = _Open(place=Place("paragraph", str(number)))
            continue
        text = budget.take(item.text)
        if text and _is_heading(item, text):
            blocks += _closed(entry)
            entry = _Open(text[:LONGEST_LABEL], Place("heading", text[:LONGEST_LABEL]))
        elif text:
            entry.values.append(text)
    blocks += _closed(entry)
    return Content(tuple(blocks), budget.cut)


def _closed(entry: _Open) -> list[Entry | Grid]:
    return [Entry(entry.label, tuple(entry.values), entry.place)] if entry.label or entry.values else []


def _is_heading(paragraph: Paragraph, text: str) -> bool:
    """By its style, or as a short line that is bold throughout."""
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    if style.startswith(("Heading", "Title", "Subtitle")):
        return True
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and len(text) <= LONGEST_LABEL and all(run.bold for run in runs)


def _table(table: Table, number: str, budget: _Budget) -> list[Entry | Grid]:
    """Two columns are labels and values; more are a grid."""
    listed = table._tbl.tr_lst  # noqa: SLF001 - the public way repeats merged cells, as often as the file says
    rows = [tuple(budget.take(_Cell(cell, table).text) for cell in row.tc_lst[:MOST_COLUMNS]) for row in listed[:MOST_ROWS]]
    budget.cut |= len(listed) > MOST_ROWS
    return list(_blocks(enumerate(rows, start=1), lambda index, _column: Place("table", f"{number}, {index}"), solid=True))


# Excel


def _excel(data: bytes) -> Content:
    budget, blocks = _Budget(), list[Entry | Grid]()
    book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        budget.cut = len(book.worksheets) > MOST_SHEETS
        for sheet in book.worksheets[:MOST_SHEETS]:
            blocks += _blocks(_rows(sheet, budget), _cells_of(sheet.title))
    finally:
        book.close()
    return Content(tuple(blocks), budget.cut)


def _cells_of(title: str) -> PlaceOf:
    return lambda row, column: Place("cell", f"{title}!{get_column_letter(column)}{row}")


def _rows(sheet: Any, budget: _Budget) -> Iterator[tuple[int, tuple[str, ...]]]:  # noqa: ANN401 - openpyxl gives several kinds of sheet
    """The rows up to the limit; more are noticed, and not read. The sheet's own claim about its size is not believed."""
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), start=1):
        if number > MOST_ROWS or budget.left <= 0:
            budget.cut = True
            return
        yield number, tuple(budget.take(value) for value in row)


# both


def _blocks(rows: Rows, place: PlaceOf, *, solid: bool = False) -> Iterator[Entry | Grid]:
    """Rows as entries and grids. A row of one cell is a label; cells beside or below it are its values; wider rows are a table.

    In a `solid` table, as Word has them, whatever follows a wide row belongs to the table.
    """
    entry: Entry | None = None
    wide: list[tuple[int, tuple[str, ...]]] = []
    for number, row in rows:
        filled = [(column, text) for column, text in enumerate(row, start=1) if text]
        if len(filled) >= TABLE_FROM or (wide and len(filled) > (0 if solid else 1)):
            yield from _given(entry)
            entry = None
            wide.append((number, row))
            continue
        yield from _grid(wide, place)
        wide = []
        if not filled:
            continue
        column, text = filled[0]
        if len(filled) > 1:
            yield from _given(entry)
            entry = Entry(text[:LONGEST_LABEL], tuple(each for _, each in filled[1:]), place(number, column))
        elif entry is not None and column > 1:
            entry = Entry(entry.label, (*entry.values, text), entry.place)
        else:
            yield from _given(entry)
            entry = Entry(text, (), place(number, column))
    yield from _given(entry)
    yield from _grid(wide, place)


def _given(entry: Entry | None) -> list[Entry]:
    return [entry] if entry else []


def _grid(wide: list[tuple[int, tuple[str, ...]]], place: PlaceOf) -> list[Entry | Grid]:
    if not wide:
        return []
    (number, head), *rows = wide
    width = max(index for _, row in wide for index, text in enumerate(row, start=1) if text)
    return [Grid(head[:width], tuple(row[:width] for _, row in rows), place(number, 1))]
