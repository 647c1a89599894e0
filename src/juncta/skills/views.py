"""The pages of skills, for everybody: search, and one skill in all its languages."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from juncta.base.requests import ActorRequest, public
from juncta.kernel.text import FALLBACK
from juncta.skills import facts, queries
from juncta.skills.forms import SearchForm

PAGE = 50


@public
@require_safe
def skills(request: ActorRequest) -> HttpResponse:
    """Search, or read along the alphabet."""
    language = get_language() or FALLBACK
    form = SearchForm(request.GET or None)
    asked = form.cleaned_data["q"] if form.is_valid() else ""
    context = {
        "form": form,
        "asked": asked,
        "hits": queries.search(asked, language) if asked else None,
        "page": None if asked else Paginator(queries.listed(language), PAGE).get_page(request.GET.get("page")),
        "releases": queries.in_force(),
        "attribution": facts.ATTRIBUTION,
    }
    return render(request, "skills/skills.html", context)


@public
@require_safe
def skill(request: ActorRequest, skill_id: UUID) -> HttpResponse:
    """One skill: its names in all languages, what it means, where it comes from."""
    found = queries.by_id(skill_id)
    if found is None:
        raise Http404
    names = [
        (tag, text, found.alternatives.get(tag, [])) for tag, text in sorted(found.label.items(), key=lambda pair: pair[0] != FALLBACK)
    ]
    return render(request, "skills/skill.html", {"skill": found, "names": names, "attribution": facts.ATTRIBUTION})
