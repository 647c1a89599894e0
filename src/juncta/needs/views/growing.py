"""An idea grows out of a need; its interested universities are invited."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from juncta.base.requests import ActorRequest, signed_in
from juncta.design import operations as design_room
from juncta.design import queries as designs
from juncta.needs import operations, permits, queries
from juncta.needs.forms import GrowForm
from juncta.needs.views.frame import attempt, need_for


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def grow(request: ActorRequest, need_id: UUID) -> HttpResponse:
    """Make an idea of it."""
    found = need_for(request, need_id)
    form = GrowForm(request.POST or None, by=request.actor, of=found)
    made: list[UUID] = []
    if form.is_valid() and attempt(form, lambda: made.append(operations.grow(out_of=found, by=request.actor, **form.cleaned_data).pk)):
        messages.success(request, _("Your idea has grown out of a need. Invite the universities that are interested."))
        return redirect("design-home", design_id=made[0])
    context = {
        "need": found,
        "form": form,
        "refusal": permits.why_not_grow(request.actor, found),
        "interests": found.interests.all(),
        "growths": queries.designs_of(request.actor, found),
    }
    return render(request, "needs/grow.html", context, status=400 if form.is_bound else 200)


@require_POST
@signed_in
def invite(request: ActorRequest, design_id: UUID, interest_id: UUID) -> HttpResponse:
    """Invite a university that has said it is interested into the role it has named."""
    design = get_object_or_404(designs.visible_to(request.actor), pk=design_id)
    noted = get_object_or_404(queries.interest_behind(request.actor, design), pk=interest_id)
    design_room.invite_partner(design=design, by=request.actor, institution=noted.institution, role=noted.role)
    messages.success(request, _("{institution} is invited.").format(institution=noted.institution))
    return redirect("design-partners", design_id=design.pk)
