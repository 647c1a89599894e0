"""The register of barriers: the list, one barrier with what can be done about it, and what everybody may read."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from juncta.alliance import queries as alliances
from juncta.base.requests import ActorRequest, public, signed_in
from juncta.kernel.refusal import Refused
from juncta.kernel.text import FALLBACK, LangText
from juncta.portfolio import operations, permits, queries
from juncta.portfolio.facts import KINDS, STATE_NAMES, BarrierState
from juncta.portfolio.forms import BarrierForm, OwnerForm, StateForm, TwoLanguages
from juncta.portfolio.models import Barrier
from juncta.portfolio.views.board import only_staff


@require_safe
@signed_in
def register(request: ActorRequest) -> HttpResponse:
    """Every barrier, narrowed by what stands in the address; and what waits to be grouped."""
    only_staff(request)
    wanted = {name: request.GET.get(name, "") for name in ("kind", "state", "institution")}
    context = {
        "part": "barriers",
        "lines": queries.register(request.actor, wanted),
        "ungrouped": list(queries.ungrouped(request.actor)),
        "choices": [
            ("kind", _("Kind"), list(KINDS.items()), wanted["kind"]),
            ("state", _("State"), [(s.value, _(n)) for s, n in STATE_NAMES.items() if s is not BarrierState.MERGED], wanted["state"]),
            (
                "institution",
                _("University"),
                [(i.slug, i.short_name) for i in alliances.institutions(request.actor)],
                wanted["institution"],
            ),
        ],
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
        "may_export": permits.why_not_take_along(request.actor) is None,
    }
    return render(request, "portfolio/register.html", context)


@public
@require_safe
def met(request: ActorRequest) -> HttpResponse:
    """What the alliance tells everybody about barriers and how it answered them."""
    return render(
        request, "portfolio/met.html", {"barriers": queries.public_barriers(request.actor), "alliance": alliances.current(request.actor)}
    )


def _barrier(request: ActorRequest, barrier_id: UUID) -> Barrier:
    return get_object_or_404(queries.visible_to(request.actor).prefetch_related("obstacles__design"), pk=barrier_id)


def _second(text: LangText, form: TwoLanguages) -> str:
    return LangText(text).get(form.second, "")


def _forms(request: ActorRequest, barrier: Barrier) -> dict[str, forms.Form]:
    """The forms of the page, as the barrier stands."""
    two = TwoLanguages()
    placed = {"kind": barrier.kind, "institution": barrier.institution_id, "country": barrier.country}
    title, answer = LangText(barrier.title), LangText(barrier.resolution)
    said = {"resolution": answer.get(FALLBACK, ""), "resolution_also": _second(answer, two), "lesson": str(LangText(barrier.lesson))}
    return {
        "words": BarrierForm(by=request.actor, initial={"title": str(title), "title_also": _second(title, two), **placed}),
        "owner": OwnerForm(by=request.actor, initial={"person": barrier.owner_id, "body": barrier.owning_body_id}),
        "state": StateForm(initial={"state": barrier.state, **said}),
    }


def _show(request: ActorRequest, barrier: Barrier, **bound: forms.Form) -> HttpResponse:
    refusal = permits.why_not_change(request.actor, barrier)
    context = {
        "part": "barriers",
        "barrier": barrier,
        "forms": _forms(request, barrier) | bound,
        "refusal": refusal,
        "move_refusal": permits.why_not_move(request.actor, barrier),
        "others": [] if refusal else queries.barriers(request.actor).exclude(pk=barrier.pk),
        "words_open": "words" in bound,
        "owner_open": "owner" in bound,
    }
    return render(request, "portfolio/barrier.html", context, status=400 if bound else 200)


@require_safe
@signed_in
def barrier(request: ActorRequest, barrier_id: UUID) -> HttpResponse:
    """One barrier: who met it, who sees to it, how it stands."""
    return _show(request, _barrier(request, barrier_id))


def _done(request: ActorRequest, found: Barrier, name: str, form: forms.Form, act: Callable[[], object], said: str) -> HttpResponse:
    """Do it where the form is right; else the page again, with what was typed."""
    if form.is_valid():
        try:
            act()
        except Refused as refused:
            form.add_error(None, str(refused.refusal))
        else:
            messages.success(request, said)
            return redirect("portfolio-barrier", barrier_id=found.pk)
    return _show(request, found, **{name: form})


@require_POST
@signed_in
def reword(request: ActorRequest, barrier_id: UUID) -> HttpResponse:
    """Word it for everybody."""
    found, form = _barrier(request, barrier_id), BarrierForm(request.POST, by=request.actor)

    def act() -> None:
        place = {name: form.cleaned_data[name] for name in ("kind", "country", "institution")}
        operations.reword(barrier=found, by=request.actor, title=form.words("title", LangText(found.title)), **place)

    return _done(request, found, "words", form, act, _("The barrier is worded."))


@require_POST
@signed_in
def owner(request: ActorRequest, barrier_id: UUID) -> HttpResponse:
    """Say who sees to it."""
    found, form = _barrier(request, barrier_id), OwnerForm(request.POST, by=request.actor)
    return _done(
        request,
        found,
        "owner",
        form,
        lambda: operations.give_owner(barrier=found, by=request.actor, **form.cleaned_data),
        _("It is noted who sees to it."),
    )


@require_POST
@signed_in
def move(request: ActorRequest, barrier_id: UUID) -> HttpResponse:
    """Say how it stands."""
    found, form = _barrier(request, barrier_id), StateForm(request.POST)

    def act() -> None:
        operations.move(
            barrier=found,
            by=request.actor,
            state=form.cleaned_data["state"],
            resolution=form.words("resolution", LangText(found.resolution)) if form.cleaned_data["resolution"] else "",
            lesson=form.cleaned_data["lesson"],
        )

    return _done(request, found, "state", form, act, _("It is noted how the barrier stands."))


@require_POST
@signed_in
def join(request: ActorRequest, barrier_id: UUID) -> HttpResponse:
    """Another barrier is the same as this one."""
    found = _barrier(request, barrier_id)
    try:
        other = _barrier(request, UUID(request.POST.get("other", "")))
    except ValueError:
        raise Http404 from None
    operations.join(barrier=found, other=other, by=request.actor)
    messages.success(request, _("The two are one barrier now."))
    return redirect("portfolio-barrier", barrier_id=found.pk)


@require_POST
@signed_in
def show(request: ActorRequest, barrier_id: UUID) -> HttpResponse:
    """Make it public, or no longer so."""
    found = _barrier(request, barrier_id)
    operations.show(barrier=found, by=request.actor, public=request.POST.get("public") == "yes")
    messages.success(request, _("Everybody can read it now.") if request.POST.get("public") == "yes" else _("It is no longer public."))
    return redirect("portfolio-barrier", barrier_id=found.pk)
