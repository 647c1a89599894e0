"""Who gets a letter around a draft of the framework; each reaction may run twice."""

import pytest

from juncta.alliance.models import Person
from juncta.base.models import Happening, Message
from juncta.framework import operations
from juncta.framework.events import CommentAnswered, DraftCommented, DraftConsulted, FrameworkPublished
from juncta.framework.facts import Answer
from juncta.project.letters import framework as asking
from tests.design.factories import make_cast, make_idea, make_next
from tests.framework.factories import make_consultation, make_table

pytestmark = pytest.mark.django_db


def letters(reaction, event_type):
    """To whom the reaction writes, run twice over the latest happening."""
    happening = Happening.objects.filter(kind=event_type.kind()).latest("id")
    for _ in range(2):
        reaction(event_type.rebuild(happening.payload), happening)
    accounts = Message.objects.filter(happening=happening).values("account")
    return sorted(Person.objects.filter(account__in=accounts).values_list("given_name", flat=True))


def test_members_of_the_consulted_bodies_are_asked():
    make_consultation(make_table())
    assert letters(asking.ask_consulted, DraftConsulted) == ["Quality", "Student"]


def test_the_office_hears_of_a_comment_and_its_writer_of_the_answer():
    table = make_table()
    draft = make_consultation(table)
    said = operations.comment(draft=draft, by=table.actor("student"), body=table.body("student-board"), text="Simpler.")
    assert letters(asking.ask_for_answer, DraftCommented) == ["Office"]
    operations.answer_comment(comment=said, by=table.actor("office"), answer=Answer.ACCEPTED, words="Done: it is simpler.")
    assert letters(asking.tell_answer, CommentAnswered) == ["Student"]
    assert "Done: it is simpler." in Message.objects.latest("pk").text


def test_authors_under_way_hear_of_a_new_version():
    cast = make_cast()
    design = make_idea(cast)
    newer = make_next(design.framework)
    happening = Happening.objects.latest("id")
    event = FrameworkPublished(alliance_id=cast.alliance.pk, subject_id=newer.pk, slug=newer.slug, version=2)
    asking.tell_new_version(event, happening)
    assert [each.account for each in Message.objects.filter(happening=happening)] == [cast.academic.account]
