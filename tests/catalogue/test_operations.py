"""Publishing once, freezing for good, and offerings that make sense."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import DatabaseError, connection, transaction

from juncta.base import clock
from juncta.base.models import Happening
from juncta.catalogue import operations, permits, queries
from juncta.catalogue.models import Edition, Offering
from juncta.kernel.actor import SYSTEM, VISITOR, Role
from juncta.kernel.canonical import digest
from juncta.kernel.refusal import Refused
from tests.alliance.factories import actor_of, make_body, make_institution, make_mandate, make_person
from tests.catalogue.factories import make_edition, make_offering, make_office, offering_fields
from tests.review.factories import make_approved_court, make_approving_court

pytestmark = pytest.mark.django_db


def code_of(refused) -> str:
    return refused.value.refusal.code


def test_an_edition_freezes_what_was_judged():
    court = make_approved_court()
    edition = make_edition(court=court)
    content = queries.content_of(edition)
    assert content.title == court.dossier.snapshot["title"]
    assert content.awarding == ("bologna", "helsinki", "krakow")
    assert content.evidence.digest == court.dossier.digest
    assert [each.deciding_body for each in content.evidence.approvals] == ["Academic Council"] * 3
    assert edition.digest == digest(edition.content)
    assert (edition.number, edition.slug) == (1, f"{edition.design.slug}-1")
    assert "findings" not in edition.content


def test_publishing_twice_publishes_once():
    edition = make_edition()
    assert operations.publish_edition(design_id=edition.design_id, by=SYSTEM) == edition
    assert Happening.objects.filter(kind="EditionPublished").count() == 1


def test_the_design_behind_an_edition_cannot_change_it():
    court = make_approved_court()
    design = court.again().design
    design.title = {"en": "Something else"}
    design.save()
    assert str(queries.content_of(make_edition(court=court)).title) == court.dossier.snapshot["title"]["en"]


def test_nothing_is_published_before_the_last_university_approves():
    court = make_approving_court()
    with pytest.raises(Refused) as refused:
        operations.publish_edition(design_id=court.dossier.design_id, by=SYSTEM)
    assert code_of(refused) == "CAT-102"


def test_an_edition_is_published_by_itself():
    court = make_approved_court()
    with pytest.raises(Refused) as refused:
        operations.publish_edition(design_id=court.dossier.design_id, by=court.cast.actor("academic"))
    assert code_of(refused) == "CAT-101"
    assert operations.publish_edition(design_id=court.dossier.design_id, by=actor_of(make_office(court.cast.alliance)))


@pytest.mark.parametrize(
    "statement",
    [lambda: Edition.objects.update(digest="0" * 64), lambda: Edition.objects.update(content={}), lambda: Edition.objects.all().delete()],
)
def test_an_edition_stays_as_it_was_published(statement):
    edition = make_edition()
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        statement()
    assert Edition.objects.get().digest == edition.digest


@pytest.mark.django_db(transaction=True)
def test_an_edition_published_twice_at_once_is_one():
    court = make_approved_court()
    start = Barrier(2)

    def publish(_):
        try:
            start.wait(timeout=10)
            return operations.publish_edition(design_id=court.dossier.design_id, by=SYSTEM)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(publish, range(2))
    assert first == second
    assert Happening.objects.filter(kind="EditionPublished").count() == 1


def test_the_office_and_the_coordinating_university_open_offerings():
    edition = make_edition()
    committee = make_body(edition.alliance, "ssc-sustainability")
    helsinki, krakow = (make_institution(edition.alliance, slug) for slug in ("helsinki", "krakow"))
    for person in (
        make_office(edition.alliance),
        make_person(institution=helsinki, roles=[Role.REGISTRAR]),
        make_person(institution=helsinki, roles=[Role.ACADEMIC]),
        make_committee_member(helsinki, committee),
    ):
        assert operations.open_offering(edition=edition, by=actor_of(person), **offering_fields())
    for actor in (
        actor_of(make_person(institution=krakow, roles=[Role.REGISTRAR])),
        actor_of(make_committee_member(krakow, committee)),
        actor_of(make_person(institution=helsinki, roles=[Role.TEACHER])),
        actor_of(make_office(make_edition("harbour").alliance)),
        VISITOR,
    ):
        with pytest.raises(Refused) as refused:
            operations.open_offering(edition=edition, by=actor, **offering_fields())
        assert code_of(refused) == "CAT-111"
    assert Happening.objects.filter(kind="OfferingOpened").count() == 4


def make_committee_member(home, committee):
    """An academic whose mandate is for a committee, not for their university."""
    person = make_person(institution=home)
    make_mandate(person, Role.ACADEMIC, body=committee)
    return person


NOW = clock.now()


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ({"capacity": 0}, "CAT-112"),
        ({"enrol_until": NOW - timedelta(days=2)}, "CAT-113"),
        ({"enrol_from": NOW - timedelta(days=9), "enrol_until": NOW - timedelta(days=2)}, "CAT-114"),
        ({"ends_on": (NOW + timedelta(days=3)).date()}, "CAT-115"),
        ({"starts_on": NOW.date(), "ends_on": (NOW + timedelta(days=3)).date()}, "CAT-116"),
        ({"other_fee": Decimal(-1)}, "CAT-117"),
    ],
)
def test_an_offering_makes_sense(written, code):
    edition = make_edition()
    with pytest.raises(Refused) as refused:
        operations.open_offering(edition=edition, by=actor_of(make_office(edition.alliance)), **offering_fields(NOW, **written))
    assert code_of(refused) == code
    assert not Offering.objects.exists()


def test_one_university_may_award_for_the_alliance():
    edition = make_edition(court=make_on_behalf())
    content = queries.content_of(edition)
    assert (content.is_joint, content.awarding, len(content.institutions)) == (False, ("helsinki",), 3)


def make_on_behalf():
    """An approved dossier of the model in which Helsinki alone awards."""
    from juncta.design import operations as designs
    from juncta.review import operations as review
    from tests.design.factories import make_cast, make_whole_design
    from tests.review.factories import SEATS, Court, confirm, give_decision, give_voice, make_panel

    cast = make_cast()
    bodies, reviewers = make_panel(cast)
    design = designs.submit(design=make_whole_design(cast, awarding=["helsinki"]), by=cast.actor("academic"))
    court = Court(cast, bodies, reviewers, review.open_dossier(design_id=design.pk, by=SYSTEM))
    for seat in SEATS:
        give_voice(court, seat)
    confirm(court, SEATS[0])
    give_decision(court, "helsinki")
    return court


def test_an_open_offering_is_among_those_one_can_enrol_in():
    offering = make_offering()
    assert list(queries.offerings_open(VISITOR)) == [offering]


def test_nothing_is_published_that_nobody_coordinates():
    dossier = make_approved_court().dossier
    dossier.snapshot = {**dossier.snapshot, "coordinating": ""}  # as after an exception for it
    assert permits.why_not_publish(SYSTEM, dossier.design, dossier).code == "CAT-104"
