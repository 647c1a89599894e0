"""All designs somebody sees, and a new one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from juncta.alliance import queries as alliance
from juncta.base.requests import ActorRequest, signed_in
from juncta.design import operations, permits, queries
from juncta.design.forms import NewIdeaForm
from juncta.design.models import Design
from juncta.design.views.frame import attempt


@require_safe
@signed_in
def designs(request: ActorRequest) -> HttpResponse:
    """Mine first, then the others of the alliance."""
    found = list(queries.for_pages(request.actor))
    own = [design for design in found if _is_mine(request, design)]
    context = {
        "mine": own,
        "others": [design for design in found if design not in own],
        "refusal": permits.why_not_start(request.actor),
    }
    return render(request, "design/designs.html", context)


def _is_mine(request: ActorRequest, design: Design) -> bool:
    me = request.actor.person
    return design.author_id == me or any(member.person_id == me and member.state != "declined" for member in design.team.all())


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: ActorRequest) -> HttpResponse:
    """Write an idea down."""
    spoken = dict.fromkeys(tag for institution in alliance.institutions(request.actor) for tag in institution.languages)
    form = NewIdeaForm(request.POST or None, by=request.actor, languages=list(spoken))
    made: list[Design] = []
    if form.is_valid() and attempt(form, lambda: made.append(operations.start(by=request.actor, **form.cleaned_data))):
        messages.success(request, _("Your idea is written down. Here is what it needs to become a joint micro-credential."))
        return redirect("design-home", design_id=made[0].pk)
    context = {"form": form, "refusal": permits.why_not_start(request.actor)}
    return render(request, "design/new.html", context, status=400 if form.is_bound else 200)
