"""The pages of the framework: what a joint micro-credential is, how it comes about, who helps at each step."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from juncta.alliance import queries as alliances
from juncta.base.requests import ActorRequest, public
from juncta.framework import permits, queries
from juncta.framework.facts import Gate, Stage, Step
from juncta.framework.forms.words import language_name
from juncta.framework.models import Framework
from juncta.framework.queries import Help, Support
from juncta.kernel.actor import Role
from juncta.kernel.text import LangText

if TYPE_CHECKING:
    from juncta.alliance.models import Contact


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step as a page shows it, and the gate behind it with those who decide."""

    step: Step
    responsible: list[Help]
    consulted: list[Help]
    gate: Gate | None
    deciding: list[Help]


@public
@require_GET
def overview(request: ActorRequest) -> HttpResponse:
    """What a joint micro-credential of this alliance is, how it comes about and who helps: to anyone, in a language of their choice."""
    alliance = alliances.current(request.actor)
    if alliance is None:
        raise Http404
    versions = list(queries.published(alliance))
    if not versions:
        refusal = permits.why_not_publish(request.actor, alliance)
        return render(request, "framework/none.html", {"alliance": alliance, "publish_refusal": refusal})
    framework, tag = versions[0], request.GET.get("in", "")
    spoken = queries.languages_of(framework)
    facts = queries.facts_in(framework, tag) if tag in spoken else queries.facts_of(framework)
    routing = Support(framework, facts=facts)
    stages = [(stage, [_line(routing, each) for each in facts.steps_of(stage.code)]) for stage in facts.stages]
    context = {
        "alliance": alliance,
        "framework": framework,
        "facts": facts,
        "stages": stages,
        "gates": [(gate, routing.deciding(gate), facts.step(gate.after)) for gate in facts.gates],
        "helpers": queries.helpers(routing),
        "standards": queries.standard_sets(facts),
        "checklists": queries.checklists(facts),
        "journey": queries.journey(facts, who=_who_acts(routing, facts.stages), href=reverse("framework-overview")),
        "versions": queries.with_lessons(versions),
        "languages": [(each, language_name(each), each == tag) for each in spoken],
        "makes": permits.is_office(request.actor, alliance),
        "draft": queries.open_draft_of(request.actor),
    }
    return render(request, "framework/overview.html", context)


@public
@require_GET
def version(request: ActorRequest, framework_version: int) -> HttpResponse:
    """One published version: when, why, what it changed, and which lessons it took up."""
    found = _published(request, framework_version)
    before = queries.before(found)
    context = {
        "framework": found,
        "before": before,
        "changes": queries.between(before, found) if before else (),
        "made": queries.draft_behind(found),
    }
    return render(request, "framework/version.html", context)


@public
@require_GET
def step(request: ActorRequest, code: str) -> HttpResponse:
    """One step: what is recommended, who does it, whom to ask, what goes in and what comes out."""
    framework = _in_force(request)
    routing = queries.support(framework)
    facts = routing.facts
    try:
        found = facts.step(code)
    except KeyError:
        raise Http404 from None
    number = facts.steps.index(found)
    context = {
        "framework": framework,
        "facts": facts,
        "stage": facts.stage(found.stage),
        "line": _line(routing, found),
        "asked": queries.asked_by(found.checks),
        "before": facts.steps[number - 1] if number else None,
        "after": facts.steps[number + 1] if number + 1 < len(facts.steps) else None,
        "contacts": _contacts(request, routing, found),
    }
    return render(request, "framework/step.html", context)


@public
@require_GET
def file(request: ActorRequest, framework_version: int | None = None) -> HttpResponse:
    """The version in force, or an earlier one, as JSON, for whoever wants to read or reuse it."""
    framework = _in_force(request) if framework_version is None else _published(request, framework_version)
    answer = HttpResponse(queries.bytes_of(framework), content_type="application/json")
    answer["Content-Disposition"] = f'inline; filename="{framework.slug}-{framework.version}.json"'
    answer["ETag"] = f'"{framework.digest}"'
    return answer


def _in_force(request: ActorRequest) -> Framework:
    framework = queries.in_force(request.actor)
    if framework is None:
        raise Http404
    return framework


def _published(request: ActorRequest, number: int) -> Framework:
    in_force = _in_force(request)
    return get_object_or_404(queries.published(in_force.alliance), slug=in_force.slug, version=number)


def _line(routing: Support, step_: Step) -> StepLine:
    gate = routing.facts.gate_after(step_.code)
    return StepLine(step_, routing.responsible(step_), routing.consulted(step_), gate, routing.deciding(gate) if gate else [])


def _who_acts(routing: Support, stages: tuple[Stage, ...]) -> dict[str, LangText]:
    """Who begins each stage, by its code."""
    return {stage.code: routing.responsible(routing.facts.steps_of(stage.code)[0])[0].name for stage in stages}


def _contacts(request: ActorRequest, routing: Support, step_: Step) -> list["Contact"]:
    """The people behind the bodies, for colleagues of the alliance only."""
    if request.actor.is_visitor or all(held.role is Role.LEARNER for held in request.actor.mandates):
        return []
    person = alliances.person_of(request.actor)
    home = person.institution if person else None
    return routing.to_contact(step_, home)
