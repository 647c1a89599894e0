"""Learners and enrolments for tests."""

from juncta.alliance.models import Alliance, Category, Person
from juncta.catalogue.models import Offering
from juncta.enrolment import operations
from juncta.enrolment.models import Enrolment
from juncta.kernel.actor import Role
from tests.alliance.factories import actor_of, make_alliance, make_institution, make_person
from tests.catalogue.factories import make_offering


def make_learner(alliance: Alliance | None = None, name: str = "", home: str = "leuven", **more: object) -> Person:
    """A student of a partner with a learner's mandate; without a home, somebody outside universities."""
    alliance = alliance or make_alliance()
    institution = make_institution(alliance, home) if home else None
    category = Category.STUDENT if home else Category.OUTSIDE
    return make_person(alliance, category, institution, [Role.LEARNER], name=name, **more)


def make_enrolment(offering: Offering | None = None, person: Person | None = None, **more: object) -> Enrolment:
    """A learner's application; it has a place if one was free."""
    offering = offering or make_offering()
    person = person or make_learner(offering.alliance)
    return operations.apply(offering=offering, by=actor_of(person), **more)


def make_registrar(alliance: Alliance, at: str = "bologna") -> Person:
    """A registrar of a university."""
    return make_person(alliance, Category.PROFESSIONAL, make_institution(alliance, at), [Role.REGISTRAR], name=f"Registrar {at}")
