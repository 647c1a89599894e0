"""The pages of the framework: what a joint micro-credential is, how it comes about, who helps at each step."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from juncta.alliance import queries as alliances
from juncta.base.requests import ActorRequest, public, signed_in
from juncta.framework import operations, permits, queries
from juncta.framework.engine import BrokenFramework
from juncta.framework.facts import Gate, Stage, Step
from juncta.framework.forms import PublishForm
from juncta.framework.models import Framework
from juncta.framework.queries import Help, Support
from juncta.kernel.actor import Role
from juncta.kernel.refusal import Refused
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
    """The definition, the way and the help on it, as the alliance has published them."""
    alliance = alliances.current(request.actor)
    if alliance is None:
        raise Http404
    context: dict[str, object] = {"alliance": alliance, "publish_refusal": permits.why_not_publish(request.actor, alliance)}
    versions = list(queries.published(alliance))
    if not versions:
        return render(request, "framework/none.html", context)
    routing = queries.support(versions[0])
    facts = routing.facts
    stages = [(stage, [_line(routing, each) for each in facts.steps_of(stage.code)]) for stage in facts.stages]
    context |= {
        "framework": versions[0],
        "facts": facts,
        "stages": stages,
        "journey": queries.journey(facts, who=_who_acts(routing, facts.stages), href=reverse("framework-overview")),
        "versions": versions,
    }
    return render(request, "framework/overview.html", context)


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
        "before": facts.steps[number - 1] if number else None,
        "after": facts.steps[number + 1] if number + 1 < len(facts.steps) else None,
        "contacts": _contacts(request, routing, found),
    }
    return render(request, "framework/step.html", context)


@public
@require_GET
def file(request: ActorRequest) -> HttpResponse:
    """The version in force as JSON, for whoever wants to read or reuse it."""
    framework = _in_force(request)
    answer = HttpResponse(queries.bytes_of(framework), content_type="application/json")
    answer["Content-Disposition"] = f'inline; filename="{framework.slug}-{framework.version}.json"'
    answer["ETag"] = f'"{framework.digest}"'
    return answer


@signed_in
@require_http_methods(["GET", "POST"])
def publish(request: ActorRequest) -> HttpResponse:
    """Publish the next version; a broken file is answered with its line."""
    alliance = get_object_or_404(alliances.alliances(), pk=request.actor.alliance)
    if refusal := permits.why_not_publish(request.actor, alliance):
        raise Refused(refusal)
    form = PublishForm(request.POST or None, initial={"content": queries.next_version(alliance)})
    if form.is_valid():
        try:
            published = operations.publish(alliance=alliance, content=form.cleaned_data["content"], by=request.actor)
        except Refused as refused:
            form.add_error("content", str(refused.refusal))
        except BrokenFramework as broken:
            form.add_error("content", _("This is no framework yet: %(reason)s") % {"reason": broken})
        else:
            messages.success(request, _("Version %(version)s is in force for new designs.") % {"version": published.version})
            return redirect("framework-overview")
    return render(request, "framework/publish.html", {"form": form}, status=400 if form.is_bound else 200)


def _in_force(request: ActorRequest) -> Framework:
    framework = queries.in_force(request.actor)
    if framework is None:
        raise Http404
    return framework


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
