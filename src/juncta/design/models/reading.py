"""What a design's facts are made of: its rows, each kind in one statement that is written once per process."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch, QuerySet, TextField
from django.db.models.functions import Cast, JSONObject

from juncta.base.prepared import Prepared
from juncta.design.clauses import CLAUSES, AgreementFacts, ClauseFacts, ClauseState
from juncta.design.models.agreement import AgreementClause, ClauseSignOff
from juncta.design.models.business import Effort, Fee, Intake, PartnerPlan
from juncta.design.models.gathering import OF_COMPONENTS, OF_OUTCOMES
from juncta.design.money import GROUPS, WHOLE, EffortFacts, Grant, PlanFacts, Rate
from juncta.design.money import PartnerPlan as PartnerFacts

if TYPE_CHECKING:
    from juncta.design.models import Design


def _exact(name: str) -> Cast:
    """A number as text: JSON would make a float of it."""
    return Cast(name, TextField())


def _plans() -> "QuerySet[PartnerPlan]":
    """What a partner states comes with its row: no row of its own is built for each fee."""
    own = {"partner": OuterRef("pk")}
    fees = Fee.objects.filter(**own).values(row=JSONObject(group="group", part="component__slug", amount=_exact("amount")))
    intakes = Intake.objects.filter(**own).values(row=JSONObject(group="group", learners="learners"))
    works = JSONObject(work="work", amount=_exact("amount"), unit="unit", rate=_exact("rate"))
    efforts = Effort.objects.filter(**own).order_by("work").values(row=works)
    gathered = {"stated": ArraySubquery(fees), "expected": ArraySubquery(intakes), "works": ArraySubquery(efforts)}
    return PartnerPlan.objects.select_related("institution").annotate(**gathered)


def _clauses() -> "QuerySet[AgreementClause]":
    """With each clause, who has signed off the text as it stands."""
    words = ClauseSignOff.objects.filter(clause=OuterRef("pk"), version=OuterRef("version"), taken_back_at__isnull=True)
    return AgreementClause.objects.annotate(signed=ArraySubquery(words.values("institution__slug")))


def for_many() -> "tuple[str | Prefetch[str], ...]":
    """What to load with many designs, so that their plans and agreements are read without a query for each."""
    return ("plan", Prefetch("partner_plans", _plans()), "funding", "exchange_rates", Prefetch("clauses", _clauses()))


def _read(build: "Callable[[QuerySet[Any]], QuerySet[Any]]", model: str) -> Prepared:
    return Prepared(lambda design: build(apps.get_model("design", model).objects.filter(design=design)), design=UUID)


READ: Final[Mapping[str, Prepared]] = {
    "outcomes": _read(lambda rows: rows.annotate(**OF_OUTCOMES).order_by("position"), "LearningOutcome"),
    "components": _read(lambda rows: rows.select_related("provider", "reuse").annotate(**OF_COMPONENTS).order_by("position"), "Component"),
    "partnerships": _read(lambda rows: rows.select_related("institution"), "Partnership"),
    "team": _read(lambda rows: rows.select_related("person__institution"), "TeamMember"),
    "sections": _read(lambda rows: rows, "Section"),
    "path_rules": _read(lambda rows: rows, "PathRule"),
    "partner_plans": Prepared(lambda design: _plans().filter(design=design), design=UUID),
    "funding": _read(lambda rows: rows, "Funding"),
    "exchange_rates": _read(lambda rows: rows, "ExchangeRate"),
    "clauses": Prepared(lambda design: _clauses().filter(design=design), design=UUID),
    "exceptions": _read(lambda rows: rows.select_related("body"), "GateException"),
}


def loaded(design: "Design", name: str) -> list[Any]:
    """The related rows of this name: those that were loaded with the design, else by a query of their own."""
    there = getattr(design, "_prefetched_objects_cache", {})
    return list(there[name]) if name in there else READ[name].rows(design=design.pk)


def plan_of(design: "Design") -> PlanFacts:
    """The business plan; partners that only have a row of their own stand in it, without one they say nothing."""
    plan = getattr(design, "plan", None)
    rows = loaded(design, "partner_plans")
    slugs = {row.pk: row.institution.slug for row in rows}
    grants = loaded(design, "funding")
    rates = loaded(design, "exchange_rates")
    return PlanFacts(
        groups=tuple(code for code in GROUPS if plan and code in plan.groups),
        partners=tuple(_partner(row) for row in rows),
        grants=tuple(Grant(each.amount, each.currency, slugs.get(each.partner_id, "") if each.partner_id else "") for each in grants),
        rates=tuple(Rate(each.base, each.currency, each.rate, each.on, each.source) for each in rates),
    )


def _partner(row: Any) -> PartnerFacts:  # noqa: ANN401 - a row with what was gathered beside it
    return PartnerFacts(
        institution=row.institution.slug,
        name=row.institution.short_name,
        country=row.institution.country,
        currency=row.currency,
        share=row.share,
        fees={(each["group"], each["part"] or WHOLE): Decimal(each["amount"]) for each in row.stated},
        learners={each["group"]: each["learners"] for each in row.expected},
        effort=tuple(EffortFacts(each["work"], Decimal(each["amount"]), each["unit"], _rate(each["rate"])) for each in row.works),
    )


def _rate(said: str | None) -> Decimal | None:
    return None if said is None else Decimal(said)


def agreement_of(design: "Design") -> AgreementFacts:
    """The clauses in their order, each with the institutions that have signed off the text as it stands."""
    texts = {clause.code: clause for clause in loaded(design, "clauses")}
    return AgreementFacts(tuple(_clause(code, texts.get(code)) for code in CLAUSES))


def _clause(code: str, text: Any) -> ClauseFacts:  # noqa: ANN401 - a row with what was gathered beside it, or None
    if text is None:
        return ClauseFacts(code)
    return ClauseFacts(code, ClauseState(text.state), frozenset(text.signed if text.state == ClauseState.AGREED else ()))
