"""The pages on which the next version is made."""

from datetime import timedelta

import pytest
from django.urls import reverse

from juncta.base import clock
from juncta.framework import operations, queries
from juncta.framework.models import Comment, FrameworkDraft, Lesson
from juncta.kernel.actor import SYSTEM, Role
from tests.alliance.factories import actor_of, make_alliance, make_person
from tests.framework.factories import make_consultation, make_draft, make_framework, make_heard, make_office, make_table

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
JOINT = "criteria:joint"


@pytest.fixture
def table():
    return make_table()


def text(answer):
    return answer.content.decode()


def form_of(client, draft, part):
    """What a browser would send back from a part's form, unchanged."""
    form = client.get(reverse("framework-draft-part", args=[draft.pk, part])).context["form"]
    data = {}
    for bound in form:
        value, widget = bound.value(), bound.field.widget
        if hasattr(widget, "tags"):
            data |= {f"{bound.html_name}_{tag}": said for tag, said in zip(widget.tags, widget.decompress(value), strict=True)}
        elif value not in (None, ""):
            data[bound.html_name] = value
    return data


def test_the_office_opens_a_draft(sign_in, table):
    client = sign_in(table.office)
    answer = client.post(reverse("framework-drafts"), {"because": "Two teams stumbled."}, follow=True)
    draft = FrameworkDraft.objects.get()
    assert answer.redirect_chain == [(reverse("framework-draft", args=[draft.pk]), 302)]
    assert "Two teams stumbled." in text(answer)
    again = client.post(reverse("framework-drafts"), {"because": "And again."})
    assert again.status_code == 400
    assert "A draft is open already." in text(again)


def test_every_part_has_a_form_that_saves_what_it_shows(sign_in, table):
    draft, client = make_draft(table, changed=False), sign_in(table.office)
    for part in (
        "framework",
        JOINT,
        "formats:mooc-series",
        "parties:team",
        "kinds:self-steering-committee",
        "stages:A",
        "steps:B2",
        "gates:G3",
    ):
        url = reverse("framework-draft-part", args=[draft.pk, part])
        answer = client.post(url, form_of(client, draft, part))
        assert answer.status_code == 302, (part, answer.context["form"].errors)
        draft.refresh_from_db()
        assert draft.content == {**table.framework.content, "framework": {**table.framework.content["framework"], "version": 2}}
        assert draft.revision == 1


def test_a_part_is_changed_in_its_form_and_shows_the_difference(sign_in, table):
    draft, client = make_draft(table, changed=False), sign_in(table.office)
    url = reverse("framework-draft-part", args=[draft.pk, "steps:B2"])
    data = form_of(client, draft, "steps:B2") | {"name_de": "Zusammenkommen", "checks": ["DES-211", "DES-212"]}
    answer = client.post(url, data, follow=True)
    assert "Zusammenkommen" in text(answer)
    assert "DES-211, DES-212" in text(client.get(reverse("framework-difference", args=[draft.pk])))
    draft.refresh_from_db()
    assert queries.facts_of_draft(draft).step("B2").checks == ("DES-211", "DES-212")


def test_how_a_gate_is_kept_is_edited_and_shows_in_the_difference(sign_in, table):
    draft, client = make_draft(table, changed=False), sign_in(table.office)
    said = {"reopened_by": ["ects", "awarding"], "peers": "4", "days": "33", "exceptions_by": "quality-assurance"}
    data = form_of(client, draft, "gates:G3") | said
    answer = client.post(reverse("framework-draft-part", args=[draft.pk, "gates:G3"]), data)
    assert answer.status_code == 302, answer.context["form"].errors
    draft.refresh_from_db()
    gate = queries.facts_of_draft(draft).gate("G3")
    assert (gate.reopened_by, gate.peers, gate.days, gate.exceptions_by) == (("ects", "awarding"), 4, 33, "quality-assurance")
    difference = text(client.get(reverse("framework-difference", args=[draft.pk])))
    assert "ects, awarding" in difference
    assert "33" in difference
    wrong = client.post(reverse("framework-draft-part", args=[draft.pk, "gates:G3"]), data | {"days": "0", "reopened_by": ["colour"]})
    assert wrong.status_code == 400
    assert set(wrong.context["form"].errors) == {"days", "reopened_by"}


def test_what_does_not_hold_is_said_and_kept(sign_in, table):
    draft, client = make_draft(table, changed=False), sign_in(table.office)
    data = form_of(client, draft, "gates:G3") | {"bodies": [], "name_en": "We all approve"}
    answer = client.post(reverse("framework-draft-part", args=[draft.pk, "gates:G3"]), data)
    assert answer.status_code == 400
    assert "needs bodies with a seat" in text(answer)
    assert "We all approve" in text(answer)
    assert client.post(reverse("framework-draft-part", args=[draft.pk, JOINT]), {"name_fr": "Sans anglais"}).status_code == 400
    draft.refresh_from_db()
    assert draft.revision == 1


