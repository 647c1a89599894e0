"""Credentials: whose they are, and who may look."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet

from juncta.assessment import queries as assessment
from juncta.credentials.facts import CredentialState
from juncta.credentials.models import Credential, Revocation
from juncta.kernel.actor import SYSTEM, Actor, Role

if TYPE_CHECKING:
    from juncta.assessment.models import Award
    from juncta.catalogue.models import Edition


def _all() -> QuerySet[Credential]:
    return Credential.objects.select_related("award__edition", "award__enrolment__person", "batch__edition", "alliance", "status_list")


def visible_to(actor: Actor) -> QuerySet[Credential]:
    """One's own credentials; those of one's university's editions for registrars; all of the alliance for its office."""
    if actor == SYSTEM:
        return _all()
    if actor.person is None:
        return _all().none()
    found = _all().filter(alliance=actor.alliance)
    if actor.holds(Role.ALLIANCE_OFFICE):
        return found
    mine = actor.institutions_as(Role.REGISTRAR)
    return found.filter(Q(award__enrolment__person=actor.person) | Q(batch__signers__institution__in=mine)).distinct()


def by_id(credential_id: UUID) -> Credential:
    """A credential for the house itself; raises DoesNotExist."""
    return _all().get(pk=credential_id)


def issued_to(actor: Actor) -> QuerySet[Credential]:
    """The actor's own credentials with what revoked them, those that still wait for a signature included."""
    return (
        _all().select_related("revocation").filter(award__enrolment__person=actor.person, alliance=actor.alliance).order_by("-prepared_at")
    )


def by_public_id(public_id: str) -> QuerySet[Credential]:
    """The delivered credential with that public id, for the page everybody may open."""
    return _all().filter(public_id=public_id, state=CredentialState.ISSUED)


def by_share_id(share_id: str) -> QuerySet[Credential]:
    """The delivered credential its learner shares under that link."""
    return _all().filter(share_id=share_id, state=CredentialState.ISSUED)


def revocation_of(credential: Credential) -> Revocation | None:
    """Who declared it void, when and why; None while it stands."""
    return Revocation.objects.filter(credential=credential).select_related("institution", "by").first()


def edition_awards_without_credential(edition: "Edition") -> "QuerySet[Award]":
    """Awards of an edition for which nothing has been prepared yet, in the order of their numbers."""
    prepared = Credential.objects.filter(award__edition=edition).values("award_id")
    return assessment.awards_of(edition).exclude(pk__in=prepared).order_by("year", "serial")
