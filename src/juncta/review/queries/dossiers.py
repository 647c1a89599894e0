"""Dossiers, seen by whoever is looking: what waits for my voice, what a panel has said, what was frozen."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from juncta.alliance import queries as alliance
from juncta.design.facts import InvitationState
from juncta.kernel.actor import SYSTEM, Actor, Role
from juncta.kernel.canonical import digest
from juncta.kernel.refusal import Refusal
from juncta.kernel.text import LangText
from juncta.review import permits
from juncta.review.facts import Outcome
from juncta.review.models import Dossier, InstitutionalApproval, Voice

if TYPE_CHECKING:
    from juncta.alliance.models import Body, Institution
    from juncta.design.models import Design

FULL = ("voices__body", "voices__person", "approvals__institution", "approvals__person", "design__team")


def visible_to(actor: Actor) -> QuerySet[Dossier]:
    """Dossiers of the actor's alliance: for everybody who works in it, and for learners only those they work on themselves."""
    found = Dossier.objects.select_related("design", "design__focus_area")
    if actor == SYSTEM:
        return found
    if actor.is_visitor:
        return found.none()
    own = found.filter(alliance=actor.alliance)
    if any(held.role is not Role.LEARNER for held in actor.mandates):
        return own
    team = Q(design__team__person=actor.person, design__team__state__in=[InvitationState.INVITED, InvitationState.ACCEPTED])
    return own.filter(Q(design__author=actor.person) | team).distinct()


def with_voices(actor: Actor) -> QuerySet[Dossier]:
    """The same, with everything a dossier's page shows, in a fixed number of queries."""
    return visible_to(actor).prefetch_related(*FULL)


def of_design(design: "Design") -> QuerySet[Dossier]:
    """The dossiers of a design, the newest version first."""
    return Dossier.objects.filter(design=design).order_by("-version")


def approved(design_id: UUID) -> Dossier | None:
    """The newest dossier in which a design was approved by its panel and every awarding partner."""
    found = Dossier.objects.filter(design=design_id, outcome=Outcome.APPROVED).select_related("design__alliance")
    return found.prefetch_related(*FULL).order_by("-version").first()


def evidence_of(dossier: Dossier) -> dict[str, Any]:
    """What an edition may say in public about how it was judged: which bodies, which institutions, when; no names, no reasons."""
    voices = list(dossier.voices.all())
    return {
        "version": dossier.version,
        "digest": dossier.digest,
        "reviewed_by": [LangText(voice.body.name).plain() for voice in voices],
        "reviewed_on": timezone.localtime(max(voice.at for voice in voices)).date().isoformat() if voices else None,
        "approvals": [
            {
                "institution": each.institution.slug,
                "deciding_body": each.deciding_body,
                "decided_on": each.decided_on.isoformat(),
                "reference": each.reference,
                "valid_until": each.valid_until.isoformat() if each.valid_until else None,
            }
            for each in dossier.approvals.all()
        ],
    }


@dataclass(frozen=True, slots=True)
class Seat:
    """One place in the panel: the body, its voice once it has spoken, and why this reader may not speak for it."""

    body: "Body"
    voice: Voice | None
    mine: bool  # the reader holds a mandate for it
    refusal: Refusal | None


@dataclass(frozen=True, slots=True)
class Partner:
    """One awarding partner: its decision once recorded, and why this reader may not record it."""

    institution: "Institution"
    approval: InstitutionalApproval | None
    mine: bool
    refusal: Refusal | None


def seats_of(dossier: Dossier, actor: Actor) -> list[Seat]:
    """The panel in the framework's order, as the actor sees it."""
    bodies = {body.slug: body for body in alliance.bodies(actor).filter(alliance=dossier.alliance_id, slug__in=dossier.seats)}
    spoken = {voice.body_id: voice for voice in dossier.voices.all()}
    return [
        Seat(body, spoken.get(body.pk), permits.speaks_for(actor, body), permits.why_not_speak(actor, dossier, body))
        for body in (bodies[slug] for slug in dossier.seats if slug in bodies)
    ]


def partners_of(dossier: Dossier, actor: Actor) -> list[Partner]:
    """The awarding partners, as the actor sees them."""
    found = alliance.institutions(actor).filter(alliance=dossier.alliance_id, slug__in=dossier.snapshot["awarding"])
    decided = {approval.institution_id: approval for approval in dossier.approvals.all()}
    return [
        Partner(
            each,
            decided.get(each.pk),
            actor.holds(Role.APPROVER, institution=each.pk),
            permits.why_not_decide(actor, dossier, each),
        )
        for each in found
    ]


def shows_voices(dossier: Dossier, actor: Actor) -> bool:
    """Voices are read once the panel has finished, or by those who have given their own: nobody is swayed before they speak."""
    return dossier.outcome != Outcome.OPEN or any(voice.person_id == actor.person for voice in dossier.voices.all())


def is_intact(dossier: Dossier) -> bool:
    """Whether what was frozen still has the digest it was given then."""
    return digest(dossier.snapshot) == dossier.digest


@dataclass(frozen=True, slots=True)
class Waiting:
    """A dossier in a list: what is said of it, and whether it waits for the reader."""

    dossier: Dossier
    for_me: bool
    spoken: int
    seats: int
    since: datetime


def listed(actor: Actor) -> list[Waiting]:
    """Every dossier the actor sees, those that wait for them first; a fixed number of queries."""
    bodies = {body.slug: body for body in alliance.bodies(actor)}
    partners = {each.slug: each for each in alliance.institutions(actor)}
    rows = [_waiting(dossier, actor, bodies, partners) for dossier in with_voices(actor)]
    return sorted(rows, key=lambda row: not row.for_me)


def _waiting(dossier: Dossier, actor: Actor, bodies: dict[str, "Body"], partners: dict[str, "Institution"]) -> Waiting:
    if dossier.outcome == Outcome.OPEN:
        asked = [bodies[slug] for slug in dossier.seats if slug in bodies]
        for_me = any(permits.why_not_speak(actor, dossier, body) is None for body in asked)
        return Waiting(dossier, for_me, len(dossier.voices.all()), len(dossier.seats), dossier.opened_at)
    awarding = [partners[slug] for slug in dossier.snapshot["awarding"] if slug in partners]
    for_me = any(permits.why_not_decide(actor, dossier, each) is None for each in awarding)
    return Waiting(dossier, for_me, len(dossier.approvals.all()), len(awarding), dossier.opened_at)


def waiting_for(actor: Actor) -> list[Dossier]:
    """The dossiers that wait for the actor's voice or for their university's decision."""
    return [row.dossier for row in listed(actor) if row.for_me]
