"""The next version is drafted, consulted on, answered and adopted."""

from datetime import timedelta

import pytest
from django.db import Error, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from juncta.base import clock
from juncta.base.models import Happening
from juncta.framework import operations, queries
from juncta.framework.engine import BrokenFramework, editing
from juncta.framework.facts import Answer, DraftState
from juncta.framework.models import Comment, Framework, FrameworkDraft
from juncta.kernel.actor import SYSTEM, VISITOR, Role
from juncta.kernel.canonical import digest
from juncta.kernel.refusal import Refused
from tests.alliance.factories import actor_of, make_alliance, make_person
from tests.framework.factories import JOINT, make_consultation, make_draft, make_framework, make_heard, make_office, make_table, make_voice

pytestmark = pytest.mark.django_db


@pytest.fixture
def table():
    return make_table()


def refused(act, **arguments):
    with pytest.raises(Refused) as caught:
        act(**arguments)
    assert caught.value.refusal.sentence
    return caught.value.refusal.code


def again(draft):
    return FrameworkDraft.objects.get(pk=draft.pk)


def test_a_draft_begins_with_the_version_in_force_under_the_next_number(table):
    draft = make_draft(table, changed=False)
    assert (draft.version, draft.state, draft.revision, draft.based_on) == (2, "draft", 1, table.framework)
    assert draft.content["steps"] == table.framework.content["steps"]
    assert Happening.objects.get(kind="DraftOpened").payload["version"] == 2


def test_a_draft_begins_with_a_file(table):
    text = queries.next_version(table.alliance).replace("Framework for Joint", "Our framework for joint")
    draft = operations.open_draft(alliance=table.alliance, by=table.actor("office"), because="Anew.", content=text)
    assert draft.content["framework"]["name"]["en"].startswith("Our framework")
    assert draft.version == 2


def test_a_broken_file_opens_nothing(table):
    with pytest.raises(BrokenFramework) as broken:
        operations.open_draft(alliance=table.alliance, by=table.actor("office"), because="Anew.", content="[framework]\nslug = 1\n")
    assert broken.value.line == 2
    assert not FrameworkDraft.objects.exists()


def test_one_draft_is_open_at_a_time(table):
    draft = make_draft(table)
    assert refused(operations.open_draft, alliance=table.alliance, by=table.actor("office"), because="Another.") == "FRA-112"
    with pytest.raises(Error), transaction.atomic():
        FrameworkDraft.objects.create(
            alliance=table.alliance, based_on=table.framework, content={}, because="x", opened_by=table.office, opened_at=clock.now()
        )
    operations.withdraw(draft=draft, by=table.actor("office"), because="Not now.")
    make_draft(table)


def test_before_the_first_version_nothing_is_drafted():
    alliance = make_alliance()
    assert refused(operations.open_draft, alliance=alliance, by=actor_of(make_office(alliance)), because="x") == "FRA-111"


def test_only_the_office_of_the_alliance_writes(table):
    draft = make_draft(table)
    strangers = [VISITOR, table.actor("student"), actor_of(make_office(make_alliance("other")))]
    for by in strangers:
        assert refused(operations.open_draft, alliance=table.alliance, by=by, because="x") == "FRA-110"
        assert refused(operations.save_part, draft=draft, by=by, part="criteria:joint", values={}, based_on=2) == "FRA-110"
        assert refused(operations.withdraw, draft=draft, by=by, because="x") == "FRA-110"
        assert refused(operations.consult, draft=draft, by=by, bodies=[], deadline=clock.today()) == "FRA-110"


def test_each_save_is_a_revision_with_its_author(table):
    draft = make_draft(table)
    assert (draft.revision, draft.content["criteria"][2]["meaning"]) == (2, JOINT)
    assert [(each.number, each.part, each.person) for each in draft.revisions.all()] == [
        (2, "criteria:joint", table.office),
        (1, "", table.office),
    ]
    same = operations.save_part(draft=draft, by=table.actor("office"), part="criteria:joint", values={"meaning": JOINT}, based_on=2)
    assert same.revision == 2


