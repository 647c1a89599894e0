"""What waits for somebody from the board of needs, the framework's consultation, requests for support and conversations."""

from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from juncta.base import clock
from juncta.cocreation import operations as talking
from juncta.design.facts import PartnerRole
from juncta.desk import queries
from juncta.framework import operations as framework
from juncta.framework.facts import Answer
from juncta.kernel.actor import Role
from juncta.needs import operations as needs
from juncta.review import operations as reviewing
from juncta.review.facts import Wanted
from juncta.support import operations as support
from tests.alliance.factories import actor_of, make_focus_area, make_person
from tests.cocreation.factories import again, make_suggestion, make_talk, make_thread
from tests.design.factories import make_cast, make_partner
from tests.framework.factories import make_consultation, make_table
from tests.needs.factories import make_need, xlsx
from tests.review.factories import SEATS, confirm, give_voice, make_court
from tests.support.factories import make_help, make_request

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(sign_in):
    """What waits for a person; the page names each, and every link opens for them."""

    def look(person):
        tasks = queries.waits_for_you(actor_of(person))
        client = sign_in(person)
        page = unescape(client.get("/desk/").content.decode())
        for task in tasks:
            assert task.does in page
            assert task.link in page
            assert client.get(task.link).status_code == 200, task
        return [task.does for task in tasks]

    return look


def test_a_condition_waits_for_the_team_and_then_for_whoever_set_it(desk):
    court = make_court()
    wanted = [Wanted("Name who answers learners.", "european-approach-2015/9", before_publication=True)]
    for seat in SEATS:
        give_voice(court, seat, conditions=wanted if seat == SEATS[0] else ())
    confirm(court, *SEATS)
    author, setter = court.cast.academic, court.reviewers[SEATS[0]]
    assert "Show how a condition is met" in desk(author)
    assert "Say whether a condition is met" not in desk(setter)
    condition = court.again().conditions.get()
    reviewing.answer_condition(condition=condition, by=actor_of(author), text="The coordinator.")
    assert "Show how a condition is met" not in desk(author)
    assert "Say whether a condition is met" in desk(setter)
    reviewing.rule_on_condition(condition=court.again().conditions.get(), by=actor_of(setter), accepted=True)
    assert not [task for task in queries.waits_for_you(actor_of(setter)) if "condition" in task.does]


def grow(cast, need):
    return needs.grow(out_of=need, by=cast.actor("academic"), press=uuid4(), title="Water", summary="", need="", audience="")


def queries_of(client) -> int:
    client.get("/desk/")
    with CaptureQueriesContext(connection) as found:
        assert client.get("/desk/").status_code == 200
    return len(found)


# needs


def test_open_needs_wait_for_the_areas_committee(desk):
    cast = make_cast()
    first = make_need(cast)
    assert desk(cast.chair) == ["Answer 1 need on the board"]
    second = make_need(cast)
    make_need(make_cast("harbour"))  # a stranger's
    assert desk(cast.chair) == ["Answer 2 needs on the board"]
    assert desk(cast.student) == desk(cast.academic) == []
    needs.set_aside(need=first, by=cast.actor("chair"), because="Others teach it.")
    needs.merge(need=second, into=make_need(cast), by=cast.actor("chair"))
    assert desk(cast.chair) == ["Answer 1 need on the board"]


def test_needs_of_an_area_without_a_committee_wait_for_the_office(desk):
    cast = make_cast()
    office = make_person(cast.alliance, roles=[Role.ALLIANCE_OFFICE], institution=cast.institutions["helsinki"], name="Office")
    make_need(cast)
    assert desk(office) == []
    make_need(cast, focus_area=make_focus_area(cast.alliance, "cultural-heritage"))
    assert desk(office) == ["Answer 1 need on the board"]
    assert desk(cast.chair) == ["Answer 1 need on the board"]


