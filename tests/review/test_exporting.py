"""A dossier as PDF and JSON, and each university's own form: accessible, blind while it must be, and never read as code."""

import io
import json

import pikepdf
import pytest

from juncta.kernel.actor import SYSTEM
from juncta.kernel.canonical import digest
from juncta.review import queries
from tests.review.factories import SEATS, give_voice, make_approved_court, make_court

pytestmark = pytest.mark.django_db
HOSTILE = '#panic("run") $x$ #read("/etc/passwd") \\ *bold* <script>alert(1)</script>'


def fresh(court):
    return queries.with_voices(SYSTEM).get(pk=court.dossier.pk)


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def is_accessible(pdf: pikepdf.Pdf, title: str) -> None:
    """Tagged, with a language and a title, and declared as PDF/UA-1; whether it conforms in full is for veraPDF to say."""
    root = pdf.Root
    assert bool(root.MarkInfo.Marked) is True
    assert root.StructTreeRoot is not None
    assert str(root.Lang) == "en"
    assert str(pdf.docinfo["/Title"]) == title
    assert root.ViewerPreferences.DisplayDocTitle is True or bool(root.ViewerPreferences.DisplayDocTitle)
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_the_dossier_is_an_accessible_pdf():
    court = make_approved_court(title={"en": "A title"})
    is_accessible(opened(queries.printed(fresh(court), court.reviewer(SEATS[0]))), "Dossier: A title")


def test_what_people_wrote_is_set_as_text_and_never_run():
    court = make_court(title={"en": HOSTILE}, summary=HOSTILE, need=HOSTILE)
    give_voice(court, SEATS[0], reasons=HOSTILE)
    is_accessible(opened(queries.printed(fresh(court), court.reviewer(SEATS[0]))), f"Dossier: {HOSTILE}")


def test_every_university_has_its_own_form():
    court = make_approved_court(title={"en": "A title"})
    dossier, helsinki = fresh(court), court.cast.institutions["helsinki"]
    is_accessible(opened(queries.local_pdf(dossier, helsinki)), "A title: for the board of University of Helsinki")
    rows = json.loads(queries.local_json(dossier, helsinki))["form"]
    assert [row["key"] for row in rows][:3] == ["title", "level", "ects"]
    bologna = json.loads(queries.local_json(dossier, court.cast.institutions["bologna"]))["form"]
    assert [row["key"] for row in bologna][:2] == ["title", "need"]
    assert {row["key"] for row in rows} == {row["key"] for row in bologna}


def test_no_cell_is_taken_for_a_formula():
    court = make_court(title={"en": "=HYPERLINK(1)"}, need="+1", audience="@x")
    table = queries.local_csv(fresh(court), court.cast.institutions["helsinki"])
    assert "'=HYPERLINK(1)" in table
    assert "'+1" in table
    assert "'@x" in table


def test_the_json_carries_what_was_frozen_and_hides_voices_until_all_have_spoken():
    court = make_court()
    give_voice(court, SEATS[0], reasons="A secret so far.")
    said = json.loads(queries.document_bytes(fresh(court), court.reviewer(SEATS[1])))
    assert digest(said["frozen"]) == said["digest"]
    assert "A secret so far." not in json.dumps(said)
    assert [seat["has_spoken"] for seat in said["panel"]] == [True, False, False]