def test_what_does_not_hold_together_is_not_saved(table):
    draft, by = make_draft(table), table.actor("office")
    assert refused(operations.remove_part, draft=draft, by=by, part="steps:B3", based_on=2) == "FRA-130"
    assert refused(operations.save_part, draft=draft, by=by, part="criteria:joint", values={"checks": []}, based_on=2) == "FRA-130"
    assert (
        refused(operations.save_part, draft=draft, by=by, part="steps:B2", values={"responsible": ["body:nobody"]}, based_on=2) == "FRA-104"
    )
    assert refused(operations.save_part, draft=draft, by=by, part="framework", values={"standards": ["esg-1999"]}, based_on=2) == "FRA-105"
    assert refused(operations.save_part, draft=draft, by=by, part="steps:B2", values={"checks": ["DES-299"]}, based_on=2) == "FRA-109"
    assert again(draft).revision == 2


def test_two_editors_of_different_parts_both_keep_theirs(table):
    draft, second = make_draft(table, changed=False), actor_of(make_office(table.alliance))
    operations.save_part(draft=draft, by=table.actor("office"), part="criteria:joint", values={"meaning": JOINT}, based_on=1)
    operations.save_part(draft=draft, by=second, part="steps:B2", values={"name": {"en": "Meet"}}, based_on=1)
    content = again(draft).content
    assert editing.part(content, "criteria:joint")["meaning"] == JOINT
    assert editing.part(content, "steps:B2")["name"] == {"en": "Meet"}


def test_two_editors_of_the_same_part_are_told(table):
    draft, second = make_draft(table, changed=False), actor_of(make_office(table.alliance))
    operations.save_part(draft=draft, by=table.actor("office"), part="criteria:joint", values={"meaning": JOINT}, based_on=1)
    mine = {"draft": draft, "by": second, "part": "criteria:joint", "values": {"meaning": {"en": "Mine."}}}
    assert refused(operations.save_part, **mine, based_on=1) == "FRA-129"
    assert refused(operations.remove_part, draft=draft, by=second, part="criteria:joint", based_on=1) == "FRA-129"
    assert refused(operations.replace, draft=draft, by=second, content=queries.shipped(), based_on=1) == "FRA-129"
    assert operations.save_part(**mine, based_on=2).revision == 3


def test_parts_are_added_moved_and_removed(table):
    draft, by = make_draft(table, changed=False), table.actor("office")
    step = {
        "code": "I1",
        "stage": "I",
        "name": {"en": "Rest"},
        "recommendation": {"en": "Sleep."},
        "responsible": ["party:team"],
        "evidence": {"en": "Rest"},
    }
    stage = {"code": "I", "name": {"en": "Rest"}, "purpose": {"en": "Breathe."}}
    draft = operations.add_part(draft=draft, by=by, kind="stages", values=stage, steps=(step,))
    draft = operations.move_part(draft=draft, by=by, part="criteria:aligned", down=False)
    draft = operations.remove_part(draft=draft, by=by, part="formats:summer-school", based_on=draft.revision)
    facts = queries.facts_of_draft(draft)
    assert facts.stages[-1].code == "I"
    assert [each.code for each in facts.criteria][-2:] == ["aligned", "interdisciplinary"]
    assert "summer-school" not in {each.code for each in facts.formats}


def test_a_consultation_asks_bodies_until_a_day(table):
    draft, by = make_draft(table), table.actor("office")
    ask = {"draft": draft, "by": by}
    day = clock.today() + timedelta(days=1)
    assert refused(operations.consult, **ask, bodies=[], deadline=day) == "FRA-116"
    assert (
        refused(
            operations.consult,
            **ask,
            bodies=[make_framework(make_alliance("other")).alliance.bodies.get(slug="student-board")],
            deadline=day,
        )
        == "FRA-116"
    )
    assert refused(operations.consult, **ask, bodies=[table.body("student-board")], deadline=clock.today()) == "FRA-117"
    operations.consult(**ask, bodies=[table.body("student-board")] * 2, deadline=day)
    assert [str(each.body.slug) for each in draft.consulted.all()] == ["student-board"]
    assert refused(operations.consult, **ask, bodies=[table.body("student-board")], deadline=day) == "FRA-115"


