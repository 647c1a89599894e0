"""Any section that is written by its description; and what people have typed and not saved."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from juncta.base.requests import ActorRequest, signed_in
from juncta.design import engine, operations, permits, queries
from juncta.design.facts import SECTION_NAMES
from juncta.design.forms import SectionForm
from juncta.design.views.frame import WAYS, design_for, languages_of
from juncta.design.views.writing import Desk, keeps_typed, version_in, write


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed
@signed_in
def section(request: ActorRequest, design_id: UUID, section: str) -> HttpResponse:
    """Read a section and write it."""
    if section not in engine.PLANNED:
        raise Http404
    design, shape = design_for(request, design_id), engine.PLANNED[section]
    names = queries.names_of(design)
    languages = languages_of(design)
    context = {
        "name": SECTION_NAMES[section],
        "lead": shape.lead,
        "shown": queries.shown(section, queries.content_of(design, section), names),
    }
    desk = Desk(
        section,
        "section",
        make=lambda data, base: SectionForm(data, shape=shape, offers=names, languages=languages, initial=engine.fitted(shape, base)),
        read=lambda form: form.content(),
        context=context,
    )
    return write(request, design, desk)


@require_POST
@signed_in
def draft(request: ActorRequest, design_id: UUID, section: str) -> HttpResponse:
    """Keep what stands in a form as one's draft, or throw the draft away."""
    if section not in engine.SHAPES or section == "components":
        raise Http404
    design = design_for(request, design_id)
    if "discard" in request.POST:
        operations.discard_draft(design=design, by=request.actor, section=section)
        messages.success(request, _("The unsaved text is thrown away."))
        return redirect(WAYS[section].href(design))
    typed = {name: list(values) for name, values in request.POST.lists() if name not in {"csrfmiddlewaretoken", "based_on"}}
    if refusal := permits.why_not_keep_draft(request.actor, design, typed):
        return HttpResponse(str(refusal), status=403, content_type="text/plain")
    operations.keep_draft(design=design, by=request.actor, section=section, typed=typed, based_on=version_in(request.POST, 0))
    return HttpResponse(status=204)
