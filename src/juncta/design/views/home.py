"""One design: where it stands, who is next; the steps with their help; what happened."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from juncta.base.requests import ActorRequest, signed_in
from juncta.design import permits, queries
from juncta.design.facts import InvitationState
from juncta.design.models import Design, Partnership
from juncta.design.views.frame import design_for, leads, show
from juncta.design.views.steps import home_of


@require_safe
@signed_in
def home(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """The workspace: journey, what waits for whom, the sections."""
    design = design_for(request, design_id)
    standing = queries.Standing.of(design)
    guides = standing.guides(home_of(request))
    context = {
        "invitations": _partner_invitations(request, design),
        "membership": next(
            (each for each in design.team.all() if each.person_id == request.actor.person and each.state == "invited"), None
        ),
        "may_endorse": permits.why_not_endorse(request.actor, design) is None,
        "on_team": permits.is_on_team(request.actor, design),
        "is_endorsed": not permits.waits_for_endorsement(design),
        "returned": queries.returned_last(design) if standing.is_drafted else [],
        "blocking": [finding for finding in standing.findings if finding.blocks],
        "newer": queries.newer_version(design) if standing.is_drafted else None,
        "submit_refusal": permits.why_not_submit(request.actor, design),
        "guide": next(each for each in guides if each.step.code == standing.step_now),
        "deadlines": standing.deadlines,
        "institutions": list(
            {each.institution_id: each.institution for each in design.partnerships.all() if each.state != "declined"}.values()
        ),
    }
    return show(request, design, "home", "home", context, standing=standing)


def _partner_invitations(request: ActorRequest, design: Design) -> list[Partnership]:
    return [
        each
        for each in design.partnerships.all()
        if each.state == InvitationState.INVITED and permits.may_answer_for(request.actor, each.institution_id)
    ]


@require_safe
@signed_in
def steps(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """Every step of the framework with its recommendation, who does it and whom to ask."""
    design = design_for(request, design_id)
    standing = queries.Standing.of(design)
    guides = standing.guides(home_of(request))
    stages = [
        (stage, [guide for guide in guides if guide.step.stage == stage.code], standing.is_ahead(stage.code))
        for stage in standing.framework.stages
    ]
    return show(request, design, "steps", "steps", {"stages": stages}, standing=standing)


@require_safe
@signed_in
def history(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """Which gates each version has passed, who decided and why."""
    design = design_for(request, design_id)
    standing = queries.Standing.of(design)
    names = {gate.code: gate.name for gate in standing.framework.gates}
    passages = [(each, names.get(each.gate, "")) for each in design.passages.all()]
    return show(request, design, "history", "history", {"returns": queries.returns(design), "passages": passages}, standing=standing)


@require_safe
@signed_in
def joint(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """The definition's parts, met or not, as a piece of a page: asked again and again by pages that are open."""
    design = design_for(request, design_id)
    return render(request, "design/joint.html", {"design": design, "standing": queries.Standing.of(design), "leads": leads(design)})
