"""A team asks for support, asks again, settles the question or takes it back."""

from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from juncta.alliance import queries as alliance
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.kernel.actor import Actor
from juncta.kernel.refusal import Refusal, Refused
from juncta.support import permits, queries
from juncta.support.events import SupportAsked, SupportClosed, SupportReopened, SupportWithdrawn
from juncta.support.facts import ReplyKind, RequestState
from juncta.support.models import Reply, SupportRequest

if TYPE_CHECKING:
    from juncta.alliance.models import Body, Institution
    from juncta.design.models import Design

DAYS = timedelta(days=14)  # until an answer is asked for, where no other day is named


def insist(refusal: Refusal | None) -> None:
    """Go on only where nothing stands against it; raises Refused."""
    if refusal:
        raise Refused(refusal)


def locked(request: SupportRequest | UUID) -> SupportRequest:
    """The request as it stands now, held until the transaction ends."""
    key = request.pk if isinstance(request, SupportRequest) else request
    held = SupportRequest.objects.select_for_update(of=("self",))
    return held.select_related("design__alliance", "body", "asked_by", "owner").get(pk=key)


@transaction.atomic
def ask(
    *,
    design: "Design",
    step: str,
    body: "Body",
    by: Actor,
    question: str,
    institution: "Institution | None" = None,
    section: str = "",
    due: date | None = None,
) -> SupportRequest:
    """Ask a body that the step names, about one partner or none; the context goes along, and whoever is nearest owns it.

    Raises KeyError for a step that the framework does not have.
    """
    due = due or clock.today() + DAYS
    desk = queries.Desk(design, step, by)
    meant = {each.pk for each in desk.bodies}
    insist(
        permits.why_not_ask(by, design)
        or permits.why_not_ask_body(body.pk, meant, institution.alliance_id if institution else None, design)
        or permits.why_not_say(question)
        or permits.why_not_by(due)
    )
    choice = desk.choice(body, institution)
    request = SupportRequest.objects.create(
        design=design,
        step=step,
        section=section,
        body=body,
        institution=institution,
        asked_by=alliance.acting(by),
        asked_at=clock.now(),
        question=question.strip(),
        context=desk.context(institution, section),
        owner_id=choice.person,
        near=choice.near.value,
        due=due,
    )
    announce(SupportAsked(alliance_id=design.alliance_id, subject_id=request.pk, design_id=design.pk), by)
    return request


@transaction.atomic
def ask_again(*, request: SupportRequest, by: Actor, text: str, due: date | None = None) -> Reply:
    """Say what the answer left open; the request waits again, until a new day."""
    request = locked(request)
    due = due or clock.today() + DAYS
    insist(permits.why_not_reopen(by, request) or permits.why_not_say(text) or permits.why_not_by(due))
    reply = Reply.objects.create(request=request, person=alliance.acting(by), kind=ReplyKind.QUESTION, text=text.strip(), at=clock.now())
    request.state, request.ended_at, request.due = RequestState.REOPENED, None, due
    request.reminded_at = request.reminded_late_at = None
    request.save(update_fields=["state", "ended_at", "due", "reminded_at", "reminded_late_at"])
    announce(SupportReopened(alliance_id=request.design.alliance_id, subject_id=request.pk, design_id=request.design_id), by)
    return reply


@transaction.atomic
def close(*, request: SupportRequest, by: Actor) -> SupportRequest:
    """The team has what it needed."""
    request = locked(request)
    insist(permits.why_not_close(by, request))
    _end(request, RequestState.CLOSED)
    announce(SupportClosed(alliance_id=request.design.alliance_id, subject_id=request.pk, design_id=request.design_id), by)
    return request


@transaction.atomic
def withdraw(*, request: SupportRequest, by: Actor) -> SupportRequest:
    """The team takes its question back."""
    request = locked(request)
    insist(permits.why_not_withdraw(by, request))
    _end(request, RequestState.WITHDRAWN)
    announce(SupportWithdrawn(alliance_id=request.design.alliance_id, subject_id=request.pk, design_id=request.design_id), by)
    return request


def _end(request: SupportRequest, state: RequestState) -> None:
    request.state, request.ended_at = state, clock.now()
    request.save(update_fields=["state", "ended_at"])
