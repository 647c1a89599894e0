"""Needs and files for tests: made through the operations, and files through the libraries that write them."""

import zipfile
from io import BytesIO
from itertools import count

from docx import Document
from openpyxl import Workbook

from juncta.alliance.models import Category
from juncta.kernel.actor import Role
from juncta.needs import operations
from tests.alliance.factories import actor_of, make_person
from tests.design.factories import make_cast

_numbers = count(1)


def make_learner(cast, **more):
    """A learner of the alliance."""
    return make_person(alliance=cast.alliance, category=Category.STUDENT, roles=[Role.LEARNER], name="Learner", **more)


def make_need(cast=None, *, by=None, **more):
    """A need on the board, noted by the student unless said otherwise."""
    cast = cast or make_cast()
    fields = {
        "title": {"en": f"Water planners {next(_numbers)}"},
        "text": "Cities look for people who understand floods and droughts.",
        "audience": "Planners.",
        "evidence": "Survey of twelve cities.",
        "focus_area": cast.committee.focus_area,
        **more,
    }
    return operations.note(by=actor_of(by or cast.student), **fields)


def docx(write) -> bytes:
    """A Word file; `write` gets the document."""
    document, made = Document(), BytesIO()
    write(document)
    document.save(made)
    return made.getvalue()


def xlsx(*sheets) -> bytes:
    """An Excel file of these sheets, each a list of rows."""
    book, made = Workbook(), BytesIO()
    book.remove(book.active)
    for number, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"Sheet{number}")
        for row in rows:
            sheet.append(row)
    book.save(made)
    return made.getvalue()


def changed_zip(data: bytes, *, add=(), replace=None, without=()) -> bytes:
    """The same archive with parts added, replaced or left out."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename not in without:
                text = old.read(part)
                new.writestr(part.filename, (replace or {}).get(part.filename, lambda text: text)(text))
        for name, text in add:
            new.writestr(name, text)
    return made.getvalue()
