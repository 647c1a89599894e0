"""A body answers, hands a question over, and is reminded of its day."""

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from juncta.alliance import queries as alliance
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.kernel.actor import SYSTEM, Actor
from juncta.support import permits, queries
from juncta.support.events import SupportAnswered, SupportDue, SupportHandedOver
from juncta.support.facts import WAITS, ReplyKind, RequestState
from juncta.support.models import Handover, Reply, SupportRequest
from juncta.support.operations.asking import insist, locked

if TYPE_CHECKING:
    from juncta.alliance.models import Person

NEAR = timedelta(days=3)  # before its day, who has a request is reminded


@transaction.atomic
def answer(*, request: SupportRequest, by: Actor, text: str) -> Reply:
    """Answer; a request takes several answers until its team settles it. Whoever answers what nobody owned, owns it."""
    request = locked(request)
    insist(permits.why_not_answer(by, request, queries.answerers(request.body)) or permits.why_not_say(text))
    person = alliance.acting(by)
    reply = Reply.objects.create(request=request, person=person, kind=ReplyKind.ANSWER, text=text.strip(), at=clock.now())
    request.state, request.owner = RequestState.ANSWERED, request.owner or person
    request.save(update_fields=["state", "owner"])
    announce(SupportAnswered(alliance_id=request.design.alliance_id, subject_id=request.pk, design_id=request.design_id), by)
    return reply


@transaction.atomic
def hand_over(*, request: SupportRequest, by: Actor, to: "Person", because: str = "") -> SupportRequest:
    """Somebody else answers from now on."""
    request = locked(request)
    insist(permits.why_not_hand_over(by, request, queries.answerers(request.body), to))
    Handover.objects.create(
        request=request, before=request.owner, after=to, by=alliance.acting(by), because=because.strip(), at=clock.now()
    )
    request.owner = to
    request.save(update_fields=["owner"])
    announce(
        SupportHandedOver(
            alliance_id=request.design.alliance_id,
            subject_id=request.pk,
            design_id=request.design_id,
            person_id=to.pk,
            because=because.strip(),
        ),
        by,
    )
    return request


def remind_of_requests() -> int:
    """Remind owners of what waits: once before its day, once after; called at night, returns how many."""
    today = clock.today()
    near = Q(due__gte=today, due__lte=today + NEAR, reminded_at__isnull=True)
    late = Q(due__lt=today, reminded_late_at__isnull=True)
    waiting = SupportRequest.objects.filter(near | late, state__in=WAITS)
    return sum(_remind(key) for key in waiting.values_list("pk", flat=True))


@transaction.atomic
def _remind(key: UUID) -> bool:
    request = locked(key)
    overdue = request.due < clock.today()
    told = request.reminded_late_at if overdue else request.reminded_at
    if told or request.state not in WAITS:
        return False
    name = "reminded_late_at" if overdue else "reminded_at"
    setattr(request, name, clock.now())
    request.save(update_fields=[name])
    announce(
        SupportDue(
            alliance_id=request.design.alliance_id,
            subject_id=request.pk,
            design_id=request.design_id,
            due=request.due.isoformat(),
            overdue=overdue,
        ),
        SYSTEM,
    )
    return True
