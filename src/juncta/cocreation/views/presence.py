"""The heartbeat of an open page: somebody is here, and reads who else is."""

from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from juncta.base.requests import ActorRequest, signed_in
from juncta.cocreation import operations, queries
from juncta.cocreation.models import Presence
from juncta.cocreation.views.frame import design_for


def said(presence: Presence) -> str:
    """One person's presence as a sentence."""
    words = _("{name} is writing here") if presence.writing else _("{name} is here")
    return words.format(name=presence.person)


@require_POST
@signed_in
def presence(request: ActorRequest, design_id: UUID, section: str) -> HttpResponse:
    """Be here (writing, or gone), and read who else is."""
    design = design_for(request, design_id, section)
    if request.POST.get("gone"):
        operations.leave(design=design, section=section, by=request.actor)
        return HttpResponse(status=204)
    operations.arrive(design=design, section=section, by=request.actor, writing=request.POST.get("writing") == "1")
    return JsonResponse({"here": [said(each) for each in queries.here_now(design, section, request.actor)]})
