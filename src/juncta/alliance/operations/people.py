"""The people of the alliance: who is known, what each may do, and who answers for a body."""

from datetime import date, timedelta

from django.db import transaction

from juncta.alliance import permits
from juncta.alliance.events import ContactNamed, MandateEnded, MandateGiven, PersonAdded
from juncta.alliance.models import Alliance, Body, Contact, Institution, Mandate, Person
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.kernel.actor import Actor, Role
from juncta.kernel.refusal import Refused


@transaction.atomic
def add_person(
    *,
    alliance: Alliance,
    by: Actor,
    given_name: str,
    family_name: str,
    email: str,
    category: str,
    institution: Institution | None = None,
    esi: str | None = None,
) -> Person:
    """Make somebody known to the alliance; they can do nothing yet, nor sign in."""
    Alliance.objects.select_for_update().get(pk=alliance.pk)
    if refusal := permits.why_not_add_person(by, alliance, email, institution):
        raise Refused(refusal)
    person = Person.objects.create(
        alliance=alliance,
        given_name=given_name,
        family_name=family_name,
        email=email,
        category=category,
        institution=institution,
        esi=esi or None,
    )
    announce(PersonAdded(alliance_id=alliance.pk, subject_id=person.pk, category=category), by)
    return person


@transaction.atomic
def give_mandate(
    *,
    person: Person,
    by: Actor,
    role: Role,
    institution: Institution | None = None,
    body: Body | None = None,
    valid_from: date | None = None,
    valid_until: date | None = None,
) -> Mandate:
    """Let somebody act in a role from a day on (today, if none is given); the same mandate twice is one mandate."""
    if refusal := permits.why_not_give_mandate(by, person, role, institution, body):
        raise Refused(refusal)
    mandate, new = Mandate.objects.get_or_create(
        person=person,
        role=role.value,
        institution=institution,
        body=body,
        valid_from=valid_from or clock.today(),
        defaults={"valid_until": valid_until},
    )
    if new:
        announce(MandateGiven(alliance_id=person.alliance_id, subject_id=person.pk, mandate_id=mandate.pk, role=role.value), by)
    return mandate


@transaction.atomic
def end_mandate(*, mandate: Mandate, by: Actor, on: date | None = None) -> Mandate:
    """Let a mandate end with the day `on` (without one: with yesterday, so that it no longer holds)."""
    locked = Mandate.objects.select_for_update(of=("self",)).select_related("person__alliance").get(pk=mandate.pk)
    if refusal := permits.why_not_end_mandate(by, locked):
        raise Refused(refusal)
    locked.valid_until = on or clock.today() - timedelta(days=1)
    locked.valid_from = min(locked.valid_from, locked.valid_until)
    locked.save(update_fields=["valid_from", "valid_until"])
    person = locked.person
    announce(MandateEnded(alliance_id=person.alliance_id, subject_id=person.pk, mandate_id=locked.pk, role=locked.role), by)
    return locked


@transaction.atomic
def name_contact(*, body: Body, by: Actor, person: Person, institution: Institution | None = None) -> Contact:
    """Have somebody answer for a body, at one institution or for the whole alliance, in place of whoever did before."""
    if refusal := permits.why_not_name_contact(by, body, person, institution):
        raise Refused(refusal)
    contact, _new = Contact.objects.update_or_create(body=body, institution=institution, defaults={"person": person})
    announce(ContactNamed(alliance_id=body.alliance_id, subject_id=body.pk, person_id=person.pk), by)
    return contact
