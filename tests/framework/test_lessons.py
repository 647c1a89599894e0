import pytest

from juncta.base.models import Happening
from juncta.framework import operations, queries
from juncta.framework.models import Lesson
from juncta.kernel.actor import SYSTEM, VISITOR, Role
from juncta.kernel.refusal import Refused
from tests.alliance.factories import actor_of, make_alliance, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def una():
    return make_alliance("una")


def note(una, by, **more):
    return operations.note_lesson(alliance=una, by=by, **{"text": "Ask earlier.", "provenance": "A design that ended", **more})


def test_a_lesson_is_noted_with_where_it_was_learnt(una):
    colleague = actor_of(make_person(alliance=una, roles=[Role.ACADEMIC]))
    lesson = note(una, colleague)
    assert (lesson.text["en"], lesson.provenance, lesson.noted_by_id) == ("Ask earlier.", "A design that ended", colleague.person)
    assert Happening.objects.get(kind="LessonNoted").subject_id == lesson.pk


def test_a_thing_teaches_one_lesson(una):
    first = note(una, SYSTEM, ref="barrier:1")
    assert note(una, SYSTEM, ref="barrier:1", text="Otherwise.") == first
    note(una, SYSTEM)
    note(una, SYSTEM)
    assert Lesson.objects.count() == 3
    assert Happening.objects.filter(kind="LessonNoted").count() == 3


@pytest.mark.parametrize("text", ["", "  ", {}])
def test_a_lesson_says_something(una, text):
    with pytest.raises(Refused) as refused:
        note(una, SYSTEM, text=text)
    assert refused.value.refusal.code == "FRA-107"


def test_strangers_learners_and_visitors_note_nothing_and_see_nothing(una):
    note(una, SYSTEM)
    stranger = actor_of(make_person(alliance=make_alliance("other"), roles=[Role.ALLIANCE_OFFICE]))
    learner = actor_of(make_person(alliance=una, roles=[Role.LEARNER]))
    for by in (stranger, learner, VISITOR):
        with pytest.raises(Refused) as refused:
            note(una, by)
        assert refused.value.refusal.code == "FRA-106"
    assert not queries.lessons(stranger)
    assert not queries.lessons(VISITOR)
    assert len(queries.lessons(actor_of(make_person(alliance=una)))) == 1
