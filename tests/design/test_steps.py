"""The way step by step: said, planned, reminded of, and shown by documents."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from juncta.base import clock
from juncta.base.models import Happening
from juncta.design import operations, queries
from juncta.design.facts import StepMark
from juncta.design.models import Evidence, FileContent, StepState
from juncta.kernel.refusal import Refused
from tests.design.factories import make_cast, make_idea, make_member, make_whole_design
from tests.design.test_at_once import at_once

PDF = b"%PDF-1.7\nminutes\n%%EOF"
pytestmark = pytest.mark.django_db


def refused(act) -> str:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.refusal.code


def attach(cast, design, **more):
    fields = {"step": "B3", "name": "Minutes", "file_name": "minutes.pdf", "content": PDF, **more}
    return operations.attach(design=design, by=cast.actor("academic"), **fields)


def test_step_is_done_and_open_again():
    cast = make_cast()
    design, by = make_whole_design(cast), cast.actor("academic")
    operations.mark_step(design=design, by=by, step="B3", state=StepMark.DONE)
    assert queries.workspace(design)["B3"].is_closed
    operations.reopen_step(design=design, by=by, step="B3")
    operations.reopen_step(design=design, by=by, step="B3")
    assert queries.workspace(design) == {}
    assert list(Happening.objects.filter(kind="StepMarked").values_list("payload__state", flat=True)) == ["done", ""]


def test_step_with_findings_is_not_done():
    cast = make_cast()
    design = make_idea(cast)
    assert refused(lambda: operations.mark_step(design=design, by=cast.actor("academic"), step="C2", state=StepMark.DONE)) == "DES-192"


def test_what_is_not_needed_says_why():
    cast = make_cast()
    design, by = make_idea(cast), cast.actor("academic")
    act = lambda reason: operations.mark_step(design=design, by=by, step="B3", state=StepMark.NOT_NEEDED, reason=reason)  # noqa: E731
    assert refused(lambda: act(" ")) == "DES-193"
    assert act("One language only.").reason == "One language only."
    with pytest.raises(IntegrityError), transaction.atomic():
        StepState.objects.update(reason="")


def test_only_the_team_works_on_steps():
    cast = make_cast()
    design = make_idea(cast)
    assert refused(lambda: operations.mark_step(design=design, by=cast.actor("chair"), step="B3", state=StepMark.DONE)) == "DES-190"
    assert refused(lambda: operations.reopen_step(design=design, by=cast.actor("chair"), step="B3")) == "DES-190"


def test_step_of_no_framework_is_none():
    cast = make_cast()
    design = make_idea(cast)
    with pytest.raises(KeyError):
        operations.mark_step(design=design, by=cast.actor("academic"), step="Z9", state=StepMark.DONE)


def test_plan_names_somebody_of_the_team_and_a_day_ahead():
    cast = make_cast()
    design, by = make_idea(cast), cast.actor("academic")
    plan = lambda person, due: operations.plan_step(design=design, by=by, step="B3", responsible=person, due=due)  # noqa: E731
    assert refused(lambda: plan(cast.student, None)) == "DES-194"
    assert refused(lambda: plan(None, clock.today() - timedelta(days=1))) == "DES-195"
    make_member(cast, design, "student")
    assert plan(cast.student, clock.today()).responsible == cast.student


def test_reminder_is_sent_once_per_date_and_not_for_what_is_closed():
    cast = make_cast()
    design, by = make_idea(cast), cast.actor("academic")
    today = clock.today()
    operations.plan_step(design=design, by=by, step="B3", responsible=cast.academic, due=today + timedelta(days=2))
    operations.plan_step(design=design, by=by, step="C1", responsible=cast.academic, due=today + timedelta(days=20))
    operations.plan_step(design=design, by=by, step="D1", responsible=cast.academic, due=today)
    operations.mark_step(design=design, by=by, step="D1", state=StepMark.NOT_NEEDED, reason="Free of charge.")
    assert (operations.remind_of_steps(), operations.remind_of_steps()) == (1, 0)
    operations.plan_step(design=design, by=by, step="B3", responsible=cast.academic, due=today + timedelta(days=1))
    assert operations.remind_of_steps() == 1
    assert [(each.step, each.is_overdue) for _step, each in queries.Standing.of(design).deadlines] == [("B3", False), ("C1", False)]


def test_documents_are_versioned_and_their_bytes_kept_once():
    cast = make_cast()
    design = make_idea(cast)
    first = attach(cast, design)
    assert refused(lambda: attach(cast, design)) == "DES-196"
    second = attach(cast, design, content=PDF + b"2")
    again = attach(cast, design, step="C1")
    assert [(each.name, each.version) for each in (first, second, again)] == [("Minutes", 1), ("Minutes", 2), ("Minutes", 1)]
    assert FileContent.objects.count() == 2
    (document,) = queries.workspace(design)["B3"].documents
    assert (document.latest, document.earlier) == (second, [first])
    assert queries.bytes_of(first) == PDF


def test_unfit_files_are_refused():
    cast = make_cast()
    design = make_idea(cast)
    assert refused(lambda: attach(cast, design, content=b"MZ")) == "DES-197"


@pytest.mark.parametrize("model", [Evidence, FileContent])
def test_the_database_keeps_what_was_attached(model):
    cast = make_cast()
    attach(cast, make_idea(cast))
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.all().delete()


def test_the_dossier_hears_of_documents_and_steps():
    cast = make_cast()
    design = make_idea(cast)
    attach(cast, design)
    latest = attach(cast, design, content=PDF + b"2")
    operations.mark_step(design=design, by=cast.actor("academic"), step="C1", state=StepMark.NOT_NEEDED, reason="Done before.")
    frozen = queries.snapshot(design)
    assert frozen["evidence"] == [{"step": "B3", "name": "Minutes", "version": 2, "file": "minutes.pdf", "digest": latest.file_id}]
    assert frozen["steps"] == [{"step": "C1", "state": "not needed", "reason": "Done before."}]


@pytest.mark.django_db(transaction=True)
def test_two_versions_attached_at_once_are_two_versions():
    cast = make_cast()
    design = make_idea(cast)
    answers = at_once(*(lambda n=n: attach(cast, design, content=PDF + bytes([48 + n])) for n in range(3)))
    assert answers == ["done"] * 3
    assert sorted(Evidence.objects.values_list("version", flat=True)) == [1, 2, 3]


def url(name, design, **more):
    return reverse(name, kwargs={"design_id": design.pk, **more})


def test_page_of_a_step_shows_everything_about_it(sign_in):
    cast = make_cast()
    design = make_idea(cast)
    attach(cast, design)
    said = sign_in(cast.academic).get(url("design-step", design, step="B3")).content.decode()
    assert "Minutes" in said
    assert "Attach a document" in said
    said = sign_in(cast.chair).get(url("design-step", design, step="B3")).content.decode()
    assert "Only the team works on the steps." in said
    assert sign_in(cast.chair).get(url("design-step", design, step="Z9")).status_code == 404


def test_document_is_sent_and_fetched(sign_in):
    cast = make_cast()
    design = make_idea(cast)
    client = sign_in(cast.academic)
    to = url("design-step-attach", design, step="B3")
    sent = {"name": "Minutes", "file": SimpleUploadedFile('mi"nutes.pdf', PDF)}
    assert client.post(to, sent).status_code == 302
    answer = client.get(url("design-evidence", design, evidence_id=Evidence.objects.get().pk))
    assert answer.content == PDF
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "file", [None, SimpleUploadedFile("a.exe", b"MZ"), SimpleUploadedFile("a.pdf", b"MZ"), SimpleUploadedFile("a.pdf", b"")]
)
def test_bad_documents_come_back_with_a_sentence(sign_in, file):
    cast = make_cast()
    design = make_idea(cast)
    answer = sign_in(cast.academic).post(
        url("design-step-attach", design, step="B3"), {"name": "Minutes", **({"file": file} if file else {})}
    )
    assert answer.status_code == 400
    assert "Please look at this again" in answer.content.decode()


def test_step_is_closed_and_planned_on_its_page(sign_in):
    cast = make_cast()
    design = make_idea(cast)
    client = sign_in(cast.academic)
    state, plan = url("design-step-state", design, step="B3"), url("design-step-plan", design, step="B3")
    assert client.post(state, {"state": "not needed"}).status_code == 400
    assert client.post(state, {"state": "rubbish"}).status_code == 400
    assert client.post(state, {"state": "done"}).status_code == 302
    assert client.post(state, {"state": "open"}).status_code == 302
    day = (clock.today() + timedelta(days=2)).isoformat()
    assert client.post(plan, {"responsible": str(cast.academic.pk), "due": day}).status_code == 302
    assert client.post(plan, {"due": "2001-01-01"}).status_code == 400
    assert "Dates ahead" in client.get(url("design-home", design)).content.decode()
    assert "Do “" in client.get(reverse("desk-home")).content.decode()


def test_stranger_gets_404(sign_in):
    cast = make_cast()
    design = make_idea(cast)
    evidence = attach(cast, design)
    client = sign_in(make_cast("harbour").academic)
    assert client.get(url("design-step", design, step="B3")).status_code == 404
    assert client.get(url("design-evidence", design, evidence_id=evidence.pk)).status_code == 404
    for name in ("design-step-attach", "design-step-state", "design-step-plan"):
        assert client.post(url(name, design, step="B3")).status_code == 404


def test_page_of_a_step_takes_as_many_queries_for_three_documents_as_for_one(sign_in):
    cast = make_cast()
    design = make_idea(cast)
    client, page = sign_in(cast.academic), url("design-step", design, step="B3")
    attach(cast, design)
    client.get(page)
    counts = []
    for number in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(page)
        counts.append(len(queries))
        for more in range(3):
            attach(cast, design, name=f"Paper {number} {more}")
    assert counts[0] == counts[1]
