"""Opening, speaking, deciding, and what follows from the last word."""

import json
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from juncta.base import clock
from juncta.base.models import Happening
from juncta.design.facts import DesignState
from juncta.design.models import Design, GatePassage
from juncta.kernel.actor import SYSTEM, VISITOR, Role
from juncta.kernel.canonical import digest
from juncta.kernel.refusal import Refused
from juncta.review import operations
from juncta.review.facts import Decision, Outcome, Verdict
from juncta.review.models import Dossier, InstitutionalApproval, Voice
from tests.alliance.factories import actor_of, make_institution, make_mandate, make_person
from tests.design.factories import make_cast, make_submitted_design, make_whole_design
from tests.review.factories import (
    SEATS,
    confirm,
    give_decision,
    give_voice,
    make_approved_court,
    make_approving_court,
    make_court,
    make_panel,
    make_returned_court,
)

pytestmark = pytest.mark.django_db


def code_of(refused) -> str:
    return refused.value.refusal.code


def happened(kind: str) -> int:
    return Happening.objects.filter(kind=kind).count()


def test_a_dossier_freezes_what_was_submitted():
    court = make_court()
    assert court.dossier.outcome == Outcome.OPEN
    assert court.dossier.digest == digest(court.dossier.snapshot)
    assert court.dossier.snapshot["ects"] == "10"
    assert court.dossier.seats == list(SEATS)
    assert sorted(court.dossier.snapshot["awarding"]) == ["bologna", "helsinki", "krakow"]


def test_opening_twice_opens_once():
    court = make_court()
    again = operations.open_dossier(design_id=court.dossier.design_id, by=SYSTEM)
    assert again == court.dossier
    assert happened("DossierOpened") == 1


def test_a_draft_has_no_dossier():
    with pytest.raises(Refused) as refused:
        operations.open_dossier(design_id=make_whole_design().pk, by=SYSTEM)
    assert code_of(refused) == "REV-122"


def test_a_dossier_opens_by_itself():
    cast = make_cast()
    with pytest.raises(Refused) as refused:
        operations.open_dossier(design_id=make_submitted_design(cast).pk, by=cast.actor("academic"))
    assert code_of(refused) == "REV-121"


def test_the_last_voice_passes_the_panels_gate():
    court = make_court()
    for seat in SEATS[:-1]:
        give_voice(court, seat)
    assert court.again().outcome == Outcome.OPEN
    give_voice(court, SEATS[-1])
    assert court.again().outcome == Outcome.DISCUSSING
    assert not GatePassage.objects.filter(gate="G3").exists()
    confirm(court, SEATS[1])
    assert court.again().outcome == Outcome.APPROVING
    assert Design.objects.get().state == DesignState.APPROVING
    assert GatePassage.objects.filter(gate="G3", version=1).count() == 1
    assert happened("AllianceApproved") == 1
    assert happened("VoiceGiven") == len(SEATS)


def test_one_return_reopens_the_design_when_the_panel_has_discussed():
    court = make_returned_court()
    dossier = court.again()
    assert (dossier.outcome, dossier.design.state, dossier.design.version) == (Outcome.RETURNED, DesignState.DRAFTING, 2)
    assert dossier.closed_at is not None
    assert happened("DossierReturned") == 1
    with pytest.raises(Refused) as refused:
        give_voice(court, "student-board")
    assert code_of(refused) == "REV-101"


def test_a_returned_design_comes_back_as_its_next_version():
    court = make_returned_court()
    from juncta.design import operations as designs  # the team sends it again

    designs.submit(design=Design.objects.get(), by=court.cast.actor("academic"))
    second = operations.open_dossier(design_id=court.dossier.design_id, by=SYSTEM)
    assert (second.version, second.outcome, Dossier.objects.count()) == (2, Outcome.OPEN, 2)


def test_the_last_university_approves_the_design():
    court = make_approving_court()
    for institution in ("helsinki", "krakow"):
        give_decision(court, institution)
    assert court.again().outcome == Outcome.APPROVING
    give_decision(court, "bologna")
    assert court.again().outcome == Outcome.APPROVED
    assert Design.objects.get().state == DesignState.APPROVED
    assert GatePassage.objects.filter(gate="G4").count() == 1
    assert happened("DesignApproved") == 1


def test_one_university_returns_it_for_all():
    court = make_approving_court()
    give_decision(court, "helsinki")
    give_decision(court, "krakow", Decision.RETURNED, reasons="Our senate asks for an exam.")
    assert court.again().outcome == Outcome.RETURNED
    assert Design.objects.get().state == DesignState.DRAFTING
    with pytest.raises(Refused) as refused:
        give_decision(court, "bologna")
    assert code_of(refused) == "REV-112"