def test_two_editors_see_each_others_words_and_nothing_is_lost(sign_in, table):
    draft, client = make_draft(table, changed=False), sign_in(table.office)
    mine = form_of(client, draft, JOINT) | {"meaning_en": "My words."}
    other = actor_of(make_office(table.alliance, "Second"))
    operations.save_part(draft=draft, by=other, part=JOINT, values={"meaning": {"en": "Their words."}}, based_on=1)
    url = reverse("framework-draft-part", args=[draft.pk, JOINT])
    answer = client.post(url, mine)
    assert answer.status_code == 400
    for said in ("Second has changed this since you opened it.", "Their words.", "My words."):
        assert said in text(answer)
    assert answer.context["form"]["based_on"].value() == "2"
    assert client.post(url, mine | {"based_on": "2"}).status_code == 302
    draft.refresh_from_db()
    assert queries.facts_of_draft(draft).criteria[2].meaning["en"] == "My words."


def test_texts_in_a_fifth_language_stay(sign_in, table):
    draft, client = make_draft(table, changed=False), sign_in(table.office)
    name = {"en": "Joint", "pl": "Wspólne"}
    draft = operations.save_part(draft=draft, by=table.actor("office"), part=JOINT, values={"name": name}, based_on=1)
    client.post(reverse("framework-draft-part", args=[draft.pk, JOINT]), form_of(client, draft, JOINT) | {"meaning_en": "Anew."})
    draft.refresh_from_db()
    assert queries.facts_of_draft(draft).criteria[2].name == name


def test_parts_are_added_moved_and_taken_out(sign_in, table):
    draft, client = make_draft(table, changed=False), sign_in(table.office)
    stage = {
        "code": "I",
        "name_en": "Rest",
        "purpose_en": "Breathe.",
        "step_code": "I1",
        "step_name_en": "Sleep",
        "recommendation_en": "Sleep well.",
        "responsible": ["party:team"],
        "evidence_en": "Rest",
    }
    assert client.post(reverse("framework-draft-add", args=[draft.pk, "stages"]), stage).status_code == 302
    criterion = {"code": "kind", "name_en": "Kind", "meaning_en": "It is kind.", "checks": ["DES-211"]}
    assert client.post(reverse("framework-draft-add", args=[draft.pk, "criteria"]), criterion).status_code == 302
    twice = client.post(reverse("framework-draft-add", args=[draft.pk, "criteria"]), criterion)
    assert "stands there twice" in text(twice)
    assert client.post(reverse("framework-draft-add", args=[draft.pk, "criteria"]), criterion | {"code": "Not A Code"}).status_code == 400
    client.post(reverse("framework-draft-move", args=[draft.pk, "criteria:kind"]), {"to": "up"})
    client.post(reverse("framework-draft-remove", args=[draft.pk, "formats:mooc-series"]))
    draft.refresh_from_db()
    facts = queries.facts_of_draft(draft)
    assert [each.code for each in facts.criteria][-2:] == ["kind", "aligned"]
    assert facts.step("I1").stage == "I"
    assert "mooc-series" not in {each.code for each in facts.formats}
    assert client.get(reverse("framework-draft-add", args=[draft.pk, "ghosts"])).status_code == 404
    assert client.get(reverse("framework-draft-part", args=[draft.pk, "steps:Z9"])).status_code == 404
    assert client.post(reverse("framework-draft-remove", args=[draft.pk, "steps:B3"])).status_code in {403, 409}


def test_the_way_from_consultation_to_adoption(client, sign_in, table):
    draft = make_draft(table)
    sign_in(table.office)
    day = (clock.today() + timedelta(days=7)).isoformat()
    past = client.post(reverse("framework-consult", args=[draft.pk]), {"bodies": ["student-board"], "deadline": "2001-01-01"})
    assert "The deadline must lie in the future." in text(past)
    client.post(reverse("framework-consult", args=[draft.pk]), {"bodies": ["student-board"], "deadline": day})
    sign_in(table.student)
    shown = text(client.get(reverse("framework-draft-part", args=[draft.pk, JOINT])))
    assert "Save this part" not in shown
    assert "each has a hand in it" in shown
    empty = client.post(reverse("framework-comment", args=[draft.pk, JOINT]), {"body": "student-board", "text": ""})
    assert empty.status_code == 400
    client.post(reverse("framework-comment", args=[draft.pk, JOINT]), {"body": "student-board", "text": "<script>Simpler.</script>"})
    client.post(reverse("framework-comment", args=[draft.pk, "whole"]), {"body": "student-board", "text": "Well done."})
    sign_in(table.office)
    assert "&lt;script&gt;Simpler." in text(client.get(reverse("framework-draft-part", args=[draft.pk, JOINT])))
    for said in Comment.objects.all():
        prefix = str(said.pk)
        url = reverse("framework-answer", args=[draft.pk, said.pk])
        assert client.post(url, {f"{prefix}-answer": "accepted"}).status_code == 400
        assert client.post(url, {f"{prefix}-answer": "accepted", f"{prefix}-words": "Done."}).status_code == 302
    refused = client.post(reverse("framework-adopt", args=[draft.pk]), {"reasons": "Kept text."})
    assert refused.status_code == 400
    assert "Kept text." in text(refused)
    sign_in(table.board)
    assert "Adopt this version" in text(client.get(reverse("framework-draft", args=[draft.pk])))
    assert client.post(reverse("framework-adopt", args=[draft.pk]), {"reasons": "Clearer."}).status_code == 302
    assert queries.current(table.alliance).version == 2


