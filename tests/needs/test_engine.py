"""What a file is, what stands in it, and what that would mean; with the files that people send who mean no good."""

from datetime import datetime
from io import BytesIO

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

from juncta.needs.engine import fields, matching, opening, reading, stored, writing
from juncta.needs.engine.matching import Confidence
from juncta.needs.engine.opening import Kind, Unfit
from tests.needs.factories import changed_zip, docx, xlsx

PLAIN = docx(lambda document: document.add_paragraph("Title: Water"))
SHEET = xlsx([["Title", "Water"]])


def proposal(kind, data):
    assert opening.kind_of(f"draft.{kind}", data) is kind
    return matching.match(reading.read(kind, data))


def values(found):
    return {each.field: each.value for each in found.fields}


# may it be opened


def many_parts():
    return changed_zip(SHEET, add=[(f"xl/media/{number}.txt", b"x") for number in range(opening.MOST_PARTS)])


def swollen():
    return changed_zip(SHEET, add=[("xl/media/zeros.bin", bytes(15 * 1024 * 1024))])


def swollen_worksheet():
    return changed_zip(SHEET, replace={"xl/worksheets/sheet1.xml": lambda text: text + b" " * (30 * 1024 * 1024)})


def with_entities():
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    return changed_zip(PLAIN, replace={"word/document.xml": lambda _text: bomb})


def wide_entities():
    bomb = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'.encode("utf-16")
    return changed_zip(SHEET, replace={"xl/workbook.xml": lambda _text: bomb})


def with_macros():
    types = lambda text: text.replace(b"spreadsheetml.sheet.main+xml", b"sheet.macroEnabled.main+xml")  # noqa: E731
    return changed_zip(SHEET, add=[("xl/vbaProject.bin", b"\0")], replace={"[Content_Types].xml": types})


