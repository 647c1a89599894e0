"""Who there is, seen by whoever is looking: every answer stays inside one alliance."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import BooleanField, Case, Q, QuerySet, Value, When

from juncta.alliance.models import Alliance, Body, Contact, FocusArea, Institution, Mandate, Person
from juncta.base import clock
from juncta.base.models import Account
from juncta.base.prepared import Prepared, among
from juncta.kernel.actor import SYSTEM, VISITOR, Actor, Held, Role

OFFICE = (Role.ALLIANCE_OFFICE, Role.ADMINISTRATOR)  # they keep the alliance's data


def in_force(on: date | None = None) -> Q:
    """The condition under which a mandate holds on a day (today, if none is given)."""
    day = on or clock.today()
    return Q(valid_from__lte=day) & (Q(valid_until__isnull=True) | Q(valid_until__gte=day))


def actor_for(account: Account) -> Actor:
    """Who the account is in its alliance, with the mandates in force today; a visitor where it is nobody (yet)."""
    person = Person.objects.filter(account=account, account__is_active=True).first()
    return actor_of(person) if person else VISITOR


def actor_of(person: Person) -> Actor:
    """The person as an actor, with the mandates in force today."""
    held = frozenset(
        Held(role=Role(mandate.role), institution=mandate.institution_id, body=mandate.body_id)
        for mandate in person.mandates.filter(in_force())
    )
    return Actor(person=person.pk, alliance=person.alliance_id, name=str(person), institution=person.institution_id, mandates=held)


def person_of(actor: Actor) -> Person | None:
    """The person who is acting; None for a visitor and for the house itself."""
    return persons(actor).filter(pk=actor.person).first() if actor.person else None


def acting(actor: Actor) -> Person:
    """The person who is acting, where a permit has seen to it that there is one; raises LookupError otherwise."""
    person = person_of(actor)
    if person is None:
        raise LookupError(actor.name)
    return person


def alliances() -> QuerySet[Alliance]:
    """All alliances of this installation, the oldest first."""
    return Alliance.objects.order_by("pk")


def alliance_by_slug(slug: str) -> Alliance | None:
    """The alliance of that name, if there is one."""
    return alliances().filter(slug=slug).first()


def alliance_by_did(did: str) -> Alliance | None:
    """The alliance of this installation that publishes under that DID, if there is one; any text may be asked for."""
    return next((each for each in alliances() if each.did == did), None)


def current(actor: Actor = VISITOR) -> Alliance | None:
    """The alliance whose pages are shown: the actor's own, else the one named in the settings, else the oldest."""
    if actor.alliance:
        return alliances().filter(pk=actor.alliance).first()
    named = alliance_by_slug(settings.JUNCTA_ALLIANCE) if settings.JUNCTA_ALLIANCE else None
    return named or alliances().first()


def _within(actor: Actor) -> Q:
    """Rows of the alliance that the actor sees; the house itself, which acts for all alliances, sees every one."""
    if actor == SYSTEM:
        return Q()
    alliance = current(actor)
    return Q(alliance=alliance) if alliance else Q(pk__in=[])


def institutions(actor: Actor) -> QuerySet[Institution]:
    """The partner universities; they are public."""
    return Institution.objects.filter(_within(actor))


def institution(actor: Actor, slug: str) -> Institution | None:
    """The partner of that name, in the alliance the actor sees; a database takes no NUL, so nothing is named so."""
    return None if "\0" in slug else institutions(actor).filter(slug=slug).first()


def focus_areas(actor: Actor) -> QuerySet[FocusArea]:
    """The fields in which the alliance works together; they are public."""
    return FocusArea.objects.filter(_within(actor))


def bodies(actor: Actor, kind: str | None = None) -> QuerySet[Body]:
    """Committees, clusters, boards and offices, of one kind if it is given; they are public."""
    found = Body.objects.filter(_within(actor)).select_related("focus_area", "institution")
    return found.filter(kind=kind) if kind else found


def bodies_of(alliance: Alliance) -> QuerySet[Body]:
    """Every body of an alliance, whoever is looking."""
    return Body.objects.filter(alliance=alliance).select_related("focus_area", "institution")


