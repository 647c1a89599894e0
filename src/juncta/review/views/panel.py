"""Who sits in the panel, and until when it speaks."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from juncta.alliance import queries as alliance
from juncta.base.requests import ActorRequest, signed_in
from juncta.kernel.refusal import Refused
from juncta.review import operations
from juncta.review.forms import DeadlineForm, PeerForm, ReasonsForm
from juncta.review.views.dossier import dossier_for, page

ABOUT_THE_PERSON = {"REV-143", "REV-144", "REV-145"}
ABOUT_THE_DAY = {"REV-126", "REV-127"}


@require_POST
@signed_in
def appoint(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    """Appoint a peer reviewer."""
    found = dossier_for(request, dossier_id)
    form = PeerForm(request.POST, prefix="peer", people=alliance.persons(request.actor))
    if form.is_valid():
        try:
            seat = operations.appoint_peer(dossier=found, by=request.actor, **form.cleaned_data)
        except Refused as refused:
            if refused.refusal.code not in ABOUT_THE_PERSON:
                raise
            form.add_error(None, str(refused.refusal))
        else:
            messages.success(request, _("{person} is asked as a peer.").format(person=seat.person))
            return redirect("review-dossier", dossier_id=found.pk)
    return page(request, found, peer=form)


@require_POST
@signed_in
def declare(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    """Say that one is not free to judge this design."""
    found = dossier_for(request, dossier_id)
    form = ReasonsForm(request.POST, prefix="conflict")
    if not form.is_valid():
        return page(request, found, conflict=form)
    operations.declare_conflict(dossier=found, by=request.actor, reasons=form.cleaned_data["reasons"])
    messages.success(request, _("Thank you for saying so. Somebody else will judge it."))
    return redirect("review-list")


@require_POST
@signed_in
def postpone(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    """Give more time."""
    found = dossier_for(request, dossier_id)
    form = DeadlineForm(request.POST, prefix="deadline")
    if form.is_valid():
        try:
            operations.postpone(dossier=found, by=request.actor, **form.cleaned_data)
        except Refused as refused:
            if refused.refusal.code not in ABOUT_THE_DAY:
                raise
            form.add_error(None, str(refused.refusal))
        else:
            messages.success(request, _("They have more time now."))
            return redirect("review-dossier", dossier_id=found.pk)
    return page(request, found, deadline=form)