def test_members_of_consulted_bodies_comment_until_the_deadline(table):
    draft = make_consultation(table)
    said = operations.comment(
        draft=draft, by=table.actor("student"), body=table.body("student-board"), text=" Say it simpler. ", part="steps:B2"
    )
    assert (said.text, said.part, said.revision) == ("Say it simpler.", "steps:B2", 2)
    mine = {"draft": draft, "text": "x"}
    assert refused(operations.comment, **mine, by=table.actor("student"), body=table.body("quality-assurance")) == "FRA-119"
    assert refused(operations.comment, **mine, by=table.actor("board"), body=table.body("board-of-directors")) == "FRA-119"
    assert refused(operations.comment, **mine, by=VISITOR, body=table.body("student-board")) == "FRA-119"
    assert refused(operations.comment, draft=draft, by=table.actor("student"), body=table.body("student-board"), text=" ") == "FRA-107"
    with pytest.raises(editing.NoSuchPart):
        operations.comment(**mine, by=table.actor("student"), body=table.body("student-board"), part="steps:Z9")
    with clock.set_to(clock.now() + timedelta(days=16)):
        assert refused(operations.comment, **mine, by=table.actor("student"), body=table.body("student-board")) == "FRA-120"


def test_nobody_comments_on_what_is_not_asked(table):
    draft = make_draft(table)
    assert refused(operations.comment, draft=draft, by=table.actor("student"), body=table.body("student-board"), text="x") == "FRA-118"


def test_every_comment_is_answered_once_with_words(table):
    draft = make_consultation(table)
    said = operations.comment(draft=draft, by=table.actor("student"), body=table.body("student-board"), text="Simpler.")
    mine = {"comment": said, "answer": Answer.DECLINED}
    assert refused(operations.answer_comment, **mine, by=table.actor("student"), words="No.") == "FRA-110"
    assert refused(operations.answer_comment, **mine, by=table.actor("office"), words=" ") == "FRA-107"
    operations.answer_comment(**mine, by=table.actor("office"), words="It is law.")
    assert refused(operations.answer_comment, **mine, by=table.actor("office"), words="Again.") == "FRA-121"
    for change in ({"text": "Otherwise."}, {"answer": "accepted"}):
        with pytest.raises(Error), transaction.atomic():
            Comment.objects.filter(pk=said.pk).update(**change)
    with pytest.raises(Error), transaction.atomic():
        said.delete()


def test_a_heard_draft_is_adopted_and_is_the_next_version(table):
    draft = make_heard(table)
    published = operations.adopt(draft=draft, by=table.actor("board"), reasons="It is clearer.")
    assert queries.current(table.alliance) == published
    assert (published.version, published.content) == (2, draft.content)
    closed = again(draft)
    assert (closed.state, closed.published, closed.adopted_for, closed.closed_by) == (
        "adopted",
        published,
        table.body("board-of-directors"),
        table.board,
    )
    assert set(Happening.objects.filter(kind__in=["FrameworkPublished", "DraftAdopted"]).values_list("kind", flat=True)) == {
        "FrameworkPublished",
        "DraftAdopted",
    }
    assert refused(operations.save_part, draft=draft, by=table.actor("office"), part="framework", values={}, based_on=2) == "FRA-113"
    for change in ({"reasons": "Other."}, {"content": {}}, {"state": "draft", "closed_at": None}):
        with pytest.raises(Error), transaction.atomic():
            FrameworkDraft.objects.filter(pk=draft.pk).update(**change)


