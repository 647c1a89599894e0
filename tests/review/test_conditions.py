"""Conditions: set with an approval, answered by the team, closed by whoever set them; some keep the edition back."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from juncta.base import clock
from juncta.base.models import Happening
from juncta.catalogue import operations as catalogue
from juncta.catalogue.models import Edition
from juncta.kernel.actor import SYSTEM
from juncta.kernel.refusal import Refused
from juncta.review import operations, queries
from juncta.review.facts import Decision, Mark, Outcome, Verdict, Wanted
from juncta.review.models import Condition, Evidence, Reminder
from tests.review.factories import (
    SEATS,
    confirm,
    give_decision,
    give_voice,
    judgements_of,
    make_approved_court,
    make_approving_court,
    make_court,
)

pytestmark = pytest.mark.django_db
BEFORE = Wanted("Say who answers learners.", standard="european-approach-2015/6", before_publication=True, office_may_close=False)
LATER = Wanted("Show the first survey.", due_on=clock.today() + timedelta(days=200))
PDF = b"%PDF-1.7 and so on"


def code_of(refused) -> str:
    return refused.value.refusal.code


def make_conditional_court(*wanted: Wanted, decided: bool = True):
    """A dossier that its panel approved with conditions of the quality cluster."""
    court = make_court()
    for seat in SEATS:
        give_voice(court, seat, conditions=wanted if seat == SEATS[0] else ())
    confirm(court, *SEATS)
    for institution in court.again().snapshot["awarding"] if decided else ():
        give_decision(court, institution)
    return court


def answer(court, condition=None, **more):
    condition = condition or Condition.objects.get()
    fields = {"text": "Their tutor does.", **more}
    return operations.answer_condition(condition=condition, by=court.cast.actor("academic"), **fields)


def rule(court, *, accepted=True, reasons="", by=None):
    by = by or court.reviewer(SEATS[0])
    return operations.rule_on_condition(condition=Condition.objects.get(), by=by, accepted=accepted, reasons=reasons)


def test_a_condition_before_publication_keeps_the_edition_back_until_it_is_met():
    court = make_conditional_court(BEFORE)
    assert court.again().outcome == Outcome.APPROVED
    with pytest.raises(Refused) as refused:
        catalogue.publish_edition(design_id=court.dossier.design_id, by=SYSTEM)
    assert code_of(refused) == "CAT-103"
    answer(court)
    rule(court, accepted=False, reasons="Which tutor?")
    answer(court, text="The tutor of the component.", file_name="tutors.pdf", content=PDF)
    rule(court)
    assert Happening.objects.filter(kind="ConditionsMet").count() == 1
    assert catalogue.publish_edition(design_id=court.dossier.design_id, by=SYSTEM)


def test_the_database_lets_no_edition_out_with_an_open_condition(monkeypatch):
    court = make_conditional_court(BEFORE)
    monkeypatch.setattr(queries, "keeping_back", lambda _dossier: [])
    with pytest.raises(IntegrityError, match="condition before publication"), transaction.atomic():
        catalogue.publish_edition(design_id=court.dossier.design_id, by=SYSTEM)
    assert not Edition.objects.exists()


def test_a_condition_with_a_later_end_does_not_keep_it_back():
    court = make_conditional_court(LATER)
    assert catalogue.publish_edition(design_id=court.dossier.design_id, by=SYSTEM)
    assert [owed.state for owed in queries.conditions_of(court.again(), court.reviewer(SEATS[0]))] == ["waiting"]


def test_a_condition_counts_only_once_the_panel_has_decided():
    court = make_court()
    give_voice(court, SEATS[0], conditions=[LATER])
    with pytest.raises(Refused) as refused:
        answer(court)
    assert code_of(refused) == "REV-154"


def test_a_university_sets_its_own_condition_and_closes_it():
    court = make_approving_court()
    give_decision(court, "krakow", conditions=[Wanted("Enter it in our register.", before_publication=True, office_may_close=False)])
    answer(court)
    with pytest.raises(Refused) as refused:
        rule(court)
    assert code_of(refused) == "REV-161"
    assert rule(court, by=court.approver("krakow")).accepted


def test_whoever_works_on_the_design_never_closes_a_condition():
    court = make_conditional_court(BEFORE)
    answer(court)
    with pytest.raises(Refused) as refused:
        rule(court, by=court.cast.actor("academic"))
    assert code_of(refused) == "REV-161"


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (Wanted(" ", before_publication=True), "REV-151"),
        (Wanted("Something."), "REV-152"),
        (Wanted("Something.", due_on=clock.today()), "REV-153"),
    ],
)
def test_a_condition_says_what_and_until_when(wanted, code):
    with pytest.raises(Refused) as refused:
        give_voice(make_court(), SEATS[0], conditions=[wanted])
    assert code_of(refused) == code


def test_a_return_has_no_conditions():
    with pytest.raises(Refused) as refused:
        give_voice(make_court(), "student-board", Verdict.RETURN, conditions=[LATER])
    assert code_of(refused) == "REV-110"
    with pytest.raises(Refused) as refused:
        give_decision(make_approving_court("harbour"), "krakow", Decision.RETURNED, conditions=[LATER])
    assert code_of(refused) == "REV-120"


def test_a_standard_not_met_is_approved_only_with_a_condition():
    court = make_court()
    with pytest.raises(Refused) as refused:
        give_voice(court, SEATS[0], judgements=judgements_of(court.dossier, Mark.NOT_MET, "It is missing."))
    assert code_of(refused) == "REV-109"
    give_voice(court, SEATS[0], judgements=judgements_of(court.dossier, Mark.NOT_MET, "It is missing."), conditions=[LATER])


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.exe", b"MZ", "REV-160"),
        ("a.pdf", b"MZ", "REV-160"),
        ("a.svg", b"<svg/>", "REV-160"),
        ("a.pdf", PDF + b"0" * (5 * 1024 * 1024), "REV-159"),
    ],
)
def test_a_wrong_file_is_no_evidence(name, content, code):
    court = make_conditional_court(BEFORE)
    with pytest.raises(Refused) as refused:
        answer(court, file_name=name, content=content)
    assert code_of(refused) == code
    assert not Evidence.objects.exists()


def test_what_was_wanted_and_shown_stays():
    court = make_conditional_court(BEFORE)
    answer(court)
    rule(court)
    for table in ("condition", "evidence", "ruling", "judgement", "confirmation"):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM review_{table}")  # noqa: S608 - a literal of this test


def test_reminders_come_once_before_and_once_after_the_day():
    court = make_court()
    give_voice(court, SEATS[0])
    due = court.dossier.voices_due_on
    assert operations.remind(on=due - timedelta(days=10)) == 0
    assert [operations.remind(on=due - timedelta(days=2)) for _ in range(2)] == [2, 0]
    assert [operations.remind(on=due + timedelta(days=1)) for _ in range(2)] == [2, 0]
    assert set(Reminder.objects.values_list("thing", flat=True)) == {"voice:teaching-learning", "voice:student-board"}


def test_universities_and_conditions_are_reminded_too():
    court = make_approving_court()
    give_decision(court, "krakow")
    assert operations.remind(on=court.dossier.approvals_due_on) == 2


def test_the_team_is_reminded_of_a_condition():
    court = make_conditional_court(LATER)
    assert [each.on for each in queries.due_things(court.again())] == [LATER.due_on]
    assert operations.remind(on=LATER.due_on + timedelta(days=1)) == 1
    assert queries.due_things(make_approved_court("harbour").again()) == []
