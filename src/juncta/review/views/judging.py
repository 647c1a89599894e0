"""Judging standard by standard, changing one's voice once, discussing and confirming."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from juncta.base.requests import ActorRequest, signed_in
from juncta.kernel.refusal import Refused
from juncta.review import operations, queries
from juncta.review.forms import MOST_CONDITIONS, ConditionForm, RemarkForm, VoiceForm
from juncta.review.models import Dossier
from juncta.review.views.dossier import dossier_for, page


def _seat(found: Dossier, request: ActorRequest, key: str) -> queries.Seat:
    for seat in queries.seats_of(found, request.actor):
        if seat.key == key:
            return seat
    raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def speak(request: ActorRequest, dossier_id: UUID, seat: str) -> HttpResponse:
    """Give a seat's voice, or change it once while the panel discusses."""
    found = dossier_for(request, dossier_id)
    place = _seat(found, request, seat)
    second = place.has_spoken
    refusal = place.revise if second else place.refusal
    if refusal:
        raise Refused(refusal)
    standards = queries.against_standards(found, [place])
    choices = [(each.key, f"{each.code} {each.name}") for each in standards]
    form = VoiceForm(request.POST or None, standards=found.snapshot.get("standards", []), second=second, initial=queries.first_said(place))
    wanted = [ConditionForm(request.POST or None, prefix=f"condition-{n}", standards=choices) for n in range(MOST_CONDITIONS)]
    if form.is_valid() and all(each.is_valid() for each in wanted):
        conditions = [said for each in wanted if (said := each.wanted())]
        act = operations.revise_voice if second else operations.speak
        try:
            act(dossier=found, by=request.actor, seat=seat, conditions=conditions, **form.said())
        except Refused as refused:
            if refused.refusal.code not in operations.ABOUT_THE_FORM:
                raise
            form.add_error(None, str(refused.refusal))
        else:
            messages.success(request, _("{seat} has spoken.").format(seat=place.name))
            return redirect("review-dossier", dossier_id=found.pk)
    context = {
        "dossier": found,
        "seat": place,
        "second": second,
        "form": form,
        "wanted": wanted,
        "rows": [(each, *form.pair(each.key)) for each in standards],
    }
    return render(request, "review/judging.html", context, status=400 if form.is_bound else 200)


@require_POST
@signed_in
def confirm(request: ActorRequest, dossier_id: UUID, seat: str) -> HttpResponse:
    """Confirm for a seat that the panel can decide."""
    found = dossier_for(request, dossier_id)
    place = _seat(found, request, seat)
    operations.confirm(dossier=found, by=request.actor, seat=seat)
    messages.success(request, _("{seat} has confirmed.").format(seat=place.name))
    return redirect("review-dossier", dossier_id=found.pk)


@require_POST
@signed_in
def remark(request: ActorRequest, dossier_id: UUID, seat: str) -> HttpResponse:
    """Say something to the other seats."""
    found = dossier_for(request, dossier_id)
    _seat(found, request, seat)
    form = RemarkForm(request.POST, prefix="remark")
    if not form.is_valid():
        return page(request, found, remark=form)
    operations.remark(dossier=found, by=request.actor, seat=seat, text=form.cleaned_data["text"])
    return redirect("review-dossier", dossier_id=found.pk)