def test_a_draft_is_brought_and_taken_as_a_file(sign_in, table):
    draft, client = make_draft(table, changed=False), sign_in(table.office)
    url = reverse("framework-draft-file", args=[draft.pk])
    content = client.get(url).context["form"]["content"].value()
    broken = client.post(url, {"content": content.replace("[[gates]]", "[[gates]", 1), "based_on": "1"})
    assert broken.status_code == 400
    assert "line " in text(broken)
    assert client.post(url, {"content": content.replace("Bring the team together", "Meet"), "based_on": "1"}).status_code == 302
    draft.refresh_from_db()
    assert queries.facts_of_draft(draft).step("B2").name["en"] == "Meet"
    assert client.post(url, {"content": "x" * 300_000, "based_on": "2"}).status_code == 400


def test_a_draft_is_withdrawn_with_a_reason(sign_in, table):
    draft, client = make_draft(table), sign_in(table.office)
    assert client.post(reverse("framework-withdraw", args=[draft.pk]), {"reasons": ""}).status_code == 400
    assert client.post(reverse("framework-withdraw", args=[draft.pk]), {"reasons": "Not now."}).status_code == 302
    assert "Not now." in text(client.get(reverse("framework-draft", args=[draft.pk])))


def test_lessons_are_noted_and_used(client, sign_in, table):
    draft = make_draft(table)
    sign_in(make_person(table.alliance, roles=[Role.ACADEMIC]))
    assert client.post(reverse("framework-lessons"), {"text": "", "provenance": ""}).status_code == 400
    client.post(reverse("framework-lessons"), {"text": "Ask earlier.", "provenance": "A design that ended"})
    lesson = Lesson.objects.get()
    assert "Ask earlier." in text(client.get(reverse("framework-lessons")))
    sign_in(table.office)
    url = reverse("framework-use-lesson", args=[draft.pk, lesson.pk])
    assert client.post(url, {"taken_up": "no"}).status_code == 400
    assert client.post(url, {"taken_up": "yes", "part": "steps:B3"}).status_code == 302
    assert "taken up" in text(client.get(reverse("framework-draft", args=[draft.pk])))


def test_a_draft_is_seen_by_the_office_until_others_are_asked(client, sign_in, table):
    draft = make_draft(table)
    colleague = make_person(table.alliance, roles=[Role.ACADEMIC])
    learner = make_person(table.alliance, roles=[Role.LEARNER])
    sign_in(colleague)
    assert client.get(reverse("framework-draft", args=[draft.pk])).status_code == 404
    operations.consult(
        draft=draft, by=table.actor("office"), bodies=[table.body("student-board")], deadline=clock.today() + timedelta(days=2)
    )
    assert client.get(reverse("framework-draft", args=[draft.pk])).status_code == 200
    sign_in(learner)
    assert client.get(reverse("framework-draft", args=[draft.pk])).status_code == 404


def test_strangers_get_the_same_404(sign_in, table):
    draft = make_heard(table)
    said = draft.comments.first()
    lesson = operations.note_lesson(alliance=table.alliance, by=SYSTEM, text="Ask.", provenance="Here")
    other = make_framework(make_alliance("other"))
    client = sign_in(make_office(other.alliance))
    for name, more in (
        *((name, []) for name in ("draft", "difference", "draft-file", "consult", "adopt", "withdraw")),
        *((name, [JOINT]) for name in ("draft-part", "draft-move", "draft-remove", "comment")),
        ("draft-add", ["steps"]),
        ("answer", [said.pk]),
        ("use-lesson", [lesson.pk]),
    ):
        url = reverse(f"framework-{name}", args=[draft.pk, *more])
        assert {client.get(url).status_code, client.post(url, {}).status_code} <= {404, 405}
    assert "Ask." not in text(client.get(reverse("framework-lessons")))


@pytest.mark.parametrize("many", [1, 3])
def test_a_drafts_page_asks_a_fixed_number_of_questions(sign_in, table, django_assert_num_queries, many):
    draft, client = make_consultation(table), sign_in(table.office)
    for number in range(many):
        operations.comment(draft=draft, by=table.actor("student"), body=table.body("student-board"), text=f"No. {number}")
        lesson = operations.note_lesson(alliance=table.alliance, by=SYSTEM, text=f"Lesson {number}", provenance="Here")
        operations.use_lesson(draft=draft, lesson=lesson, by=table.actor("office"), taken_up=True)
    client.get(reverse("framework-draft", args=[draft.pk]))
    with django_assert_num_queries(12):
        client.get(reverse("framework-draft", args=[draft.pk]))
    with django_assert_num_queries(8):
        client.get(reverse("framework-lessons"))
