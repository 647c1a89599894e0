"""An idea becomes a design, and the committee endorses it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from juncta.alliance import queries as alliance
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.design import permits
from juncta.design.events import DesignStarted, GatePassed, IdeaEndorsed
from juncta.design.facts import InvitationState
from juncta.design.models import Design, GatePassage, TeamMember
from juncta.design.operations.describing import tidy
from juncta.design.operations.locking import insist, keep, locked
from juncta.framework import queries as framework
from juncta.framework.facts import MICRO_CREDENTIAL, Decides
from juncta.kernel.actor import Actor
from juncta.kernel.text import LangText

if TYPE_CHECKING:
    from juncta.alliance.models import FocusArea

Words = LangText | Mapping[str, str] | str
MANY = 1000  # designs of one title in one alliance


@transaction.atomic
def start(
    *,
    by: Actor,
    title: Words,
    summary: Words,
    need: Words,
    audience: Words,
    focus_area: "FocusArea",
    format: str = MICRO_CREDENTIAL.code,  # noqa: A002 - the field's own word
    **more: Any,  # noqa: ANN401
) -> Design:
    """Begin a design from an idea; its author is the first of the team.

    `more` takes what `describe` takes: challenge, research_basis, disciplines, goals, and the standard elements.
    """
    insist(permits.why_not_start(by))
    author = alliance.person_of(by)
    insist(permits.why_not_work_in(by, author, focus_area))
    assert author is not None  # noqa: S101 - the permit has seen to it
    now = clock.now()
    version = framework.current(author.alliance)
    facts = framework.facts_of(version)
    insist(permits.why_not_in_format(facts, format))
    graded = {"grading_scheme": facts.grading.code}
    fields = graded | tidy({"title": title, "summary": summary, "need": need, "audience": audience, **more})
    design = _with_free_slug(
        Design(
            alliance=author.alliance,
            framework=version,
            format=format,
            author=author,
            focus_area=focus_area,
            created_at=now,
            **fields,
        )
    )
    TeamMember.objects.create(
        design=design,
        person=author,
        category=author.category,
        task="Idea and lead",
        state=InvitationState.ACCEPTED,
        invited_at=now,
        answered_at=now,
    )
    announce(DesignStarted(alliance_id=design.alliance_id, subject_id=design.pk), by)
    for section in ("idea", "elements"):
        keep(design, by, section)
    return design


def _with_free_slug(design: Design) -> Design:
    """Save it under its title, numbered where others had the same title before; a race for the name is run again."""
    base = slugify(str(design.title))[:70] or "design"
    for number in range(1, MANY):
        design.slug = base if number == 1 else f"{base}-{number}"
        if Design.objects.filter(alliance=design.alliance, slug=design.slug).exists():
            continue
        try:
            with transaction.atomic():
                design.save(force_insert=True)
        except IntegrityError:
            continue
        return design
    message = f"too many designs are called {base!r}"
    raise RuntimeError(message)


@transaction.atomic
def endorse(*, design: Design, by: Actor, reasons: str) -> Design:
    """A body that the framework names for it endorses the idea: the gate that one body decides."""
    design = locked(design)
    insist(permits.why_not_endorse(by, design))
    announce(IdeaEndorsed(alliance_id=design.alliance_id, subject_id=design.pk), by)
    pass_gate(design, Decides.BODY, by, decided_by=f"{by.name}, {_committee(design, by)}", reasons=reasons)
    return design


def _committee(design: Design, by: Actor) -> str:
    held = {mandate.body for mandate in by.mandates}
    return next(str(body) for body in permits.endorsers(design) if body.pk in held)


def pass_gate(
    design: Design, decides: Decides, by: Actor, *, decided_by: str, reasons: str = "", unchanged_since: int | None = None
) -> None:
    """Record that this version has passed the gate decided in this way, if its framework has one; a constraint lets it pass once.

    `unchanged_since` is the version that was decided on, where nothing that this gate asks for has changed.
    """
    if gate := permits.gate_of(design, decides):
        record(design, gate.code, design.version, by, decided_by=decided_by, reasons=reasons, unchanged_since=unchanged_since)


def record(
    design: Design, gate: str, version: int, by: Actor, *, decided_by: str, reasons: str = "", unchanged_since: int | None = None
) -> None:
    """Write a passage and announce it; triggers let none in without its decision."""
    GatePassage.objects.create(
        design=design,
        gate=gate,
        version=version,
        decided_by=decided_by[:200],
        reasons=reasons,
        unchanged_since=unchanged_since,
        at=clock.now(),
    )
    announce(GatePassed(alliance_id=design.alliance_id, subject_id=design.pk, gate=gate, version=version), by)
