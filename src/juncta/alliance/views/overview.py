"""Who we are: what the alliance wants, its partners, its focus areas and the bodies that help."""

from dataclasses import dataclass

from babel import Locale
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from juncta.alliance import permits, queries
from juncta.alliance.models import Body, Institution
from juncta.base.requests import ActorRequest, public


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner as the page shows it: country and languages as words."""

    institution: Institution
    country: str
    languages: str


@public
@require_GET
def overview(request: ActorRequest) -> HttpResponse:
    """The alliance whose pages are shown; 404 before there is one."""
    alliance = queries.current(request.actor)
    if alliance is None:
        raise Http404
    partners = [partner(each) for each in queries.institutions(request.actor)]
    context = {
        "alliance": alliance,
        "partners": partners,
        "institutions": [each.institution for each in partners],
        "countries": len({each.country for each in partners}),
        "keeps": permits.why_not_keep(request.actor, alliance) is None,
    }
    return render(request, "alliance/overview.html", context | _bodies(request))


def partner(institution: Institution) -> Partner:
    """The partner in the words of the page's language."""
    locale = Locale.parse(get_language() or "en", sep="-")
    languages = [locale.languages.get(tag.split("-")[0], tag) for tag in institution.languages]
    return Partner(institution, locale.territories.get(institution.country, institution.country), ", ".join(languages))


def _bodies(request: ActorRequest) -> dict[str, object]:
    """Bodies beside the focus area they steer, and those that stand for the whole alliance."""
    bodies: list[Body] = list(queries.bodies(request.actor))
    areas = [(area, [body for body in bodies if body.focus_area_id == area.pk]) for area in queries.focus_areas(request.actor)]
    return {"areas": areas, "bodies": [body for body in bodies if body.focus_area_id is None]}
