"""The pages of the catalogue: the shelf and the edition, for everybody; opening an offering, for those who may."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from juncta.alliance import queries as alliance
from juncta.base.requests import ActorRequest, public, signed_in
from juncta.catalogue import operations, permits, queries
from juncta.catalogue.forms import OfferingForm, SearchForm
from juncta.kernel.refusal import Refused
from juncta.review import queries as review
from juncta.ui.components.library import plain


@public
@require_GET
def shelf(request: ActorRequest) -> HttpResponse:
    """The offers of the alliance, found by words and facets."""
    here = alliance.current(request.actor)
    areas = [(area.slug, plain(area.name)) for area in alliance.focus_areas(request.actor)]
    form = SearchForm(request.GET or None, areas=areas)
    search = queries.Search(**form.cleaned_data) if form.is_valid() else queries.Search()
    cards = queries.shelf(here, search) if here else []
    context = {"alliance": here, "form": form, "cards": cards, "searched": search != queries.Search()}
    return render(request, "catalogue/shelf.html", context)


@public
@require_GET
def edition(request: ActorRequest, slug: str) -> HttpResponse:
    """Everything an edition says, and its offerings."""
    found = queries.edition_by_slug(slug, request.actor)
    if found is None:
        raise Http404
    content = queries.content_of(found)
    partners = queries.partners_of(found)
    context = {
        "edition": found,
        "content": content,
        "elements": review.standard_elements(found.content),
        "mode": queries.mode_of(content),
        "languages": queries.languages_of(content),
        "parts": review.parts_of(found.content, partners),
        "awarded": queries.award_sentence(content, [partners[each] for each in content.awarding if each in partners]),
        "criteria": found.content.get("criteria", []),
        "roles": queries.roles_of(found, partners),
        "approvals": [(partners.get(each.institution), each) for each in content.evidence.approvals],
        "offerings": (offerings := queries.dated(found)),
        "enrols": any(stand == "open" for _offering, stand in offerings),
        "address": queries.edition_address(found),
        "offer_refusal": permits.why_not_offer(request.actor, found),
    }
    return render(request, "catalogue/edition.html", context)


@public
@require_GET
def document(request: ActorRequest, slug: str) -> HttpResponse:
    """The edition's content as the canonical bytes over which its digest was made."""
    found = queries.edition_by_slug(slug, request.actor)
    if found is None:
        raise Http404
    answer = HttpResponse(queries.bytes_of(found), content_type="application/json")
    answer["Content-Disposition"] = f'inline; filename="{found.slug}.json"'
    answer["ETag"] = f'"{found.digest}"'
    return answer


@signed_in
@require_http_methods(["GET", "POST"])
def offer(request: ActorRequest, slug: str) -> HttpResponse:
    """Open an offering of an edition."""
    found = get_object_or_404(queries.visible_to(request.actor), slug=slug)
    if refusal := permits.why_not_offer(request.actor, found):
        raise Refused(refusal)
    form = OfferingForm(request.POST or None)
    if form.is_valid():
        try:
            operations.open_offering(edition=found, by=request.actor, **form.cleaned_data)
        except Refused as refused:
            if refused.refusal.code not in operations.ABOUT_THE_FORM:
                raise
            form.add_error(None, str(refused.refusal))
        else:
            messages.success(request, _("The offering is open."))
            return redirect("catalogue-edition", slug=found.slug)
    context = {"edition": found, "content": queries.content_of(found), "form": form}
    return render(request, "catalogue/offer.html", context, status=400 if form.is_bound else 200)
