"""What a later version of the framework would change for a design, and the move to it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from juncta.base.requests import ActorRequest, signed_in
from juncta.design import operations, queries
from juncta.design.permits import moving
from juncta.design.views.frame import design_for, show
from juncta.framework import queries as framework


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def version(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """The report; and with a POST, the move."""
    design = design_for(request, design_id)
    newest = framework.current(design.alliance)
    if request.method == "POST":
        operations.move_to_version(design=design, by=request.actor, to=newest)
        messages.success(request, _("The design stands on version {version} now.").format(version=newest.version))
        return redirect("design-home", design_id=design.pk)
    facts = framework.facts_of(design.framework)
    newer = queries.newer_version(design)
    context = {
        "format": next((each for each in facts.formats if each.code == design.format), None),
        "report": queries.move_report(design, newer) if newer else None,
        "move_refusal": moving.why_not_move_to(request.actor, design, newest),
    }
    return show(request, design, "version", "version", context)
