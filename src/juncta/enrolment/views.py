"""The pages of the enrolment: apply, my enrolment, withdraw, and the registrar's lists."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from juncta.alliance import queries as alliance
from juncta.base.requests import ActorRequest, signed_in
from juncta.catalogue import queries as catalogue
from juncta.enrolment import operations, permits, queries
from juncta.enrolment.facts import EnrolmentState
from juncta.enrolment.forms import ApplicationForm
from juncta.kernel.actor import Role
from juncta.review import queries as review

if TYPE_CHECKING:
    from juncta.catalogue.models import Edition


def _what(edition: "Edition") -> dict[str, Any]:
    """What an edition says, and its parts as a picture."""
    return {
        "edition": edition,
        "content": catalogue.content_of(edition),
        "parts": review.parts_of(edition.content, catalogue.partners_of(edition)),
    }


@signed_in
@require_safe
def overview(request: ActorRequest) -> HttpResponse:
    """My enrolments; for registrars and the office also the lists they keep."""
    mine = list(queries.mine(request.actor))
    keeps = request.actor.holds(Role.REGISTRAR) or request.actor.holds(Role.ALLIANCE_OFFICE)
    kept = queries.kept_by(request.actor) if keeps else []
    return render(request, "enrolment/overview.html", {"mine": mine, "kept": kept, "keeps": keeps})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: ActorRequest, offering_id: UUID) -> HttpResponse:
    """What one applies for, and the application."""
    offering = get_object_or_404(catalogue.visible_offerings(request.actor), pk=offering_id)
    mine = queries.live_of(request.actor, offering)
    if mine and request.method == "POST":
        return redirect("enrolment-enrolment", mine.pk)
    form = ApplicationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        enrolment = operations.apply(offering=offering, by=request.actor, **form.cleaned_data)
        placed = enrolment.state == EnrolmentState.ENROLLED
        messages.success(request, _("You have a place.") if placed else _("You are on the waiting list."))
        return redirect("enrolment-enrolment", enrolment.pk)
    context = {
        "offering": offering,
        "form": form,
        "mine": mine,
        "refusal": permits.why_not_apply(request.actor, offering),
        "fee": queries.fee_for(offering, alliance.person_of(request.actor)),
        "occupancy": queries.occupancy(offering),
    }
    return render(request, "enrolment/apply.html", context | _what(offering.edition))


@signed_in
@require_safe
def enrolment(request: ActorRequest, enrolment_id: UUID) -> HttpResponse:
    """One enrolment: the place or the turn, the way through the components, and the way out."""
    found = get_object_or_404(queries.visible_to(request.actor), pk=enrolment_id)
    context = {
        "enrolment": found,
        "offering": found.offering,
        "own": found.person_id == request.actor.person,
        "position": queries.position(found),
        "refusal": permits.why_not_withdraw(request.actor, found),
        "fee": queries.fee_for(found.offering, found.person),
        "waiting": found.state == EnrolmentState.WAITING,
        "seated": found.place is not None,
    }
    return render(request, "enrolment/enrolment.html", context | _what(found.offering.edition))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: ActorRequest, enrolment_id: UUID) -> HttpResponse:
    """Asks once more; then the place or the turn is given up."""
    found = get_object_or_404(queries.visible_to(request.actor), pk=enrolment_id)
    if request.method == "POST":
        operations.withdraw(enrolment=found, by=request.actor)
        messages.success(request, _("You have withdrawn."))
        return redirect("enrolment-enrolment", found.pk)
    context = {
        "enrolment": found,
        "content": catalogue.content_of(found.offering.edition),
        "refusal": permits.why_not_withdraw(request.actor, found),
        "waiting": queries.occupancy(found.offering).waiting,
    }
    return render(request, "enrolment/withdraw.html", context)


@signed_in
@require_safe
def offering(request: ActorRequest, offering_id: UUID) -> HttpResponse:
    """The registrar's list of one offering: who has a place, who waits, under which receipt."""
    found = get_object_or_404(queries.offerings_kept_by(request.actor), pk=offering_id)
    context = {
        "offering": found,
        "edition": found.edition,
        "content": catalogue.content_of(found.edition),
        "occupancy": queries.occupancy(found),
        "seated": list(queries.learners_in(found).order_by("place")),
        "waiting": list(queries.waiting_in(found)),
        "left": list(queries.withdrawn_from(found)),
    }
    return render(request, "enrolment/offering.html", context)
