"""A form to fill in with Word or Excel: made from the table of fields, so that what is filled in is found again."""

from collections.abc import Callable
from io import BytesIO

from docx import Document
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from juncta.needs.engine.fields import COLUMNS, FIELDS, Field
from juncta.needs.engine.opening import Kind

LANGUAGES = ("en", "fr", "de", "nl", "es", "it", "pl")
EMPTY_ROWS = 6  # for components
Say = Callable[[str], str]  # a marked sentence, translated


def template(kind: Kind, language: str, *, heading: str, hint: str) -> bytes:
    """The form as a file, its labels in that language (English where it has none); `heading` and `hint` are said on top."""
    tag = language.split("-", maxsplit=1)[0]
    tag = tag if tag in LANGUAGES else "en"
    made = BytesIO()
    if kind is Kind.WORD:
        _word(tag, heading, hint, made)
    else:
        _excel(tag, heading, made)
    return made.getvalue()


def label(field: Field, tag: str) -> str:
    """What the field is called in a language."""
    return field.names.get(tag, field.names["en"])[0]


def _word(tag: str, heading: str, hint: str, made: BytesIO) -> None:
    document = Document()
    document.core_properties.title = heading
    above = document.sections[0].header  # what is said there is no part of the draft
    above.paragraphs[0].text = heading
    above.add_paragraph(hint)
    fields = document.add_table(rows=0, cols=2, style="Table Grid")
    for field in FIELDS:
        cells = fields.add_row().cells
        cells[0].text = label(field, tag)
    document.add_paragraph()
    parts = document.add_table(rows=1 + EMPTY_ROWS, cols=len(COLUMNS), style="Table Grid")
    for cell, column in zip(parts.rows[0].cells, COLUMNS, strict=True):
        cell.text = label(column, tag)
    document.save(made)


def _excel(tag: str, heading: str, made: BytesIO) -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 - a new workbook has one
    sheet.title = "1"
    for number, field in enumerate(FIELDS, start=1):
        sheet.cell(number, 1, label(field, tag)).font = Font(bold=True)
        sheet.cell(number, 2).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 34, 90
    parts = book.create_sheet("2")
    for number, column in enumerate(COLUMNS, start=1):
        parts.cell(1, number, label(column, tag)).font = Font(bold=True)
        parts.column_dimensions["ABCDE"[number - 1]].width = 30
    book.properties.title = heading
    book.save(made)
