"""Requests for support: who sees them, whom they wait for, and answers that others may read."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from juncta.alliance import queries as alliance
from juncta.design import queries as designs
from juncta.design.facts import InvitationState
from juncta.kernel.actor import SYSTEM, Actor, Role
from juncta.kernel.text import LangText
from juncta.support.facts import ENDED, WAITS, RequestState
from juncta.support.models import KeptAnswer, Reply, SupportRequest

if TYPE_CHECKING:
    from juncta.alliance.models import Body, Person
    from juncta.design.models import Design

NOBODY = UUID(int=0)  # a visitor's id: no row has it


def _related(rows: "QuerySet[SupportRequest]") -> "QuerySet[SupportRequest]":
    return rows.select_related("design__alliance", "design__framework", "body", "institution", "asked_by", "owner")


def visible_to(actor: Actor) -> QuerySet[SupportRequest]:
    """Those at designs that they see, and those they own; never another alliance's."""
    if actor.is_visitor or actor.alliance is None:
        return SupportRequest.objects.none()
    seen = Q(design__in=designs.visible_to(actor)) | Q(owner_id=actor.person, design__alliance_id=actor.alliance)
    return _related(SupportRequest.objects.filter(seen))


def by_id(request_id: UUID) -> SupportRequest:
    """The request of that id, for reactions of the house; raises SupportRequest.DoesNotExist."""
    return _related(SupportRequest.objects.all()).get(pk=request_id)


def answerers(body: "Body") -> set[UUID]:
    """Who may answer for a body: its members of today, and whoever is named as its contact."""
    members = alliance.mandates(SYSTEM).filter(alliance.in_force(), body=body).values_list("person_id", flat=True)
    return {*members, *(each.person_id for each in alliance.contacts_of([body]))}


def to_answer(actor: Actor) -> QuerySet[SupportRequest]:
    """The requests that wait for their answer, the most urgent first; what nobody owns waits for the alliance office."""
    mine = Q(owner_id=actor.person)
    if actor.holds(Role.ALLIANCE_OFFICE):
        mine |= Q(owner__isnull=True)
    return visible_to(actor).filter(mine, state__in=WAITS).order_by("due", "asked_at")


def answers_to_read(actor: Actor) -> QuerySet[SupportRequest]:
    """Their own requests that were answered, and wait for them to settle or ask again."""
    return visible_to(actor).filter(asked_by_id=actor.person, state=RequestState.ANSWERED).order_by("asked_at")


def waiting_for_others(actor: Actor) -> QuerySet[SupportRequest]:
    """Their own requests that others must answer."""
    return visible_to(actor).filter(asked_by_id=actor.person, state__in=WAITS).order_by("due", "asked_at")


def asked_by(actor: Actor) -> QuerySet[SupportRequest]:
    """Their own requests that have not ended."""
    return visible_to(actor).filter(asked_by_id=actor.person).exclude(state__in=ENDED).order_by("due", "asked_at")


def involving(actor: Actor) -> Q:
    """The condition under which a request is their business: they asked it, own it or answered it."""
    replied = Reply.objects.filter(person_id=actor.person or NOBODY).values("request")
    return Q(asked_by_id=actor.person) | Q(owner_id=actor.person) | Q(pk__in=replied)


def possible_owners(request: SupportRequest) -> "list[Person]":
    """To whom a request can be handed over: who answers for its body, and the alliance office; without its owner and who asked."""
    office = alliance.persons_with(Role.ALLIANCE_OFFICE, alliance=request.design.alliance).values_list("pk", flat=True)
    wanted = {*answerers(request.body), *office} - {request.owner_id, request.asked_by_id}
    return list(alliance.persons(SYSTEM).filter(pk__in=wanted, alliance_id=request.design.alliance_id))


def requests_at(design: "Design", step: str, actor: Actor) -> QuerySet[SupportRequest]:
    """What was asked at a step of a design."""
    return visible_to(actor).filter(design=design, step=step).order_by("-asked_at")


def kept_visible_to(actor: Actor) -> QuerySet[KeptAnswer]:
    """The answers of their alliance that are kept for others, those that helped most first."""
    if actor.is_visitor or actor.alliance is None:
        return KeptAnswer.objects.none()
    return (
        KeptAnswer.objects.filter(alliance_id=actor.alliance, dropped_at__isnull=True)
        .select_related("body", "institution", "kept_by")
        .annotate(times=Count("reuses"))
        .order_by("-times", "-kept_at")
    )


def kept_for(actor: Actor, step: str, institution_id: UUID | None) -> QuerySet[KeptAnswer]:
    """What others asked at the same step: for any university, and for this one."""
    where = Q(institution__isnull=True) | Q(institution_id=institution_id) if institution_id else Q()
    return kept_visible_to(actor).filter(where, step=step)


def names_in(request: SupportRequest) -> list[str]:
    """Names that tell whose design it was: its titles, who asked, and the team."""
    titles = list(LangText(request.design.title).values()) + list(LangText(request.context.get("design")).values())
    team = [str(each.person) for each in request.design.team.select_related("person") if each.state == InvitationState.ACCEPTED]
    return list(dict.fromkeys([*titles, str(request.asked_by), *team]))
