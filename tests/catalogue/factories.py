"""Editions and offerings for tests: an approved design, frozen, and offered."""

from datetime import datetime, timedelta
from decimal import Decimal

from juncta.alliance.models import Alliance, Category, Person
from juncta.base import clock
from juncta.catalogue import operations, queries
from juncta.catalogue.models import Edition, Offering
from juncta.kernel.actor import SYSTEM, Role
from tests.alliance.factories import actor_of, make_alliance, make_person
from tests.review.factories import Court, make_approved_court


def make_edition(slug: str = "una", court: Court | None = None, **more: object) -> Edition:
    """A published edition of a design that everybody has approved; `more` goes into the design."""
    court = court or make_approved_court(slug, **more)
    edition = operations.publish_edition(design_id=court.dossier.design_id, by=SYSTEM)
    return queries.by_id(edition.pk)


def make_office(alliance: Alliance | None = None) -> Person:
    """Somebody of the alliance's office."""
    return make_person(alliance or make_alliance(), category=Category.PROFESSIONAL, roles=[Role.ALLIANCE_OFFICE], name="Office")


def offering_fields(now: datetime | None = None, **more: object) -> dict[str, object]:
    """What an offering that is open now says."""
    now = now or clock.now()
    return {
        "capacity": 2,
        "enrol_from": now - timedelta(days=1),
        "enrol_until": now + timedelta(days=30),
        "starts_on": (now + timedelta(days=40)).date(),
        "ends_on": None,
        "partner_fee": Decimal(0),
        "other_fee": Decimal(45),
        **more,
    }


def make_offering(edition: Edition | None = None, **more: object) -> Offering:
    """An offering in which one can enrol now, with two places unless said otherwise."""
    edition = edition or make_edition()
    return operations.open_offering(edition=edition, by=actor_of(make_office(edition.alliance)), **offering_fields(**more))
