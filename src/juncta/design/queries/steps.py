"""The way of one design, step by step, as its pages show it and as a dossier freezes it."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from juncta.base import clock
from juncta.design.facts import STEP_MARK_NAMES, InvitationState, StepMark
from juncta.design.models import Design, Evidence, StepPlan, StepState
from juncta.design.queries.visible import visible_to
from juncta.framework import queries as framework
from juncta.kernel.actor import Actor


@dataclass
class Document:
    """A document at a step: its latest version, and those before."""

    latest: Evidence
    earlier: list[Evidence] = field(default_factory=list)


@dataclass
class StepStanding:
    """What the team has said and done about one step."""

    step: str
    state: StepState | None = None
    plan: StepPlan | None = None
    documents: list[Document] = field(default_factory=list)

    @property
    def is_closed(self) -> bool:
        """Whether it is done or not needed."""
        return self.state is not None

    @property
    def said(self) -> str:
        """The team's word for it, marked for translation; empty while it is open."""
        return STEP_MARK_NAMES[StepMark(self.state.state)] if self.state else ""

    @property
    def due(self) -> date | None:
        """Until when."""
        return self.plan.due if self.plan else None

    @property
    def is_overdue(self) -> bool:
        """Whether its day has passed and it is open."""
        return self.due is not None and not self.is_closed and self.due < clock.today()


def workspace(design: Design) -> dict[str, StepStanding]:
    """Every step that somebody has said something about, by its code, in three queries."""
    steps: defaultdict[str, StepStanding] = defaultdict(lambda: StepStanding(""))
    for state in design.step_states.select_related("by"):
        steps[state.step].state = state
    for plan in design.step_plans.select_related("responsible"):
        steps[plan.step].plan = plan
    rows = design.evidence.select_related("person").order_by("step", "name", "-version")
    for each in rows:
        documents = steps[each.step].documents
        if documents and documents[-1].latest.name == each.name:
            documents[-1].earlier.append(each)
        else:
            documents.append(Document(each))
    for code, standing in steps.items():
        standing.step = code
    return dict(steps)


def has_step(design: Design, step: str) -> bool:
    """Whether its framework has a step of that code."""
    return any(each.code == step for each in framework.facts_of(design.framework).steps)


def evidence_visible_to(actor: Actor) -> QuerySet[Evidence]:
    """The documents at designs that they see, without their bytes."""
    return Evidence.objects.filter(design__in=visible_to(actor)).select_related("design", "person")


def bytes_of(evidence: Evidence) -> bytes:
    """The file as it was attached."""
    return bytes(evidence.file.content)


def plain_evidence(design: Design) -> list[dict[str, Any]]:
    """The latest version of every document, as a dossier freezes it: step, name, version, file and digest."""
    return [
        {
            "step": document.latest.step,
            "name": document.latest.name,
            "version": document.latest.version,
            "file": document.latest.file_name,
            "digest": document.latest.file_id,
        }
        for _code, standing in sorted(workspace(design).items())
        for document in standing.documents
    ]


def plain_steps(design: Design) -> list[dict[str, str]]:
    """What the team said of its steps, as a dossier freezes it: step, state and reason."""
    return [{"step": each.step, "state": each.state, "reason": each.reason} for each in design.step_states.order_by("step")]


def steps_to_do(actor: Actor) -> QuerySet[StepPlan]:
    """The open steps they are to do by a day, at designs that they see, the nearest first."""
    closed = StepState.objects.filter(design=OuterRef("design"), step=OuterRef("step"))
    mine = StepPlan.objects.filter(
        responsible_id=actor.person,
        due__isnull=False,
        design__in=visible_to(actor),
        design__team__person_id=actor.person,
        design__team__state=InvitationState.ACCEPTED,
    )
    return mine.filter(~Exists(closed)).select_related("design__framework").order_by("due")
