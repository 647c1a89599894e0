"""My requests and those that wait for me; and the directory of contacts with its gaps."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from juncta.base.requests import ActorRequest, signed_in
from juncta.kernel.refusal import Refused
from juncta.support import permits, queries
from juncta.support.facts import ENDED

MOST = 50  # requests that have ended


@require_safe
@signed_in
def listed(request: ActorRequest) -> HttpResponse:
    """What waits for me, what I asked, and what I have to do with that has ended."""
    actor = request.actor
    involved = queries.visible_to(actor).filter(queries.involving(actor))
    context = {
        "to_answer": queries.to_answer(actor),
        "mine": queries.asked_by(actor),
        "ended": involved.filter(state__in=ENDED).order_by("-ended_at")[:MOST],
        "sees_directory": permits.why_not_see_directory(actor) is None,
    }
    return render(request, "support/list.html", context)


@require_safe
@signed_in
def directory(request: ActorRequest) -> HttpResponse:
    """Who answers for which body where, and where nobody does."""
    if refusal := permits.why_not_see_directory(request.actor):
        raise Refused(refusal)
    return render(request, "support/directory.html", {"directory": queries.directory(request.actor)})
