"""A rush: sixty apply for twenty places at once; exactly twenty get one, and everybody gets a receipt."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction

from juncta.base import clock
from juncta.base.models import Happening
from juncta.enrolment import operations, queries
from juncta.enrolment.facts import EnrolmentState
from juncta.enrolment.models import Enrolment
from juncta.kernel.actor import SYSTEM
from juncta.kernel.refusal import Refused
from tests.alliance.factories import actor_of
from tests.catalogue.factories import make_offering
from tests.enrolment.factories import make_enrolment, make_learner

pytestmark = pytest.mark.django_db(transaction=True)

PLACES, RUSH, GATES = 20, 60, 12


def rush(act, crowd):
    """Run the act for everybody, some at a time, starting together; each answers with its result, or how it failed."""
    start = Barrier(GATES)

    def run(share):
        answers = []
        try:
            start.wait(timeout=30)
            for each in share:
                try:
                    answers.append(act(each))
                except Refused as refused:
                    answers.append(refused.refusal.code)
                except IntegrityError as error:
                    answers.append(type(error).__name__)
        finally:
            connection.close()
        return answers

    with ThreadPoolExecutor(GATES) as pool:
        return [answer for share in pool.map(run, (crowd[gate::GATES] for gate in range(GATES))) for answer in share]


@pytest.fixture
def offering():
    return make_offering(capacity=PLACES)


@pytest.fixture
def crowd(offering):
    return [make_learner(offering.alliance) for _ in range(RUSH)]


def places():
    return sorted(Enrolment.objects.filter(place__isnull=False).values_list("place", flat=True))


def test_exactly_as_many_places_as_there_are_and_a_receipt_for_everybody(offering, crowd):
    answers = rush(lambda person: operations.apply(offering=offering, by=actor_of(person)), crowd)
    assert all(isinstance(answer, Enrolment) for answer in answers)  # no false refusal
    assert places() == list(range(1, PLACES + 1))
    assert sorted(Enrolment.objects.values_list("receipt", flat=True)) == list(range(1, RUSH + 1))
    placed = Enrolment.objects.filter(state=EnrolmentState.ENROLLED)
    assert max(placed.values_list("receipt", flat=True)) == PLACES  # first come, first served
    assert Happening.objects.filter(kind="PlaceGranted").count() == PLACES
    assert Happening.objects.filter(kind="PlacedOnWaitingList").count() == RUSH - PLACES


def naively(offering, all_have_counted):
    """The naive variant: count, compare, write, with nobody holding the offering."""

    def apply(person):
        with transaction.atomic():
            held = Enrolment.objects.filter(offering=offering, place__isnull=False).count()
            if all_have_counted:
                all_have_counted.wait(timeout=30)
            if held >= offering.capacity:
                return "full"
            return Enrolment.objects.create(
                alliance=offering.alliance,
                offering=offering,
                person=person,
                receipt=int(person.email.split("@")[0].split("-")[1]),
                place=held + 1,
                state=EnrolmentState.ENROLLED,
                applied_at=clock.now(),
            )

    return apply


def test_the_naive_variant_sells_more_places_than_there_are(offering, crowd):
    """Without the constraints nothing stops it: everybody at the gates counts the same free place and takes it."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE enrolment_enrolment DROP CONSTRAINT one_enrolment_per_place")
    try:
        rush(naively(offering, Barrier(GATES)), crowd)
        assert len(places()) > PLACES
    finally:
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE enrolment_enrolment CASCADE")
            cursor.execute("ALTER TABLE enrolment_enrolment ADD CONSTRAINT one_enrolment_per_place UNIQUE (offering_id, place)")


def test_the_constraints_stop_the_naive_variant(offering, crowd):
    answers = rush(naively(offering, None), crowd)
    assert len(places()) == len(set(places())) <= PLACES
    assert set(map(str, answers)) - {"full"}


def test_a_learner_who_clicks_twice_at_once_applies_once(offering):
    by = actor_of(make_learner(offering.alliance))
    answers = rush(lambda _click: operations.apply(offering=offering, by=by), list(range(GATES)))
    assert sum(isinstance(answer, Enrolment) for answer in answers) == 1
    assert answers.count("ENR-107") == GATES - 1


def test_places_given_back_in_a_rush_are_all_filled_once():
    offering = make_offering(capacity=GATES)
    placed = [make_enrolment(offering) for _ in range(GATES)]
    for _ in range(GATES):
        make_enrolment(offering)

    def leave(enrolment):
        operations.withdraw(enrolment=enrolment, by=actor_of(enrolment.person))
        return operations.fill_places(offering_id=offering.pk, by=SYSTEM)

    rush(leave, placed)
    assert places() == list(range(1, GATES + 1))
    full = queries.occupancy(offering)
    assert (full.held, full.waiting) == (GATES, 0)
    assert Happening.objects.filter(kind="PlaceGranted").count() == 2 * GATES


def test_a_turn_given_up_while_places_are_handed_out_is_lost_or_taken_never_both():
    offering = make_offering(capacity=1)
    placed, waiting = make_enrolment(offering), make_enrolment(offering)
    operations.withdraw(enrolment=placed, by=actor_of(placed.person))

    def act(number):
        if number % 2:
            return operations.fill_places(offering_id=offering.pk, by=SYSTEM)
        return operations.withdraw(enrolment=waiting, by=actor_of(waiting.person))

    rush(act, list(range(GATES)))
    waiting.refresh_from_db()
    assert (waiting.state, waiting.place) == (EnrolmentState.WITHDRAWN, None)
    assert places() == []