def test_who_wrote_it_does_not_adopt_it(table):
    both = make_person(table.alliance, roles=[Role.ALLIANCE_OFFICE, Role.REVIEWER], body=table.body("board-of-directors"))
    draft = make_heard(table)
    operations.save_part(draft=draft, by=actor_of(both), part="steps:B2", values={"name": {"en": "Meet"}}, based_on=draft.revision)
    assert refused(operations.adopt, draft=draft, by=actor_of(both), reasons="Mine.") == "FRA-123"
    operations.adopt(draft=draft, by=table.actor("board"), reasons="Theirs.")


def test_only_the_named_body_adopts(table):
    draft = make_heard(table)
    other = actor_of(make_voice(make_framework(make_alliance("other")).alliance, "board-of-directors"))
    for by in (table.actor("office"), table.actor("student"), VISITOR, other):
        assert refused(operations.adopt, draft=draft, by=by, reasons="x") == "FRA-122"


def test_a_draft_cannot_name_its_own_judges(table):
    draft = make_heard(table)
    values = {"adopted_by": "student-board"}
    operations.save_part(draft=draft, by=table.actor("office"), part="framework", values=values, based_on=draft.revision)
    assert refused(operations.adopt, draft=draft, by=table.actor("student"), reasons="x") == "FRA-122"


def test_nothing_is_adopted_before_everybody_was_heard_and_answered(table):
    draft, board = make_draft(table), table.actor("board")
    adopt = {"draft": draft, "by": board, "reasons": "Good."}
    assert refused(operations.adopt, **adopt) == "FRA-124"
    operations.consult(
        draft=draft, by=table.actor("office"), bodies=[table.body("student-board")], deadline=clock.today() + timedelta(days=3)
    )
    assert refused(operations.adopt, **adopt) == "FRA-125"
    said = operations.comment(draft=draft, by=table.actor("student"), body=table.body("student-board"), text="Simpler.")
    assert refused(operations.adopt, **adopt) == "FRA-126"
    operations.answer_comment(comment=said, by=table.actor("office"), answer=Answer.ACCEPTED, words="Done.")
    assert refused(operations.adopt, **adopt | {"reasons": " "}) == "FRA-107"
    operations.adopt(**adopt)


def test_silence_ends_with_the_deadline(table):
    draft = make_consultation(table)
    with clock.set_to(clock.now() + timedelta(days=15)):
        operations.adopt(draft=draft, by=table.actor("board"), reasons="Nobody objected.")


def test_a_draft_that_changes_nothing_or_is_overtaken_is_not_adopted(table):
    draft = make_heard(table)
    by = table.actor("office")
    before = table.framework.content["criteria"][2]["meaning"]
    changed = operations.save_part(draft=draft, by=by, part="criteria:joint", values={"meaning": before}, based_on=2)
    assert refused(operations.adopt, draft=draft, by=table.actor("board"), reasons="x") == "FRA-128"
    operations.save_part(draft=draft, by=by, part="criteria:joint", values={"meaning": JOINT}, based_on=changed.revision)
    operations.publish(alliance=table.alliance, content=queries.next_version(table.alliance), by=SYSTEM)
    assert refused(operations.adopt, draft=draft, by=table.actor("board"), reasons="x") == "FRA-127"


def test_without_a_named_body_another_of_the_office_adopts():
    alliance = make_alliance("small")
    table = make_table(make_framework(alliance))
    content = {**table.framework.content, "framework": {**table.framework.content["framework"], "version": 2}}
    del content["framework"]["adopted_by"]
    table.framework = operations.publish(alliance=alliance, content=content, by=SYSTEM)
    draft = make_heard(table)
    assert refused(operations.adopt, draft=draft, by=table.actor("office"), reasons="x") == "FRA-123"
    assert refused(operations.adopt, draft=draft, by=table.actor("board"), reasons="x") == "FRA-122"
    operations.adopt(draft=draft, by=actor_of(make_office(alliance)), reasons="Read and agreed.")