def body(actor: Actor, slug: str) -> Body | None:
    """The body of that name, in the alliance the actor sees."""
    return bodies(actor).filter(slug=slug).first()


def persons(actor: Actor) -> QuerySet[Person]:
    """The people an actor may know of: colleagues see their alliance, learners see themselves, visitors see nobody."""
    found = Person.objects.filter(_within(actor)).select_related("institution")
    if actor == SYSTEM or any(held.role is not Role.LEARNER for held in actor.mandates):
        return found
    return found.filter(pk=actor.person) if actor.person else found.none()


def visible_to(actor: Actor) -> QuerySet[Person]:
    """The people an actor may know of, with what each may do."""
    return persons(actor).prefetch_related("mandates__institution", "mandates__body")


def mandates(actor: Actor) -> QuerySet[Mandate]:
    """What the people an actor may know of may do, past and future mandates included."""
    return Mandate.objects.filter(person__in=persons(actor)).select_related("person", "institution", "body")


def mandates_of(person: Person) -> QuerySet[Mandate]:
    """What a person may do, may have done or will be able to do, the newest first; `holds_today` says which is in force."""
    today = Case(When(in_force(), then=Value(value=True)), default=Value(value=False), output_field=BooleanField())
    return person.mandates.select_related("institution", "body").annotate(holds_today=today).order_by("-valid_from", "role")


def account_of_address(email: str) -> Account | None:
    """The account that has this address, whatever its letters' case."""
    return Account.objects.filter(email__iexact=email).first()


def persons_with(
    role: Role, institution: Institution | None = None, body: Body | None = None, alliance: Alliance | None = None
) -> QuerySet[Person]:
    """Who holds a role today, at that institution, in that body or in that alliance: those to notify.

    Raises ValueError without any of the three, since a role means nothing across alliances.
    """
    where = {name: place for name, place in {"institution": institution, "body": body}.items() if place}
    owner = alliance.pk if alliance else next((place.alliance_id for place in where.values()), None)
    if owner is None:
        message = "say where the role is held: an institution, a body or an alliance"
        raise ValueError(message)
    holding = Mandate.objects.filter(in_force(), role=role.value, **where)
    return Person.objects.filter(alliance_id=owner, pk__in=holding.values("person")).select_related("account", "institution")


def members_of(bodies: Iterable[Body]) -> QuerySet[Person]:
    """Whoever holds a mandate in one of these bodies today, each once: those to ask."""
    holding = Mandate.objects.filter(in_force(), body__in=list(bodies))
    return Person.objects.filter(pk__in=holding.values("person")).select_related("account", "institution")


def contacts_for(body: Body, institution: Institution | None = None) -> QuerySet[Contact]:
    """Whom to ask about a body's business: its contact at the institution, and the one for the whole alliance."""
    whole = Q(institution__isnull=True)
    where = whole | Q(institution=institution) if institution else Q()
    return Contact.objects.filter(where, body=body).select_related("person", "institution", "body").order_by("institution__short_name")


def contacts_of(bodies: Iterable[Body]) -> QuerySet[Contact]:
    """Every contact of these bodies, at each institution and for the whole alliance."""
    return Contact.objects.filter(body__in=list(bodies)).select_related("person", "institution", "body")


def _contacts_at(alliance: UUID, bodies: list[str], institutions: list[str]) -> QuerySet[Contact]:
    where = Q(institution__isnull=True) | Q(among("institution__slug", institutions))
    found = Contact.objects.filter(where, among("body__slug", bodies), body__alliance=alliance)
    return found.select_related("person", "institution", "body").order_by("body__slug", "institution__short_name")


CONTACTS_AT = Prepared(_contacts_at, alliance=UUID, bodies=list[str], institutions=list[str])


def contacts_at(alliance_id: UUID, bodies: Iterable[str], institutions: Iterable[str]) -> list[Contact]:
    """Whom to ask about these bodies' business at these institutions, and for the whole alliance; all by slug, in one query."""
    return CONTACTS_AT.rows(alliance=alliance_id, bodies=list(bodies), institutions=list(institutions))
