"""Applying, withdrawing, handing out places, completing."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from juncta.base import clock
from juncta.base.models import Happening
from juncta.catalogue.models import Offering
from juncta.enrolment import operations, queries
from juncta.enrolment.facts import EnrolmentState
from juncta.enrolment.models import Enrolment
from juncta.kernel.actor import SYSTEM, VISITOR, Role
from juncta.kernel.refusal import Refused
from tests.alliance.factories import actor_of, make_alliance, make_institution, make_person
from tests.catalogue.factories import make_edition, make_offering, make_office
from tests.enrolment.factories import make_enrolment, make_learner

pytestmark = pytest.mark.django_db


@pytest.fixture
def offering():
    return make_offering(capacity=2)


def refused(code, act, **more):
    with pytest.raises(Refused) as caught:
        act(**more)
    assert caught.value.refusal.code == code
    assert caught.value.refusal.sentence
    return caught.value.refusal


def happened(enrolment):
    return list(Happening.objects.filter(subject="enrolment", subject_id=enrolment.pk).order_by("id").values_list("kind", flat=True))


def test_a_learner_gets_a_receipt_and_a_free_place(offering):
    enrolment = make_enrolment(offering, motivation="  I farm.  ")
    assert (enrolment.receipt, enrolment.place, enrolment.state) == (1, 1, EnrolmentState.ENROLLED)
    assert enrolment.motivation == "I farm."
    assert enrolment.placed_at
    assert happened(enrolment) == ["LearnerApplied", "PlaceGranted"]


def test_who_finds_no_place_waits_in_receipt_order(offering):
    enrolments = [make_enrolment(offering) for _ in range(4)]
    assert [each.receipt for each in enrolments] == [1, 2, 3, 4]
    assert [each.place for each in enrolments] == [1, 2, None, None]
    assert [queries.position(each) for each in enrolments] == [None, None, 1, 2]
    assert happened(enrolments[3]) == ["LearnerApplied", "PlacedOnWaitingList"]


def test_a_place_given_back_goes_to_whoever_waits_longest(offering):
    first, _second, third, fourth = (make_enrolment(offering) for _ in range(4))
    operations.withdraw(enrolment=first, by=actor_of(first.person))
    assert happened(first)[-1] == "LearnerWithdrew"
    for _ in range(2):  # a reaction may run twice
        operations.fill_places(offering_id=offering.pk, by=SYSTEM)
    third.refresh_from_db()
    fourth.refresh_from_db()
    assert (third.state, third.place) == (EnrolmentState.ENROLLED, 1)
    assert (fourth.state, queries.position(fourth)) == (EnrolmentState.WAITING, 1)
    assert happened(third).count("PlaceGranted") == 1


def test_nobody_overtakes_the_waiting_list(offering):
    first, _second, third = (make_enrolment(offering) for _ in range(3))
    operations.withdraw(enrolment=first, by=actor_of(first.person))
    late = make_enrolment(offering)  # before the house has filled the place
    third.refresh_from_db()
    assert third.place == 1
    assert late.state == EnrolmentState.WAITING


def test_whoever_withdrew_can_apply_again_with_a_new_receipt(offering):
    first = make_enrolment(offering)
    operations.withdraw(enrolment=first, by=actor_of(first.person))
    again = make_enrolment(offering, first.person)
    assert (again.receipt, again.place) == (2, 1)


def test_completing_keeps_the_place_and_happens_once(offering):
    enrolment = make_enrolment(offering)
    for _ in range(2):
        done = operations.complete(enrolment=enrolment, by=SYSTEM)
    assert (done.state, done.place) == (EnrolmentState.COMPLETED, 1)
    assert happened(enrolment).count("LearnerCompleted") == 1


# --- refusals -------------------------------------------------------------------------------------------------------------------


def test_a_visitor_does_not_apply(offering):
    refused("ENR-101", operations.apply, offering=offering, by=VISITOR)


def test_a_learner_of_another_alliance_does_not_apply(offering):
    stranger = make_learner(make_alliance("other"))
    refused("ENR-102", operations.apply, offering=offering, by=actor_of(stranger))


def test_without_a_learners_mandate_nobody_applies(offering):
    academic = make_person(offering.alliance, roles=[Role.ACADEMIC])
    refused("ENR-103", operations.apply, offering=offering, by=actor_of(academic))


def test_nobody_applies_before_enrolment_begins_or_after_it_ends(offering):
    by = actor_of(make_learner(offering.alliance))
    with clock.set_to(offering.enrol_from - timedelta(seconds=1)):
        assert "Come back on" in refused("ENR-104", operations.apply, offering=offering, by=by).way_out
    with clock.set_to(offering.enrol_until):
        refused("ENR-105", operations.apply, offering=offering, by=by)
    with clock.set_to(offering.enrol_until - timedelta(seconds=1)):
        assert operations.apply(offering=offering, by=by).place


def test_nobody_applies_twice(offering):
    placed, _other, waiting = (make_enrolment(offering) for _ in range(3))
    refused("ENR-107", operations.apply, offering=offering, by=actor_of(placed.person))
    refused("ENR-106", operations.apply, offering=offering, by=actor_of(waiting.person))


def test_nobody_earns_the_same_micro_credential_twice(offering):
    enrolment = make_enrolment(offering)
    operations.complete(enrolment=enrolment, by=SYSTEM)
    refused("ENR-108", operations.apply, offering=make_offering(offering.edition), by=actor_of(enrolment.person))


def test_only_the_learner_withdraws_and_only_once(offering):
    enrolment = make_enrolment(offering)
    refused("ENR-111", operations.withdraw, enrolment=enrolment, by=actor_of(make_office()))
    operations.withdraw(enrolment=enrolment, by=actor_of(enrolment.person))
    refused("ENR-112", operations.withdraw, enrolment=enrolment, by=actor_of(enrolment.person))


def test_nobody_withdraws_from_what_is_completed(offering):
    enrolment = make_enrolment(offering)
    operations.complete(enrolment=enrolment, by=SYSTEM)
    refused("ENR-113", operations.withdraw, enrolment=enrolment, by=actor_of(enrolment.person))


def test_only_the_house_and_the_office_hand_out_places(offering):
    refused("ENR-121", operations.fill_places, offering_id=offering.pk, by=actor_of(make_learner()))
    refused("ENR-121", operations.fill_places, offering_id=offering.pk, by=actor_of(make_office(make_alliance("other"))))
    assert operations.fill_places(offering_id=offering.pk, by=actor_of(make_office())) == []


def test_only_the_board_completes_and_only_who_has_a_place(offering):
    enrolments = [make_enrolment(offering) for _ in range(3)]
    refused("ENR-131", operations.complete, enrolment=enrolments[0], by=actor_of(enrolments[0].person))
    refused("ENR-132", operations.complete, enrolment=enrolments[2], by=SYSTEM)


# --- what the database holds when the code is wrong ------------------------------------------------------------------------------


def row(offering, **more):
    fields = {
        "alliance": offering.alliance,
        "offering": offering,
        "person": make_learner(offering.alliance),
        "receipt": 99,
        "place": 1,
        "state": EnrolmentState.ENROLLED,
        "applied_at": clock.now(),
        **more,
    }
    with transaction.atomic():
        return Enrolment.objects.create(**fields)


@pytest.mark.parametrize("place", [0, 3])
def test_there_is_no_place_above_the_capacity(offering, place):
    with pytest.raises(IntegrityError, match="there is no place"):
        row(offering, place=place)


def test_no_place_is_held_twice(offering):
    row(offering)
    with pytest.raises(IntegrityError, match="one_enrolment_per_place"):
        row(offering, receipt=100)


def test_a_place_is_held_exactly_by_those_who_are_enrolled(offering):
    with pytest.raises(IntegrityError, match="a_place_exactly_when_enrolled"):
        row(offering, place=None)
    with pytest.raises(IntegrityError, match="a_place_exactly_when_enrolled"):
        row(offering, state=EnrolmentState.WAITING)


def test_an_enrolment_stays_in_its_alliance(offering):
    with pytest.raises(IntegrityError, match="one alliance"):
        row(offering, person=make_learner(make_alliance("other")))
    with pytest.raises(IntegrityError, match="one alliance"):
        row(offering, alliance=make_alliance("other"))


def test_the_capacity_never_falls_below_a_place_that_is_held(offering):
    for _ in range(2):
        make_enrolment(offering)
    with pytest.raises(IntegrityError, match="somebody holds a place"), transaction.atomic():
        Offering.objects.filter(pk=offering.pk).update(capacity=1)


def test_an_enrolment_is_never_deleted(offering):
    enrolment = make_enrolment(offering)
    with pytest.raises(IntegrityError, match="never changed or deleted"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM enrolment_enrolment WHERE id = %s", [enrolment.pk])


# --- queries ---------------------------------------------------------------------------------------------------------------------


def test_learners_see_themselves_and_nobody_else(offering):
    mine, other = make_enrolment(offering), make_enrolment(offering)
    assert list(queries.visible_to(actor_of(mine.person))) == [mine]
    assert list(queries.mine(actor_of(other.person))) == [other]
    assert not queries.visible_to(VISITOR).exists()
    assert queries.visible_to(SYSTEM).count() == 2


@pytest.mark.parametrize("role", [Role.REGISTRAR, Role.TEACHER, Role.EXAMINER])
def test_partners_of_the_edition_see_its_learners_other_universities_do_not(offering, role):
    enrolment = make_enrolment(offering)
    partner = make_person(institution=make_institution(offering.alliance, "krakow"), roles=[role])
    outside = make_person(institution=make_institution(offering.alliance, "zurich"), roles=[role])
    assert list(queries.visible_to(actor_of(partner))) == [enrolment]
    assert not queries.visible_to(actor_of(outside)).exists()


def test_nothing_is_seen_across_alliances(offering):
    mine = make_enrolment(offering)
    theirs = make_enrolment(make_offering(make_edition("other")))
    office, stranger = actor_of(make_office()), actor_of(make_office(theirs.alliance))
    assert list(queries.visible_to(office)) == [mine]
    assert list(queries.visible_to(stranger)) == [theirs]
    assert list(queries.offerings_kept_by(stranger)) == [theirs.offering]
    assert [each.offering for each in queries.kept_by(office)] == [offering]


def test_how_full_an_offering_is(offering):
    for _ in range(3):
        make_enrolment(offering)
    full = queries.occupancy(offering)
    assert (full.capacity, full.held, full.waiting, full.free) == (2, 2, 1, 0)
    assert queries.places_left(make_offering(offering.edition)) == 2


def test_what_it_costs(offering):
    assert queries.fee_for(offering, make_learner(offering.alliance)) == 0
    assert queries.fee_for(offering, make_learner(offering.alliance, home="")) == 45
    assert queries.fee_for(offering, None) == 45
