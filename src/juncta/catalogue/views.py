"""The pages of the catalogue: the shelf and the edition, for everybody; opening an offering, for those who may."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from juncta.alliance import queries as alliance
from juncta.base.requests import ActorRequest, public, signed_in
from juncta.catalogue import operations, permits, queries
from juncta.catalogue.forms import AgreementForm, ContinuationForm, OfferingForm, SearchForm
from juncta.catalogue.models import Edition
from juncta.kernel.refusal import Refusal, Refused
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
        "end": queries.end_of(found),
        "renewed": queries.renewal_of(found),
        "newer": queries.newer_than(found),
        "exceptions": found.content.get("exceptions", []),
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


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def continuation(request: ActorRequest, slug: str) -> HttpResponse:
    """What becomes of an edition after its review: propose it, and read what the bodies say."""
    found = get_object_or_404(queries.visible_to(request.actor), slug=slug)
    refusal = permits.why_not_propose(request.actor, found)
    form = ContinuationForm(request.POST or None)
    if form.is_valid():
        try:
            operations.propose_continuation(edition=found, by=request.actor, **form.cleaned_data)
        except Refused as refused:
            if refused.refusal.code not in operations.ABOUT_THE_COURSE:
                raise
            form.add_error(None, str(refused.refusal))
        else:
            messages.success(request, _("It is proposed; the bodies are asked."))
            return redirect("catalogue-continuation", slug=found.slug)
    return _continuation(request, found, refusal, form)


def _continuation(
    request: ActorRequest, found: Edition, refusal: Refusal | None, form: ContinuationForm, wrong: AgreementForm | None = None
) -> HttpResponse:
    proposed = queries.continuations_of(found)
    asked = [
        (each, body, wrong or AgreementForm())
        for each in proposed
        for body in alliance.bodies_of(found.alliance)
        if body.slug in each.seats and permits.why_not_agree(request.actor, each, body) is None
    ]
    context = {"edition": found, "proposed": proposed, "asked": asked, "form": form, "refusal": refusal}
    return render(request, "catalogue/continuation.html", context, status=400 if form.is_bound or wrong else 200)


@signed_in
@require_POST
def agree(request: ActorRequest, slug: str, continuation_id: UUID, body: str) -> HttpResponse:
    """Answer for a body of the last gate."""
    found = get_object_or_404(queries.visible_to(request.actor), slug=slug)
    proposed = get_object_or_404(found.continuations, pk=continuation_id)
    seat = get_object_or_404(alliance.bodies_of(found.alliance), slug=body)
    form = AgreementForm(request.POST)
    if form.is_valid():
        try:
            operations.answer_continuation(continuation=proposed, by=request.actor, body=seat, **form.cleaned_data)
        except Refused as refused:
            if refused.refusal.code != "CAT-131":
                raise
            form.add_error(None, str(refused.refusal))
        else:
            messages.success(request, _("{body} has answered.").format(body=seat))
            return redirect("catalogue-continuation", slug=found.slug)
    return _continuation(request, found, permits.why_not_propose(request.actor, found), ContinuationForm(), form)