OLD = opening.OLE + bytes(600)
LOCKED = opening.OLE + bytes(600) + opening.ENCRYPTED
UNFIT = {
    "empty": ("draft.docx", b"", opening.EMPTY),
    "text": ("draft.docx", b"just text", opening.NO_OFFICE),
    "script": ("draft.docx", b"<script>alert(1)</script>", opening.NO_OFFICE),
    "pdf": ("draft.docx", b"%PDF-1.7 ...", opening.NO_OFFICE),
    "too large": ("draft.docx", opening.ZIP + bytes(opening.LARGEST), opening.TOO_LARGE),
    "old": ("draft.doc", OLD, opening.OLD),
    "encrypted": ("draft.docx", LOCKED, opening.PROTECTED),
    "cut off": ("draft.docx", PLAIN[: len(PLAIN) // 2], opening.DAMAGED),
    "other archive": ("draft.docx", changed_zip(PLAIN, without=["[Content_Types].xml"]), opening.NO_OFFICE),
    "wrong ending": ("draft.xlsx", PLAIN, opening.WRONG_NAME),
    "no ending": ("draft", PLAIN, opening.WRONG_NAME),
    "macros": ("draft.xlsx", with_macros(), opening.WITH_MACROS),
    "macros under another name": ("draft.xlsx", changed_zip(SHEET, add=[("xl/vbaProject.bin", b"")]), opening.WITH_MACROS),
    "many parts": ("draft.xlsx", many_parts(), opening.SWELLS),
    "a bomb": ("draft.xlsx", swollen(), opening.SWELLS),
    "a bomb of a sheet": ("draft.xlsx", swollen_worksheet(), opening.SWELLS),
    "entities": ("draft.docx", with_entities(), opening.DECLARES),
    "entities in wide letters": ("draft.xlsx", wide_entities(), opening.DECLARES),
}


@pytest.mark.parametrize("what", UNFIT)
def test_unfit_file_is_not_opened_and_says_why(what):
    name, data, sentence = UNFIT[what]
    with pytest.raises(Unfit, match=r"\w") as refused:
        opening.kind_of(name, data)
    assert str(refused.value) == sentence


def test_broken_inside_is_damaged():
    broken = changed_zip(PLAIN, replace={"word/document.xml": lambda text: text[: len(text) // 2]})
    assert opening.kind_of("draft.docx", broken) is Kind.WORD
    with pytest.raises(Unfit) as refused:
        reading.read(Kind.WORD, broken)
    assert str(refused.value) == opening.DAMAGED


def test_kind_is_known_by_content():
    assert opening.kind_of("DRAFT.DOCX", PLAIN) is Kind.WORD
    assert opening.kind_of("draft.xlsx", SHEET) is Kind.EXCEL


# what stands in it


def test_ten_thousand_rows_are_cut_and_say_so():
    content = reading.read(Kind.EXCEL, xlsx([[f"row {number}", "x"] for number in range(10_000)]))
    assert content.cut
    assert len(content.blocks) == reading.MOST_ROWS


def test_a_row_far_below_is_noticed():
    book, made = Workbook(), BytesIO()
    book.active["A1"] = "Title"
    book.active["A900000"] = "far"
    book.save(made)
    assert reading.read(Kind.EXCEL, made.getvalue()).cut


def test_a_merged_cell_that_claims_a_billion_columns_is_one():
    def write(document):
        cell = document.add_table(rows=1, cols=2).rows[0].cells[0]
        cell.text = "Title"
        cell._tc.get_or_add_tcPr().get_or_add_gridSpan().val = 1_000_000_000

    assert reading.read(Kind.WORD, docx(write)).blocks[0].label == "Title"


def test_formulas_are_not_read_but_their_saved_values_are():
    found = proposal(Kind.EXCEL, xlsx([["Title", '=HYPERLINK("http://evil.example","x")'], ["ECTS", "=5+5"]]))
    assert values(found) == {}
    assert [each.text for each in found.loose] == []  # never calculated, so there is nothing to read


def test_a_text_that_looks_like_a_formula_stays_text():
    def write(document):
        document.add_heading("Summary")
        document.add_paragraph("=cmd|' /C calc'!A0")

    assert values(proposal(Kind.WORD, docx(write))) == {"summary": "=cmd|' /C calc'!A0"}


def test_days_and_whole_numbers_are_read_as_people_write_them():
    assert reading.read(Kind.EXCEL, xlsx([["ECTS", 10.0], ["Start", datetime(2027, 9, 1)]])).blocks[0].values == ("10",)  # noqa: DTZ001
    assert reading.read(Kind.EXCEL, xlsx([["Start", datetime(2027, 9, 1)]])).blocks[0].values == ("2027-09-01",)  # noqa: DTZ001


# what it would mean


def test_every_name_belongs_to_one_field():
    for table in (fields.FIELDS, fields.COLUMNS):
        names = {}
        for field in table:
            for words in field.names.values():
                for name in words:
                    assert names.setdefault(matching.plain(name), field.code) == field.code, name


@pytest.mark.parametrize(
    ("label", "field", "confidence"),
    [
        ("Title", "title", Confidence.CERTAIN),
        ("1.2 Learning outcomes:", "outcomes", Confidence.CERTAIN),
        ("ZIELGRUPPE", "audience", Confidence.CERTAIN),
        ("Acquis d’apprentissage (3 à 8)", "outcomes", Confidence.CERTAIN),
        ("Leeruitkomsten", "outcomes", Confidence.CERTAIN),
        ("Język wykładowy", "languages", Confidence.CERTAIN),
        ("Lerning outcomes", "outcomes", Confidence.LIKELY),
        ("Intended target group in year one", "audience", Confidence.LIKELY),
    ],
)
def test_label_names_a_field(label, field, confidence):
    assert matching.field_of(label) == (field, confidence)


@pytest.mark.parametrize("label", ["", "Budget", "Contact", "Why not ask somebody whose business this really is", "12.", "Date"])
def test_unknown_label_names_none(label):
    assert matching.field_of(label) is None


def test_word_headings_and_lines():
    def write(document):
        document.add_heading("Urban Water", level=0)
        document.add_heading("Kurzbeschreibung", level=1)
        document.add_paragraph("Wie Städte mit Wasser leben.")
        document.add_paragraph("Wie sie es teilen.")
        document.add_heading("Learning outcomes")
        for text in ("explain a flood", "weigh a dam"):
            document.add_paragraph(f"- {text}")
        document.add_paragraph("Level: EQF 7 (Master)")
        document.add_heading("Budget")
        document.add_paragraph("About 40,000 euros.")

    found = proposal(Kind.WORD, docx(write))
    assert values(found) == {
        "title": "Urban Water",
        "summary": "Wie Städte mit Wasser leben.\nWie sie es teilen.",
        "eqf_level": "7",
        "outcomes": ["explain a flood", "weigh a dam"],
    }
    assert {each.field: each.confidence for each in found.fields}["title"] is Confidence.UNSURE
    assert [(each.label, each.text) for each in found.loose] == [("Budget", "About 40,000 euros.")]


def test_excel_labels_codes_and_components():
    rows = [
        ["Titre", "Villes et eau"],
        ["Crédits ECTS", "5,5"],
        ["Langues", "anglais, français"],
        ["Évaluation", "Contrôle continu"],
        ["Modalité", "en ligne ou en présentiel"],
        ["Disciplines", "droit; hydrologie"],
        [],
        ["Module", "Université", "ECTS", "Avec", "Salle"],
        ["Introduction", "Helsinki", 3, "Bologna, Krakow", "B12"],
        ["Crues", "Nowhere", "2 ou 3", None, None],
        ["Total", None, 5.5],
    ]
    found = proposal(Kind.EXCEL, xlsx(rows))
    assert values(found) == {
        "title": "Villes et eau",
        "ects": "5.5",
        "languages": ["en", "fr"],
        "assessment_type": "continuous-assessment",
        "disciplines": ["droit", "hydrologie"],
    }
    assert [(part.title, part.provider, part.ects, part.shaped_by) for part in found.parts] == [
        ("Introduction", "Helsinki", "3", ("Bologna", "Krakow")),
        ("Crues", "Nowhere", "", ()),
    ]
    assert [(each.label, each.text) for each in found.loose] == [
        ("Modalité", "en ligne ou en présentiel"),
        ("Introduction", "B12"),
        ("Crues", "2 ou 3"),
        ("", "Total | 5.5"),
    ]


@pytest.mark.parametrize("text", ["10 ECTS (250 hours)", "between 3 and 9", "many"])
def test_several_numbers_are_not_guessed(text):
    assert matching.number(text) == ""


def test_every_value_says_where_it_stood():
    found = proposal(Kind.EXCEL, xlsx([["Title", "Water"], ["Unheard of", "x"]]))
    assert found.fields[0].place.name == "Sheet1!A1"
    assert found.loose[0].place.name == "Sheet1!A2"


def test_nothing_is_lost_where_there_is_too_much():
    found = proposal(Kind.EXCEL, xlsx([[f"unheard {number}", f"text {number}"] for number in range(300)]))
    assert len(found.loose) == matching.MOST_LOOSE
    assert "text 299" in found.loose[-1].text


def test_proposal_is_kept_as_json_and_read_again():
    found = proposal(Kind.EXCEL, xlsx([["Title", "Water"], ["x", "y"], [], ["Module", "University", "ECTS"], ["A", "B", 3]]))
    assert stored.proposal_from(stored.proposal_as_json(found)) == found


# the forms to fill in

FILLED = {
    "title": "Water",
    "summary": "How cities live with it.",
    "need": "Floods.",
    "audience": "Planners.",
    "challenge": "Climate.",
    "research_basis": "Hydrology.",
    "disciplines": "law, hydrology",
    "prerequisites": "None.",
    "ects": "10",
    "eqf_level": "7",
    "languages": "English, French",
    "assessment_type": "Portfolio",
    "participation": "Blended",
    "quality_assurance": "Institutional accreditation",
    "supervision": "Supervised online or on site, identity verified",
    "stackability": "Stackable towards another credential",
    "outcomes": "explain a flood\nweigh a dam",
}
PART = ("Introduction", "Helsinki", "3", "Bologna", "HYD-1")


def fill_word(made):
    document = Document(BytesIO(made))
    own, parts = document.tables
    for row, value in zip(own.rows, FILLED.values(), strict=True):
        row.cells[1].text = value
    for cell, value in zip(parts.rows[1].cells, PART, strict=True):
        cell.text = value
    again = BytesIO()
    document.save(again)
    return again.getvalue()


def fill_excel(made):
    book, again = load_workbook(BytesIO(made)), BytesIO()
    for number, value in enumerate(FILLED.values(), start=1):
        book.worksheets[0].cell(number, 2, value)
    for number, value in enumerate(PART, start=1):
        book.worksheets[1].cell(2, number, value)
    book.save(again)
    return again.getvalue()


@pytest.mark.parametrize("language", [*writing.LANGUAGES, "pt"])
@pytest.mark.parametrize(("kind", "fill"), [(Kind.WORD, fill_word), (Kind.EXCEL, fill_excel)])
def test_filled_form_is_found_again_completely(kind, fill, language):
    assert list(FILLED) == [field.code for field in fields.FIELDS]
    found = proposal(kind, fill(writing.template(kind, language, heading="Draft", hint="Fill it in.")))
    assert [each.field for each in found.fields] == list(FILLED)
    assert {each.confidence for each in found.fields} == {Confidence.CERTAIN}
    assert values(found)["outcomes"] == ["explain a flood", "weigh a dam"]
    assert values(found)["supervision"] == "supervised-id"
    (part,) = found.parts
    assert (part.title, part.provider, part.ects, part.shaped_by, part.taken_from) == (
        "Introduction",
        "Helsinki",
        "3",
        ("Bologna",),
        "HYD-1",
    )
    assert found.loose == ()


@pytest.mark.parametrize("kind", list(Kind))
def test_empty_form_means_nothing(kind):
    found = proposal(kind, writing.template(kind, "en", heading="Draft", hint="Fill it in."))
    assert (found.fields, found.parts, found.loose) == ((), (), ())