def test_a_withdrawn_draft_stays_readable_and_unchanged(table):
    draft = make_consultation(table)
    assert refused(operations.withdraw, draft=draft, by=table.actor("office"), because="") == "FRA-107"
    operations.withdraw(draft=draft, by=table.actor("office"), because="Another time.")
    assert again(draft).state == DraftState.WITHDRAWN
    assert refused(operations.withdraw, draft=draft, by=table.actor("office"), because="Again.") == "FRA-114"
    assert refused(operations.comment, draft=draft, by=table.actor("student"), body=table.body("student-board"), text="x") == "FRA-118"


def test_lessons_are_taken_up_in_a_part_or_set_aside_with_a_reason(table):
    draft, by = make_draft(table), table.actor("office")
    lesson = operations.note_lesson(alliance=table.alliance, by=SYSTEM, text="Ask earlier.", provenance="A design that ended")
    assert refused(operations.use_lesson, draft=draft, lesson=lesson, by=by, taken_up=False) == "FRA-107"
    assert refused(operations.use_lesson, draft=draft, lesson=lesson, by=table.actor("student"), taken_up=True) == "FRA-110"
    operations.use_lesson(draft=draft, lesson=lesson, by=by, taken_up=False, reason="Too early.")
    use = operations.use_lesson(draft=draft, lesson=lesson, by=by, taken_up=True, part="steps:B3")
    assert (use.taken_up, use.part, draft.lesson_uses.count()) == (True, "steps:B3", 1)
    foreign = operations.note_lesson(alliance=make_alliance("far"), by=SYSTEM, text="Not ours.", provenance="Elsewhere")
    assert refused(operations.use_lesson, draft=draft, lesson=foreign, by=by, taken_up=True) == "FRA-131"


def test_the_trail_keeps_what_was_saved(table):
    draft = make_draft(table)
    with pytest.raises(Error), transaction.atomic():
        draft.revisions.update(part="other")
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE framework_frameworkdraft SET content = '{}' WHERE id = %s", [draft.pk])


ACTS = st.lists(
    st.sampled_from(["save", "add", "remove", "move", "consult", "comment", "answer", "adopt", "withdraw", "open", "file"]), max_size=12
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_no_order_of_acts_changes_a_published_version(table, acts):
    with transaction.atomic():
        published = {}
        for number, act in enumerate(["open", *acts]):
            _try(table, act, number)
            for version in Framework.objects.filter(alliance=table.alliance):
                before = published.setdefault(version.pk, (version.digest, version.content))
                assert (version.digest, version.content) == before
                assert digest(version.content) == version.digest
        transaction.set_rollback(True)


def _try(table, act, number):
    draft = FrameworkDraft.objects.filter(alliance=table.alliance).first()
    comment = Comment.objects.filter(draft=draft).last()
    office, words = table.actor("office"), {"en": f"Words {number}"}
    acts = {
        "open": lambda: operations.open_draft(alliance=table.alliance, by=office, because="Again."),
        "save": lambda: operations.save_part(
            draft=draft, by=office, part="criteria:joint", values={"meaning": words}, based_on=draft.revision
        ),
        "add": lambda: operations.add_part(draft=draft, by=office, kind="parties", values={"code": f"p{number}", "name": words}),
        "remove": lambda: operations.remove_part(draft=draft, by=office, part="formats:mooc-series", based_on=draft.revision),
        "move": lambda: operations.move_part(draft=draft, by=office, part="steps:B2", down=True),
        "file": lambda: operations.replace(draft=draft, by=office, content=queries.shipped(), based_on=draft.revision),
        "consult": lambda: operations.consult(
            draft=draft, by=office, bodies=[table.body("student-board")], deadline=clock.today() + timedelta(days=2)
        ),
        "comment": lambda: operations.comment(draft=draft, by=table.actor("student"), body=table.body("student-board"), text="Hm."),
        "answer": lambda: comment and operations.answer_comment(comment=comment, by=office, answer=Answer.NOTED, words="Yes."),
        "adopt": lambda: operations.adopt(draft=draft, by=table.actor("board"), reasons="Agreed."),
        "withdraw": lambda: operations.withdraw(draft=draft, by=office, because="No."),
    }
    try:
        acts[act]()
    except (Refused, editing.NoSuchPart):
        return
