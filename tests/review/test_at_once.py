"""The last two voices at once give exactly one outcome; without the lock they would give none."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection, transaction

from juncta.base import clock
from juncta.base.models import Happening
from juncta.design import operations as designs
from juncta.design.models import Design, GatePassage
from juncta.kernel.actor import SYSTEM
from juncta.kernel.refusal import Refused
from juncta.review import operations, queries, rules
from juncta.review.facts import Outcome, Verdict
from juncta.review.models import Conflict, Dossier, InstitutionalApproval, Voice
from tests.alliance.factories import actor_of
from tests.catalogue.factories import make_office
from tests.design.factories import make_cast, make_submitted_design
from tests.review.factories import (
    SEATS,
    confirm,
    give_decision,
    give_voice,
    make_approving_court,
    make_court,
    make_discussing_court,
    make_panel,
)

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


def test_the_last_two_voices_at_once_begin_one_discussion():
    court = make_court()
    give_voice(court, SEATS[0])
    voices = at_once(lambda: give_voice(court, SEATS[1]), lambda: give_voice(court, SEATS[2]))
    assert all(isinstance(voice, Voice) for voice in voices)
    assert court.again().outcome == Outcome.DISCUSSING
    assert happened("PanelSpoke") == 1


def test_without_the_lock_both_voices_would_find_the_panel_incomplete():
    """The naive variant: read, write, count, with nobody holding the row. Each sees a panel without the other's voice."""
    court = make_court()
    give_voice(court, SEATS[0])
    both_have_written = Barrier(2)

    def naively(key):
        with transaction.atomic():
            dossier = Dossier.objects.get(pk=court.dossier.pk)
            seat = dossier.panel_seats.get(key=key)
            person = court.reviewers[key]
            Voice.objects.create(dossier=dossier, seat=seat, person=person, verdict=Verdict.APPROVE, reasons="Fine.", at=dossier.opened_at)
            both_have_written.wait(timeout=10)
            return rules.panel_outcome(dossier.panel())

    outcomes = at_once(lambda: naively(SEATS[1]), lambda: naively(SEATS[2]))
    assert outcomes == [Outcome.OPEN, Outcome.OPEN]
    assert rules.panel_outcome(court.again().panel()) is Outcome.DISCUSSING  # all have spoken, and nobody noticed
    assert happened("PanelSpoke") == 0


def test_a_seat_that_speaks_twice_at_once_is_heard_once():
    court = make_court()
    answers = at_once(*(lambda: give_voice(court, "student-board"),) * 2)
    assert sorted(isinstance(answer, Voice) for answer in answers) == [False, True]
    assert "REV-104" in answers
    assert Voice.objects.count() == 1


def test_two_confirmations_at_once_decide_once():
    court = make_discussing_court()
    at_once(lambda: confirm(court, SEATS[0]), lambda: confirm(court, SEATS[1]))
    assert court.again().outcome == Outcome.APPROVING
    assert happened("AllianceApproved") == 1
    assert GatePassage.objects.filter(gate="G3").count() == 1


def test_a_confirmation_and_a_changed_voice_at_once_leave_one_consistent_outcome():
    court = make_discussing_court()
    changed = {"verdict": Verdict.RETURN, "reasons": "No.", "because": "I read it again."}
    by = court.reviewer("student-board")
    at_once(
        lambda: confirm(court, SEATS[0]),
        lambda: operations.revise_voice(dossier=court.dossier, by=by, seat="student-board", **changed),
    )
    dossier = court.again()
    revised = Voice.objects.filter(number=2).exists()
    assert (
        dossier.outcome == Outcome.DISCUSSING
    ) == revised  # changed first: the confirmation does not count; confirmed first: it is decided
    assert (dossier.outcome == Outcome.APPROVING) == (not revised)
    assert GatePassage.objects.filter(gate="G3").exists() == (not revised)


def test_twenty_acts_at_once_on_one_dossier_leave_one_consistent_outcome():
    court = make_court()
    design = court.dossier.design
    office = actor_of(make_office(court.cast.alliance))
    acts = [lambda seat=seat: give_voice(court, seat) for seat in SEATS for _ in range(3)]
    acts += [lambda seat=seat: confirm(court, seat) for seat in SEATS for _ in range(2)]
    acts += [lambda: designs.describe(design=design, by=court.cast.actor("academic"), ects="5") for _ in range(2)]
    acts += [lambda: operations.declare_conflict(dossier=court.dossier, by=court.reviewer(SEATS[2]), reasons="A tie.")]
    acts += [lambda: operations.open_dossier(design_id=design.pk, by=SYSTEM)]
    acts += [
        lambda: operations.object_to(
            dossier=court.dossier, by=court.approver("krakow"), institution=court.cast.institutions["krakow"], reasons="Wait."
        )
    ]
    acts += [lambda: operations.postpone(dossier=court.dossier, by=office, due_on=clock.today() + timedelta(days=90), reasons="Exams.")]
    assert len(acts) >= TWENTY
    at_once(*acts)
    dossier = court.again()
    spoken = set(Voice.objects.values_list("seat__key", flat=True))
    assert Voice.objects.count() == len(spoken) <= len(SEATS)
    assert (dossier.outcome != Outcome.OPEN) == (spoken == set(SEATS))
    assert not Conflict.objects.filter(person__in=Voice.objects.values("person")).exists()
    assert GatePassage.objects.filter(gate="G3").count() == happened("AllianceApproved") == (dossier.outcome == Outcome.APPROVING)
    assert Dossier.objects.count() == 1
    assert str(Design.objects.get().ects) in {"10", "10.0"}  # nobody edits what is judged
    assert queries.is_intact(dossier)


TWENTY = 20


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
