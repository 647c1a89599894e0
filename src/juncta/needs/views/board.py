"""The board, and noting a need on it."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from juncta.base.requests import ActorRequest, signed_in
from juncta.needs import operations, permits, queries
from juncta.needs.facts import Wanted
from juncta.needs.forms import FilterForm, NeedForm
from juncta.needs.views.frame import attempt, need_for

PAGE = 20


@require_safe
@signed_in
def board(request: ActorRequest) -> HttpResponse:
    """What is needed, area by area, the best supported first."""
    form = FilterForm(request.GET, by=request.actor)
    form.is_valid()  # what nobody can choose is left out
    wanted = Wanted(**{name: form.cleaned_data.get(name, "") for name in ("area", "state", "institution", "sort")})
    page = Paginator(queries.board(request.actor, wanted), PAGE).get_page(request.GET.get("page"))
    rest = request.GET.copy()
    rest.pop("page", None)
    context = {
        "form": form,
        "areas": queries.areas(request.actor),
        "wanted": wanted,
        "page": page,
        "rest": rest.urlencode(),
        "filters": any((wanted.state, wanted.institution, wanted.sort)),
        "refusal": permits.why_not_note(request.actor),
    }
    return render(request, "needs/board.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: ActorRequest) -> HttpResponse:
    """Note a need."""
    area = next((each.area for each in queries.areas(request.actor) if each.area.slug == request.GET.get("area")), None)
    form = NeedForm(request.POST or None, by=request.actor, initial={"focus_area": area})
    made: list[object] = []
    if form.is_valid():
        fields = {name: value for name, value in form.cleaned_data.items() if name != "revision"}
        if attempt(form, lambda: made.append(operations.note(by=request.actor, **fields))):
            messages.success(request, _("Your need stands on the board. Others can second it now."))
            return redirect("needs-need", need_id=getattr(made[0], "pk", None))
    context = {"form": form, "refusal": permits.why_not_note(request.actor)}
    return render(request, "needs/new.html", context, status=400 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def change(request: ActorRequest, need_id: UUID) -> HttpResponse:
    """Change the words of a need; what somebody else saved meanwhile is shown, what was typed stays."""
    need = need_for(request, need_id)
    names = ("focus_area", "title", "text", "audience", "evidence", "revision")
    form = NeedForm(request.POST or None, by=request.actor, initial={name: getattr(need, name) for name in names})
    if form.is_valid():
        fields = {name: value for name, value in form.cleaned_data.items() if name != "revision"}
        based_on = form.cleaned_data["revision"] or 0
        if attempt(form, lambda: operations.change(need=need, by=request.actor, based_on=based_on, **fields)):
            messages.success(request, _("The need is saved."))
            return redirect("needs-need", need_id=need.pk)
        form.data = _based_on(request.POST, need.revision)  # saving again replaces what is shown now
    context = {
        "form": form,
        "need": need,
        "refusal": permits.why_not_change(request.actor, need),
        "overtaken": form.is_bound and bool(form.non_field_errors()),
    }
    return render(request, "needs/change.html", context, status=400 if form.is_bound else 200)


def _based_on(sent: QueryDict, revision: int) -> QueryDict:
    """What was sent, as if it were based on that revision."""
    data = sent.copy()
    data["revision"] = str(revision)
    return data
