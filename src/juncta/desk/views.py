"""The front page for everybody, and the desk and portfolio of whoever has signed in."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from juncta.alliance import queries as alliances
from juncta.base.requests import ActorRequest, public, signed_in
from juncta.catalogue import queries as catalogue
from juncta.desk import queries
from juncta.kernel.actor import Role

OFFERS = 3


@public
@require_safe
def front(request: ActorRequest) -> HttpResponse:
    """What this is, the journey drawn, a few offers, the partners."""
    here = alliances.current(request.actor)
    return render(
        request,
        "desk/front.html",
        {
            "alliance": here,
            "offers": catalogue.shelf(here)[:OFFERS] if here else [],
            "institutions": list(alliances.institutions(request.actor)),
        },
    )


@signed_in
@require_safe
def home(request: ActorRequest) -> HttpResponse:
    """What waits for you, and what you wait for."""
    return render(
        request,
        "desk/home.html",
        {
            "for_you": queries.waits_for_you(request.actor),
            "for_others": queries.waits_for_others(request.actor),
            "can_start": request.actor.holds(Role.ACADEMIC),
            "is_learner": request.actor.holds(Role.LEARNER),
        },
    )


@signed_in
@require_safe
def portfolio(request: ActorRequest) -> HttpResponse:
    """What you have earned, and what you are learning."""
    return render(
        request, "desk/portfolio.html", {"credentials": queries.earned(request.actor), "enrolments": queries.enrolled(request.actor)}
    )
