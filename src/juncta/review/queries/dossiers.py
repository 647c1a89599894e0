"""Dossiers, seen by whoever is looking: what waits for my voice, what a panel has said, what was frozen."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from juncta.alliance import queries as alliance
from juncta.base import clock
from juncta.design.facts import InvitationState
from juncta.kernel.actor import SYSTEM, Actor, Role
from juncta.kernel.canonical import digest
from juncta.kernel.refusal import Refusal
from juncta.kernel.text import LangText
from juncta.review import permits
from juncta.review.facts import Outcome
from juncta.review.models import (
    Condition,
    Conflict,
    Dossier,
    Evidence,
    InstitutionalApproval,
    Objection,
    PanelSeat,
    Remark,
    Voice,
)

if TYPE_CHECKING:
    from juncta.alliance.models import Institution
    from juncta.design.models import Design

FULL = (
    Prefetch("panel_seats", PanelSeat.objects.select_related("body", "person__institution")),
    Prefetch("panel_seats__voices", Voice.objects.select_related("person__institution").order_by("number")),
    "panel_seats__voices__judgements",
    "panel_seats__voices__conditions",
    "panel_seats__confirmations",
    "voices",
    Prefetch("approvals", InstitutionalApproval.objects.select_related("institution", "person")),
    Prefetch("objections", Objection.objects.select_related("institution", "person", "ended_by")),
    Prefetch("conflicts", Conflict.objects.select_related("person")),
    Prefetch("conditions", Condition.objects.select_related("voice__seat__body", "voice__seat__person", "approval__institution")),
    Prefetch("conditions__evidence", Evidence.objects.select_related("person").defer("content")),
    "conditions__rulings",
    "design__team",
    "design__passages",
    "design__framework",
)


def visible_to(actor: Actor) -> QuerySet[Dossier]:
    """Dossiers of the actor's alliance: for everybody who works in it, for learners only those they work on or were asked to judge."""
    found = Dossier.objects.select_related("design", "design__focus_area")
    if actor == SYSTEM:
        return found
    if actor.is_visitor:
        return found.none()
    own = found.filter(alliance=actor.alliance)
    if any(held.role is not Role.LEARNER for held in actor.mandates):
        return own
    team = Q(design__team__person=actor.person, design__team__state__in=[InvitationState.INVITED, InvitationState.ACCEPTED])
    return own.filter(Q(design__author=actor.person) | team | Q(panel_seats__person=actor.person)).distinct()


def with_voices(actor: Actor) -> QuerySet[Dossier]:
    """The same, with everything a dossier's page shows, in a fixed number of queries."""
    return visible_to(actor).prefetch_related(*FULL)


def of_design(design: "Design") -> QuerySet[Dossier]:
    """The dossiers of a design, the newest version first."""
    return Dossier.objects.filter(design=design).order_by("-version")


def approved(design_id: UUID) -> Dossier | None:
    """The newest dossier in which a design was approved by its panel and every awarding partner."""
    found = Dossier.objects.filter(design=design_id, outcome=Outcome.APPROVED).select_related("design__alliance", "before")
    return found.prefetch_related(*FULL).order_by("-version").first()


def judged(dossier: Dossier) -> Dossier:
    """The dossier whose panel judged: this one, or the one before whose judgement nothing has touched."""
    while dossier.before is not None and not dossier.panel_seats.all():
        dossier = dossier.before
    return dossier


