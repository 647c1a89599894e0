"""What anybody may read: the jurisdictions, one with its rules and what exists there, one rule with its history, and tables."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from juncta.alliance import queries as alliances
from juncta.base.requests import ActorRequest, public
from juncta.jurisdiction import permits, queries
from juncta.jurisdiction.facts import Showcase
from juncta.jurisdiction.tables import csv_of, xlsx_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@public
@require_safe
def jurisdictions(request: ActorRequest) -> HttpResponse:
    """Every country and region in which the alliance has a partner, and how much is known of its rules."""
    found = [queries.Overview.of(each) for each in queries.for_pages(request.actor)]
    missing = alliances.institutions(request.actor).exclude(pk__in=[home.pk for each in found for home in each.place.institutions.all()])
    return render(request, "jurisdiction/list.html", {"places": found, "missing": list(missing)})


@public
@require_safe
def jurisdiction(request: ActorRequest, place: str) -> HttpResponse:
    """For ministries and university boards: what exists here, what the rules say, what nobody knows."""
    found = get_object_or_404(queries.for_pages(request.actor), slug=place)
    context = {
        "overview": queries.Overview.of(found),
        "place": found,
        "showcase": Showcase(found.code, found.alliance_id, tuple(each.slug for each in found.institutions.all())),
        "keep_refusal": permits.why_not_keep(request.actor, found.alliance_id),
    }
    return render(request, "jurisdiction/place.html", context)


@public
@require_safe
def rule(request: ActorRequest, rule_id: UUID) -> HttpResponse:
    """One rule with every revision: who wrote it, when and why."""
    found = get_object_or_404(queries.rules_of(request.actor), pk=rule_id)
    revisions = list(found.revisions.select_related("rule__jurisdiction"))
    context = {
        "rule": found,
        "now": queries.of_rule(queries.facts_of(revisions[0])),
        "newest": revisions[0],
        "revisions": [(each, queries.of_rule(queries.facts_of(each))) for each in revisions],
        "keep_refusal": permits.why_not_keep(request.actor, found.jurisdiction.alliance_id),
    }
    return render(request, "jurisdiction/rule.html", context)


@public
@require_safe
def as_csv(request: ActorRequest) -> HttpResponse:
    """Every rule as a table of text."""
    answer = HttpResponse(csv_of(queries.table(request.actor)), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="rules.csv"'
    return answer


@public
@require_safe
def as_xlsx(request: ActorRequest) -> HttpResponse:
    """Every rule as a spreadsheet."""
    answer = HttpResponse(xlsx_of(queries.table(request.actor)), content_type=XLSX)
    answer.headers["Content-Disposition"] = 'attachment; filename="rules.xlsx"'
    return answer
