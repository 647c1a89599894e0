"""Who takes part, seen by whoever is looking: learners see themselves, partners the learners of their own editions."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from juncta.alliance import queries as alliance
from juncta.catalogue import queries as catalogue
from juncta.enrolment import rules
from juncta.enrolment.facts import LIVE, SEATED, EnrolmentState
from juncta.enrolment.models import Enrolment
from juncta.kernel.actor import SYSTEM, Actor, Role

if TYPE_CHECKING:
    from juncta.alliance.models import Person
    from juncta.catalogue.models import Edition, Offering

STAFF = (Role.REGISTRAR, Role.TEACHER, Role.EXAMINER)  # who works with the learners of their institution's editions
STUDENT = "student"  # alliance.models.Category, by value


def of_partners(actor: Actor, roles: Iterable[Role], path: str) -> Q:
    """Rows whose edition, reached by `path`, has a partner at which the actor holds one of the roles; none if there is no such place."""
    at = frozenset().union(*(actor.institutions_as(role) for role in roles))
    slugs = alliance.institutions(SYSTEM).filter(pk__in=at).values_list("slug", flat=True) if at else ()
    found = Q(pk__in=[])
    for slug in slugs:
        found |= Q(**{f"{path}content__contains": {"institutions": [{"slug": slug}]}})
    return found


def _whole() -> QuerySet[Enrolment]:
    return Enrolment.objects.select_related("offering__edition__alliance", "person__institution")


def visible_to(actor: Actor) -> QuerySet[Enrolment]:
    """One's own enrolments; for registrars, teachers and examiners those in editions of their institution; for the office all."""
    if actor == SYSTEM:
        return _whole()
    if actor.is_visitor:
        return _whole().none()
    found = _whole().filter(alliance=actor.alliance)
    if actor.holds(Role.ALLIANCE_OFFICE):
        return found
    return found.filter(Q(person=actor.person) | of_partners(actor, STAFF, "offering__edition__"))


def by_id(enrolment_id: UUID) -> Enrolment:
    """The enrolment of that id, for reactions of the house; raises Enrolment.DoesNotExist."""
    return _whole().get(pk=enrolment_id)


def mine(actor: Actor) -> QuerySet[Enrolment]:
    """The actor's own enrolments, the latest application first."""
    return visible_to(actor).filter(person=actor.person).order_by("-applied_at") if actor.person else _whole().none()


def live_of(actor: Actor, offering: "Offering") -> Enrolment | None:
    """The actor's live enrolment in an offering, if there is one."""
    return mine(actor).filter(offering=offering, state__in=LIVE).first()


def learners_of(edition: "Edition") -> QuerySet[Enrolment]:
    """Everybody who holds a place in an offering of the edition, in the order of their names."""
    found = _whole().filter(offering__edition=edition, state__in=SEATED)
    return found.order_by("person__family_name", "person__given_name", "receipt")


def learners_in(offering: "Offering") -> QuerySet[Enrolment]:
    """Everybody who holds a place in the offering, in the order of their names."""
    return learners_of(offering.edition).filter(offering=offering)


def waiting_in(offering: "Offering") -> QuerySet[Enrolment]:
    """The waiting list, in the order of the receipts."""
    return _whole().filter(offering=offering, state=EnrolmentState.WAITING).order_by("receipt")


def withdrawn_from(offering: "Offering") -> QuerySet[Enrolment]:
    """Those who gave up their place or their turn, the latest first."""
    return _whole().filter(offering=offering, state=EnrolmentState.WITHDRAWN).order_by("-withdrawn_at")


def position(enrolment: Enrolment) -> int | None:
    """How many stand in the waiting list up to and including this one; None for somebody who does not wait."""
    if enrolment.state != EnrolmentState.WAITING:
        return None
    return waiting_in(enrolment.offering).filter(receipt__lte=enrolment.receipt).count()


@dataclass(frozen=True, slots=True)
class Occupancy:
    """How full an offering is."""

    capacity: int
    held: int
    waiting: int

    @property
    def free(self) -> int:
        """Places that nobody holds."""
        return self.capacity - self.held


def occupancy(offering: "Offering") -> Occupancy:
    """How full the offering is, in one query."""
    counted = Enrolment.objects.filter(offering=offering).aggregate(
        held=Count("pk", filter=Q(state__in=SEATED)), waiting=Count("pk", filter=Q(state=EnrolmentState.WAITING))
    )
    return Occupancy(capacity=offering.capacity, **counted)


def places_left(offering: "Offering") -> int:
    """Places that nobody holds."""
    return occupancy(offering).free


def offerings_kept_by(actor: Actor) -> "QuerySet[Offering]":
    """The offerings whose list of learners the actor keeps: registrars of a partner of the edition, and the alliance office."""
    found = catalogue.visible_offerings(actor)
    if actor == SYSTEM or actor.holds(Role.ALLIANCE_OFFICE):
        return found
    return found.filter(of_partners(actor, [Role.REGISTRAR], "edition__"))


@dataclass(frozen=True, slots=True)
class Kept:
    """An offering in the registrar's list, and how full it is."""

    offering: "Offering"
    occupancy: Occupancy


def kept_by(actor: Actor) -> list[Kept]:
    """The same, the latest first, each with how full it is; a fixed number of queries."""
    offerings = list(offerings_kept_by(actor).order_by("-starts_on", "pk"))
    rows = (
        Enrolment.objects.filter(offering__in=offerings)
        .order_by()
        .values("offering")
        .annotate(held=Count("pk", filter=Q(state__in=SEATED)), waiting=Count("pk", filter=Q(state=EnrolmentState.WAITING)))
    )
    counted = {row["offering"]: (row["held"], row["waiting"]) for row in rows}
    return [Kept(each, Occupancy(each.capacity, *counted.get(each.pk, (0, 0)))) for each in offerings]


def fee_for(offering: "Offering", person: "Person | None") -> Decimal:
    """What the offering costs this person, in euro."""
    studies = person is not None and person.institution_id is not None and person.category == STUDENT
    return rules.fee(partner_fee=offering.partner_fee, other_fee=offering.other_fee, studies_at_a_partner=studies)