def test_a_seat_speaks_once():
    court = make_court()
    give_voice(court, "student-board")
    with pytest.raises(Refused) as refused:
        give_voice(court, "student-board")
    assert code_of(refused) == "REV-104"


def test_a_seat_is_spoken_for_by_its_reviewer_only():
    court = make_court()
    for actor in (court.reviewer("teaching-learning"), court.cast.actor("designer"), VISITOR):
        with pytest.raises(Refused) as refused:
            operations.speak(dossier=court.dossier, by=actor, seat="student-board", verdict=Verdict.APPROVE, reasons="Fine.")
        assert code_of(refused) == "REV-103"


@pytest.mark.parametrize("who", ["academic", "designer", "student"])
def test_the_team_does_not_review_its_own_design(who):
    court = make_court()
    make_mandate(getattr(court.cast, who), Role.REVIEWER, body=court.bodies["student-board"])
    with pytest.raises(Refused) as refused:
        operations.speak(dossier=court.dossier, by=court.cast.actor(who), seat="student-board", verdict=Verdict.APPROVE, reasons="Mine.")
    assert code_of(refused) == "REV-102"


def test_a_body_without_a_seat_is_not_heard():
    court = make_court()
    with pytest.raises(Refused) as refused:
        operations.speak(
            dossier=court.dossier, by=court.cast.actor("chair"), seat="ssc-sustainability", verdict=Verdict.APPROVE, reasons="Yes."
        )
    assert code_of(refused) == "REV-105"


@pytest.mark.parametrize("reasons", ["", "  \n "])
def test_a_voice_needs_reasons(reasons):
    with pytest.raises(Refused) as refused:
        give_voice(make_court(), "student-board", reasons=reasons)
    assert code_of(refused) == "REV-106"


def test_universities_decide_after_the_panel():
    with pytest.raises(Refused) as refused:
        give_decision(make_court(), "helsinki")
    assert code_of(refused) == "REV-111"


def test_a_university_decides_once():
    court = make_approving_court()
    give_decision(court, "helsinki")
    with pytest.raises(Refused) as refused:
        give_decision(court, "helsinki")
    assert code_of(refused) == "REV-115"


def test_an_approver_decides_for_their_own_university():
    court = make_approving_court()
    with pytest.raises(Refused) as refused:
        operations.decide(
            dossier=court.dossier,
            by=court.approver("krakow"),
            institution=court.cast.institutions["helsinki"],
            decision=Decision.APPROVED,
            deciding_body="Council",
            decided_on=clock.today(),
        )
    assert code_of(refused) == "REV-113"


def test_a_university_that_does_not_award_does_not_decide():
    court = make_approving_court()
    leuven = make_institution(court.cast.alliance, "leuven")
    approver = make_person(institution=leuven, roles=[Role.APPROVER])
    with pytest.raises(Refused) as refused:
        operations.decide(
            dossier=court.dossier,
            by=actor_of(approver),
            institution=leuven,
            decision=Decision.APPROVED,
            deciding_body="Council",
            decided_on=clock.today(),
        )
    assert code_of(refused) == "REV-114"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ({"deciding_body": " "}, "REV-116"),
        ({"decided_on": clock.today() + timedelta(days=1)}, "REV-117"),
        ({"valid_until": clock.today() - timedelta(days=30)}, "REV-118"),
        ({"decision": Decision.RETURNED, "reasons": ""}, "REV-119"),
    ],
)
def test_a_decision_is_recorded_whole(written, code):
    with pytest.raises(Refused) as refused:
        give_decision(make_approving_court(), "helsinki", **written)
    assert code_of(refused) == code
    assert not InstitutionalApproval.objects.exists()


def test_what_was_said_and_frozen_stays():
    court = make_approved_court()
    for statement in (
        lambda: Voice.objects.update(verdict=Verdict.RETURN),
        lambda: Voice.objects.all().delete(),
        lambda: InstitutionalApproval.objects.update(reasons="Changed."),
        lambda: Dossier.objects.update(snapshot={}),
        lambda: Dossier.objects.update(outcome=Outcome.OPEN, closed_at=None),
        lambda: court.again().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            statement()


def test_a_framework_without_a_panel_opens_nothing():
    cast = make_cast()
    make_panel(cast)
    design = make_submitted_design(cast)
    without = design.framework.content | {"gates": [gate for gate in design.framework.content["gates"] if gate["decides"] != "all-seats"]}
    with connection.cursor() as cursor:  # a published framework is never changed; this one never had a panel
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE framework_framework DISABLE TRIGGER USER")
        cursor.execute("UPDATE framework_framework SET content = %s, digest = %s", [json.dumps(without), digest(without)])
        cursor.execute("ALTER TABLE framework_framework ENABLE TRIGGER USER")
    with pytest.raises(Refused) as refused:
        operations.open_dossier(design_id=design.pk, by=SYSTEM)
    assert code_of(refused) == "REV-123"
