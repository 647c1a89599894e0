"""Any section that is written by its description; and what people have typed and not saved."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from juncta.base.requests import ActorRequest, signed_in
from juncta.design import engine, queries
from juncta.design.facts import SECTION_NAMES
from juncta.design.forms import SectionForm
from juncta.design.views.frame import design_for, languages_of
from juncta.design.views.keeping import keeps_typed
from juncta.design.views.writing import Desk, write


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
