"""The portfolio of the alliance: all designs, where they wait, and the tables to take along."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from juncta.alliance import queries as alliances
from juncta.base import clock, sheets
from juncta.base.requests import ActorRequest, signed_in
from juncta.design.facts import STATE_NAMES
from juncta.kernel.refusal import Refused
from juncta.portfolio import operations, permits, queries


def only_staff(request: ActorRequest) -> None:
    """Raise Refused for whoever does not work in the alliance."""
    if refusal := permits.why_not_look(request.actor):
        raise Refused(refusal)


@require_safe
@signed_in
def designs(request: ActorRequest) -> HttpResponse:
    """All designs by stage, as a board or a table, narrowed by what stands in the address."""
    only_staff(request)
    wanted = queries.Wanted.read(request.GET.dict())
    found = queries.board(request.actor, wanted)
    as_table = request.GET.get("view") == "table"
    context = {
        "part": "designs",
        "board": found,
        "wanted": wanted,
        "as_table": as_table,
        "other_view": _with(request, view="" if as_table else "table"),
        "query": _with(request, view=""),
        "choices": _choices(request, found, wanted),
        "may_export": permits.why_not_take_along(request.actor) is None,
    }
    return render(request, "portfolio/designs.html", context)


def _with(request: ActorRequest, **changes: str) -> str:
    """The address of this page with something changed; empty values are left out."""
    query = request.GET.copy()
    for name, value in changes.items():
        query[name] = value
    for name in [name for name, value in query.items() if not value]:
        del query[name]
    return f"?{query.urlencode()}" if query else "?"


def _choices(request: ActorRequest, found: queries.Board, wanted: queries.Wanted) -> list[tuple[str, str, list[tuple[str, Any]], str]]:
    """What one can narrow by: name, label, options, and what is chosen."""
    home = alliances.current(request.actor)
    areas, partners = (home.focus_areas.all(), home.institutions.all()) if home else ((), ())
    offered: list[tuple[str, str, list[tuple[str, Any]]]] = [
        (
            "stage",
            _("Stage"),
            [(stage.code, f"{stage.code}: {stage.name.best(get_language() or 'en')[1]}") for stage, _here in found.columns],
        ),
        ("area", _("Focus area"), [(area.slug, area.name) for area in areas]),
        ("partner", _("Partner"), [(each.slug, each.short_name) for each in partners]),
        ("format", _("Format"), list(found.formats.items())),
        ("state", _("State"), [(state.value, _(name)) for state, name in STATE_NAMES.items()]),
    ]
    return [(name, label, options, getattr(wanted, name)) for name, label, options in offered]


@require_safe
@signed_in
def bottlenecks(request: ActorRequest) -> HttpResponse:
    """Where designs wait, for whom, since when, and how long it usually takes."""
    only_staff(request)
    lines = queries.lines(request.actor)
    context = {
        "now": [line for line in lines if line.bottleneck.waiting],
        "drawn": [line.bar for line in lines if line.bottleneck.waiting],
        "part": "bottlenecks",
        "past": [line for line in lines if not line.bottleneck.waiting],
        "refusal": permits.why_not_remind(request.actor),
        "may_export": permits.why_not_take_along(request.actor) is None,
    }
    return render(request, "portfolio/bottlenecks.html", context)


@require_POST
@signed_in
def remind(request: ActorRequest) -> HttpResponse:
    """Remind those for whom designs wait at one place."""
    place, who = request.POST.get("place", ""), request.POST.get("who", "")
    waiting = queries.waiting_at(request.actor, place, who)
    if not waiting:
        raise Http404
    people = queries.to_remind(request.actor, place, who)
    operations.remind(designs=waiting, place=place, who=who, by=request.actor)
    said = ngettext("One person is reminded.", "{count} people are reminded.", len(people)).format(count=len(people))
    messages.success(request, said if people else _("It is noted; nobody there can be written to yet."))
    return redirect("portfolio-bottlenecks")


@require_safe
@signed_in
def export(request: ActorRequest, table: str, kind: str) -> HttpResponseBase:
    """A table to take along, as CSV or XLSX."""
    if table not in queries.TABLES or kind not in sheets.KINDS or not request.actor.alliance:
        raise Http404
    if refusal := permits.why_not_take_along(request.actor):
        raise Refused(refusal)
    title, header, rows = queries.table(table, request.actor, request.GET.dict())
    return sheets.download(kind, name=f"{table}-{clock.today().isoformat()}", title=title, header=header, rows=rows)
