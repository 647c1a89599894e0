"""What leaves the house as a table: whole, typed, and never a formula."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from hypothesis import given
from hypothesis import strategies as st

from juncta.base import sheets

BAD = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1+1", '=HYPERLINK("http://evil.example")']


def read_csv(lines):
    return list(csv.reader(io.StringIO("".join(lines).removeprefix("\ufeff"), newline="")))


def read_xlsx(file):
    return list(openpyxl.load_workbook(file).active.iter_rows())


@pytest.mark.parametrize("text", BAD)
def test_csv_holds_no_formula(text):
    [_header, [written]] = read_csv(sheets.csv_lines(["a"], [[text]]))
    assert written.startswith("'")


@pytest.mark.parametrize("text", BAD)
def test_xlsx_stores_text_as_text(text):
    [_header, [written]] = read_xlsx(sheets.xlsx_file("Sheet", ["a"], [[text]]))
    assert (written.data_type, written.value.strip()) == ("s", text.strip())
    assert written.quotePrefix == (text[0] != " ")


@given(st.text())
def test_no_text_at_all_begins_a_formula(text):
    safe = sheets.safe(text)
    assert not safe.lstrip().startswith(sheets.BEGINS_A_FORMULA)


def test_numbers_and_dates_stay_what_they_are():
    row = [-3, Decimal("-1.50"), date(2026, 11, 25), None, True]
    [_header, cells] = read_xlsx(sheets.xlsx_file("Sheet", list("abcde"), [row]))
    assert [cell.value for cell in cells][:2] == [-3, -1.5]
    assert cells[2].value.date() == date(2026, 11, 25)
    assert cells[3].value is None
    [_header, written] = read_csv(sheets.csv_lines(list("abcde"), [row]))
    assert written[:4] == ["-3", "-1.50", "2026-11-25", ""]


def test_a_moment_is_local_time_and_what_xml_cannot_hold_is_dropped():
    assert sheets.cell(datetime(2026, 1, 2, 3, 4, tzinfo=UTC)).startswith("2026-01-02 0")
    assert sheets.cell("a\x00b\x0bc") == "abc"
    assert len(sheets.cell("x" * 100_000)) == 32_767


def test_a_title_may_hold_what_a_sheet_name_may_not():
    assert openpyxl.load_workbook(sheets.xlsx_file("A/B: [c] " + "x" * 50, ["a"], [])).active.title.startswith("A B   c")


def test_rows_are_written_one_by_one():
    asked = []

    def rows():
        for number in range(3):
            asked.append(number)
            yield [number]

    lines = sheets.csv_lines(["n"], rows())
    next(lines)
    assert asked == []
    next(lines)
    assert asked == [0]


def test_download_speaks_the_language_of_its_page():
    with translation.override("fr"):
        answer = sheets.download("csv", name="designs", title="Designs", header=[_("Title")], rows=[])
    assert "Titre" in b"".join(answer.streaming_content).decode()
    assert answer["Content-Disposition"] == 'attachment; filename="designs.csv"'


def test_download_knows_two_kinds():
    answer = sheets.download("xlsx", name="designs", title="Designs", header=["a"], rows=[["=1"]])
    assert answer["Content-Disposition"] == 'attachment; filename="designs.xlsx"'
    assert b"".join(answer.streaming_content).startswith(b"PK")
    with pytest.raises(KeyError):
        sheets.download("exe", name="x", title="x", header=[], rows=[])