def evidence_of(dossier: Dossier) -> dict[str, Any]:
    """What an edition may say in public about how it was judged: which bodies, which institutions, when; no names, no reasons."""
    panel = judged(dossier)
    voices = [seat.standing for seat in panel.panel_seats.all() if seat.standing]
    return {
        "version": dossier.version,
        "digest": dossier.digest,
        "reviewed_by": [_public_name(seat) for seat in panel.panel_seats.all() if seat.standing],
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


STUDENT, PEER = LangText({"en": "Student reviewer", "fr": "Évaluateur étudiant"}), LangText({"en": "Peer reviewer", "fr": "Pair"})


def _public_name(seat: PanelSeat) -> dict[str, str]:
    return LangText(seat.body.name if seat.body else STUDENT if seat.is_student else PEER).plain()


@dataclass(frozen=True, slots=True)
class Seat:
    """One place in the panel as this reader sees it: whether it has spoken, what it says once that is read, and what they may do for it.

    `refusal` says why they may not give its voice; `revise`, `confirm` and `remark` the same for the discussion.
    """

    seat: PanelSeat
    voice: Voice | None  # the first; None while it is not for this reader
    second: Voice | None
    has_spoken: bool
    has_confirmed: bool
    mine: bool  # the reader speaks for it
    refusal: Refusal | None
    revise: Refusal | None
    confirm: Refusal | None
    partner: bool  # whoever spoke comes from a university that takes part: no conflict by itself, but shown

    @property
    def key(self) -> str:
        """How it is named in addresses."""
        return self.seat.key

    @property
    def name(self) -> LangText:
        """The body, the peer, or that nobody has been appointed yet."""
        if self.seat.body:
            return LangText(self.seat.body.name)
        kind = _("student reviewer") if self.seat.is_student else _("peer reviewer")
        return LangText(f"{self.seat.person} ({kind})" if self.seat.person else _("A peer reviewer, not appointed yet"))

    @property
    def standing(self) -> Voice | None:
        """What it says now."""
        return self.second or self.voice


@dataclass(frozen=True, slots=True)
class Partner:
    """One awarding partner: its decision once recorded, and why this reader may not record it."""

    institution: "Institution"
    approval: InstitutionalApproval | None
    mine: bool
    refusal: Refusal | None


def seats_of(dossier: Dossier, actor: Actor) -> list[Seat]:
    """The panel in the framework's order, as the actor sees it."""
    shown = shows_voices(dossier, actor)
    homes = {each["slug"] for each in dossier.snapshot["institutions"]}
    confirmed = dossier.panel().confirmed
    return [_seat(dossier, seat, actor, shown=shown, homes=homes, confirmed=confirmed) for seat in dossier.panel_seats.all()]


def _seat(dossier: Dossier, seat: PanelSeat, actor: Actor, *, shown: bool, homes: set[str], confirmed: frozenset[str]) -> Seat:
    mine = permits.speaks_for(actor, seat)
    given = list(seat.voices.all())
    read = given if shown or (mine and not permits.is_of_the_team(actor, dossier)) else []
    home = read[0].person.institution if read else None
    return Seat(
        seat=seat,
        voice=read[0] if read else None,
        second=read[1] if len(read) > 1 else None,
        has_spoken=bool(given),
        has_confirmed=seat.key in confirmed,
        mine=mine,
        refusal=permits.why_not_speak(actor, dossier, seat),
        revise=permits.why_not_revise(actor, dossier, seat),
        confirm=permits.why_not_confirm(actor, dossier, seat),
        partner=home is not None and home.slug in homes,
    )


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


def first_said(seat: Seat) -> dict[str, Any]:
    """What a seat has said, as a form begins when it changes it; nothing for a first voice."""
    said = seat.standing
    if said is None:
        return {}
    marks = {f"mark-{each.standards}/{each.standard}": each.mark for each in said.judgements.all()}
    whys = {f"why-{each.standards}/{each.standard}": each.reasons for each in said.judgements.all()}
    return {"verdict": said.verdict, "reasons": said.reasons} | marks | whys


def shows_voices(dossier: Dossier, actor: Actor) -> bool:
    """Nobody reads a voice before every seat has spoken; then the panel and the alliance office do, and everybody once it has finished.

    A seat's own members read what it has said.
    """
    if dossier.outcome == Outcome.OPEN:
        return False
    return dossier.outcome != Outcome.DISCUSSING or discusses(dossier, actor)


def discusses(dossier: Dossier, actor: Actor) -> bool:
    """Whether they sit in the panel (or keep the alliance's records) and so read its discussion; the team never does."""
    if actor == SYSTEM:
        return True
    if permits.is_excluded(actor, dossier):
        return False
    office = actor.alliance == dossier.alliance_id and actor.holds(Role.ALLIANCE_OFFICE)
    return office or any(permits.speaks_for(actor, seat) for seat in dossier.panel_seats.all())


def remarks_of(dossier: Dossier, actor: Actor) -> list[Remark]:
    """The discussion, for those who take part in it."""
    if dossier.outcome == Outcome.OPEN or not discusses(dossier, actor):
        return []
    return list(dossier.remarks.select_related("person", "seat__body", "seat__person"))


def is_intact(dossier: Dossier) -> bool:
    """Whether what was frozen still has the digest it was given then."""
    return digest(dossier.snapshot) == dossier.digest


@dataclass(frozen=True, slots=True)
class Waiting:
    """A dossier in a list: what is said of it, until when, and whether it waits for the reader."""

    dossier: Dossier
    for_me: bool
    spoken: int
    seats: int
    since: datetime
    due_on: date | None

    @property
    def overdue(self) -> bool:
        """Whether those who are asked now are late."""
        return self.due_on is not None and self.due_on < clock.today()


def listed(actor: Actor) -> list[Waiting]:
    """Every dossier the actor sees, those that wait for them first, then by the day they are due; a fixed number of queries."""
    partners = {each.slug: each for each in alliance.institutions(actor)}
    rows = [_waiting(dossier, actor, partners) for dossier in with_voices(actor)]
    return sorted(rows, key=lambda row: (not row.for_me, row.due_on or date.max))


def _waiting(dossier: Dossier, actor: Actor, partners: dict[str, "Institution"]) -> Waiting:
    seats = dossier.panel_seats.all()
    if dossier.outcome == Outcome.OPEN:
        for_me = any(permits.why_not_speak(actor, dossier, seat) is None for seat in seats)
        return Waiting(dossier, for_me, sum(bool(each.standing) for each in seats), len(seats), dossier.opened_at, dossier.voices_due_on)
    if dossier.outcome == Outcome.DISCUSSING:
        for_me = any(permits.why_not_confirm(actor, dossier, seat) is None for seat in seats)
        confirmed = len(dossier.panel().confirmed)
        return Waiting(dossier, for_me, confirmed, len(seats), dossier.opened_at, dossier.voices_due_on)
    awarding = [partners[slug] for slug in dossier.snapshot["awarding"] if slug in partners]
    for_me = any(permits.why_not_decide(actor, dossier, each) is None for each in awarding)
    due_on = None if dossier.is_closed else dossier.approvals_due_on
    return Waiting(dossier, for_me, len(dossier.approvals.all()), len(awarding), dossier.opened_at, due_on)


def waiting_for(actor: Actor) -> list[Dossier]:
    """The dossiers that wait for the actor's voice, for their confirmation, or for their university's decision."""
    return [row.dossier for row in listed(actor) if row.for_me]