def test_who_was_interested_waits_to_be_invited(desk):
    cast = make_cast()
    need, krakow = make_need(cast), cast.institutions["krakow"]
    needs.note_interest(need=need, by=cast.actor("approver-krakow"), institution=krakow, role=PartnerRole.TEACHING, note="")
    assert desk(cast.academic) == []
    design = grow(cast, need)
    assert desk(cast.academic) == [f"Invite who was interested in the need: {krakow}", "Go on with the design"]
    assert desk(cast.chair) == ["Endorse the idea"]  # the need is taken up
    make_partner(cast, design, "krakow", PartnerRole.TEACHING, accept=None)
    assert desk(cast.academic) == ["Go on with the design"]


def test_a_draft_waits_for_whoever_brought_it_in(desk):
    cast = make_cast()
    draft = needs.bring_in(by=cast.actor("academic"), file_name="water.xlsx", data=xlsx([["Title", "Water"]]))
    (task,) = desk(cast.academic)
    assert task.startswith("Go through the draft that you brought in, until ")
    assert desk(cast.chair) == []
    needs.discard(draft=draft, by=cast.actor("academic"))
    assert desk(cast.academic) == []


# framework, support, conversations


def test_a_consultation_waits_for_each_body_then_for_the_office_then_for_the_board(desk):
    table = make_table()
    draft = make_consultation(table)
    assert desk(table.student) == desk(table.quality) == ["Comment on the framework"]
    assert "Answer a comment on the framework" not in desk(table.office)
    comment = framework.comment(draft=draft, by=table.actor("student"), body=table.body("student-board"), text="Say who decides.")
    assert desk(table.student) == []
    assert desk(table.office) == ["Answer a comment on the framework"]
    framework.answer_comment(comment=comment, by=table.actor("office"), answer=Answer.DECLINED, words="It says so.")
    assert desk(table.office) == []
    assert desk(table.quality) == ["Comment on the framework"]
    with clock.set_to(clock.now() + timedelta(days=15)):
        assert desk(table.board) == ["Adopt the next version of the framework"]


def test_a_request_waits_for_its_owner_then_for_whoever_asked(desk):
    help_ = make_help()
    request = make_request(help_)
    assert desk(help_.people["near"]) == ["Answer a request for support"]
    assert desk(help_.people["far"]) == []
    assert "Read the answer to your question" not in desk(help_.cast.academic)
    support.answer(request=request, by=help_.actor("near"), text="The short one.")
    assert desk(help_.people["near"]) == []
    assert "Read the answer to your question" in desk(help_.cast.academic)


def test_a_mention_and_a_suggestion_wait_until_they_are_read_and_answered(desk):
    cast, design = make_talk()
    make_thread(cast, design, mentions=[cast.designer])
    assert f"{cast.student} mentions you" in desk(cast.designer)
    assert not [each for each in desk(cast.academic) if "mentions" in each]
    suggestion = make_suggestion(cast, again(cast, design))
    assert f"Answer a suggestion by {cast.student}" in desk(cast.academic)
    assert f"Answer a suggestion by {cast.student}" not in desk(cast.student)
    talking.decline(suggestion=suggestion, by=cast.actor("academic"), because="It is plain.")
    assert f"Answer a suggestion by {cast.student}" not in desk(cast.academic)


def test_the_desk_takes_as_many_queries_for_three_of_each_as_for_one(sign_in):
    cast = make_cast()
    krakow = cast.institutions["krakow"]

    def one_more():
        make_need(cast)
        needs.bring_in(by=cast.actor("academic"), file_name="water.xlsx", data=xlsx([["Title", "Water"]]))
        need = make_need(cast)
        needs.note_interest(need=need, by=cast.actor("approver-krakow"), institution=krakow, role=PartnerRole.TEACHING, note="")
        grow(cast, need)

    one_more()
    once = [queries_of(sign_in(person)) for person in (cast.academic, cast.chair)]
    one_more()
    one_more()
    assert [queries_of(sign_in(person)) for person in (cast.academic, cast.chair)] == once
