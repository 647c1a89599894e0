"""The last two voices at once give exactly one outcome; without the lock they would give none."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from juncta.base.models import Happening
from juncta.design.models import GatePassage
from juncta.kernel.actor import SYSTEM
from juncta.kernel.refusal import Refused
from juncta.review import operations, rules
from juncta.review.facts import Outcome, Verdict
from juncta.review.models import Dossier, InstitutionalApproval, Voice
from tests.design.factories import make_cast, make_submitted_design
from tests.review.factories import SEATS, give_decision, give_voice, make_approving_court, make_court, make_panel

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """Run the acts in threads that start together; each answers with its result or its refusal's code."""
    start = Barrier(len(acts))

    def run(act):
        try:
            start.wait(timeout=10)
            return act()
        except Refused as refused:
            return refused.refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def happened(kind: str) -> int:
    return Happening.objects.filter(kind=kind).count()


def test_the_last_two_voices_at_once_give_one_outcome():
    court = make_court()
    give_voice(court, SEATS[0])
    voices = at_once(lambda: give_voice(court, SEATS[1]), lambda: give_voice(court, SEATS[2]))
    assert all(isinstance(voice, Voice) for voice in voices)
    assert court.again().outcome == Outcome.APPROVING
    assert happened("AllianceApproved") == 1
    assert GatePassage.objects.filter(gate="G3").count() == 1


def test_without_the_lock_both_voices_would_find_the_panel_incomplete():
    """The naive variant: read, write, count, with nobody holding the row. Each sees a panel without the other's voice."""
    court = make_court()
    give_voice(court, SEATS[0])
    both_have_written = Barrier(2)

    def naively(seat):
        with transaction.atomic():
            dossier = Dossier.objects.get(pk=court.dossier.pk)
            person = court.reviewers[seat]
            Voice.objects.create(
                dossier=dossier, body=court.bodies[seat], person=person, verdict=Verdict.APPROVE, reasons="Fine.", at=dossier.opened_at
            )
            both_have_written.wait(timeout=10)
            return rules.panel_outcome(dossier.panel())

    outcomes = at_once(lambda: naively(SEATS[1]), lambda: naively(SEATS[2]))
    assert outcomes == [Outcome.OPEN, Outcome.OPEN]
    assert rules.panel_outcome(court.again().panel()) is Outcome.APPROVING  # all have spoken, and nobody noticed
    assert happened("AllianceApproved") == 0


def test_a_seat_that_speaks_twice_at_once_is_heard_once():
    court = make_court()
    answers = at_once(*(lambda: give_voice(court, "student-board"),) * 2)
    assert sorted(isinstance(answer, Voice) for answer in answers) == [False, True]
    assert "REV-104" in answers
    assert Voice.objects.count() == 1


def test_an_approval_and_a_return_at_once_give_one_outcome():
    court = make_court()
    for seat in SEATS[:2]:
        give_voice(court, seat)
    at_once(lambda: give_voice(court, SEATS[2]), lambda: give_voice(court, SEATS[2], Verdict.RETURN, "No."))
    assert happened("AllianceApproved") + happened("DossierReturned") == 1
    assert court.again().outcome in {Outcome.APPROVING, Outcome.RETURNED}


def test_the_last_two_universities_at_once_approve_once():
    court = make_approving_court()
    give_decision(court, "helsinki")
    decisions = at_once(lambda: give_decision(court, "krakow"), lambda: give_decision(court, "bologna"))
    assert all(isinstance(decision, InstitutionalApproval) for decision in decisions)
    assert court.again().outcome == Outcome.APPROVED
    assert happened("DesignApproved") == 1


def test_a_dossier_opened_twice_at_once_is_one():
    cast = make_cast()
    make_panel(cast)
    design = make_submitted_design(cast)
    opened = at_once(*(lambda: operations.open_dossier(design_id=design.pk, by=SYSTEM),) * 2)
    assert opened[0] == opened[1]
    assert happened("DossierOpened") == 1
