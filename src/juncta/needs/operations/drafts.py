"""A draft that exists as a file is brought in, looked through, and taken into a design; nothing is written before it is confirmed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from juncta.alliance import queries as alliance
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.design import operations as design_room
from juncta.design.operations.locking import locked as locked_design
from juncta.kernel.actor import Actor
from juncta.kernel.refusal import Refusal, Refused
from juncta.kernel.text import LangText
from juncta.needs import permits, queries
from juncta.needs.engine import matching, opening, reading, stored
from juncta.needs.events import DraftBroughtIn, DraftDiscarded, DraftTaken
from juncta.needs.facts import DraftState
from juncta.needs.models import Draft
from juncta.needs.operations.locking import insist, locked_draft

if TYPE_CHECKING:
    from juncta.alliance.models import FocusArea, Institution
    from juncta.design.models import Design

KEPT = timedelta(days=30)
TEXTS = frozenset({"title", "summary", "need", "audience", "challenge", "research_basis", "prerequisites"})
LISTS = frozenset({"disciplines", "languages"})


@dataclass(frozen=True, slots=True)
class ChosenPart:
    """A component as it was confirmed."""

    title: str
    provider: "Institution"
    ects: str
    shaped_by: "tuple[Institution, ...]" = ()
    taken_from: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was confirmed: values by field, outcomes, components, and the language in which the texts are."""

    language: str
    fields: Mapping[str, Any]
    outcomes: tuple[str, ...] = ()
    parts: tuple[ChosenPart, ...] = field(default=())


def bring_in(*, by: Actor, file_name: str, data: bytes, into: "Design | None" = None) -> Draft:
    """Read a file and keep what it would mean; raises opening.Unfit with a sentence where it is not a fit one.

    The file is read before the transaction begins: a slow one holds nobody up.
    """
    insist(permits.why_not_bring_in(by, into))
    content = reading.read(opening.kind_of(file_name, data), data)
    return _keep(by, file_name, sha256(data).hexdigest(), content, into)


@transaction.atomic
def _keep(by: Actor, file_name: str, digest: str, content: reading.Content, into: "Design | None") -> Draft:
    person, now = alliance.acting(by), clock.now()
    draft = Draft.objects.create(
        alliance_id=person.alliance_id,
        person=person,
        design=into,
        file_name=file_name.rpartition("/")[2].rpartition("\\")[2][-200:],
        digest=digest,
        content=stored.content_as_json(content),
        proposal=stored.proposal_as_json(matching.match(content)),
        created_at=now,
        expires_at=now + KEPT,
    )
    announce(DraftBroughtIn(alliance_id=draft.alliance_id, subject_id=draft.pk), by)
    return draft


@transaction.atomic
def keep_choices(*, draft: Draft, by: Actor, choices: Mapping[str, list[str]]) -> Draft:
    """Keep what was ticked and changed so far."""
    draft = locked_draft(draft)
    insist(permits.why_not_take(by, draft))
    draft.chosen = dict(choices)
    draft.save(update_fields=["chosen"])
    return draft


@transaction.atomic
def discard(*, draft: Draft, by: Actor) -> Draft:
    """Throw it away."""
    draft = locked_draft(draft)
    insist(permits.why_not_take(by, draft))
    _close(draft, DraftState.DISCARDED)
    announce(DraftDiscarded(alliance_id=draft.alliance_id, subject_id=draft.pk), by)
    return draft


@transaction.atomic
def take(*, draft: Draft, by: Actor, chosen: Chosen, focus_area: "FocusArea | None" = None, before: str = "") -> "Design":
    """Write what was confirmed: into the design for which it was brought in, else into a new one. All of it, or nothing.

    `before` is `queries.standing_there` as the page showed it: nothing is replaced that nobody has seen.
    Pressed twice, it is the same design.
    """
    draft = locked_draft(draft)
    if draft.state == DraftState.TAKEN and draft.design and draft.person_id == by.person:
        return draft.design
    insist(permits.why_not_take(by, draft))
    design = _fill(draft.design, by, chosen, before) if draft.design else _begin(by, chosen, focus_area)
    if chosen.outcomes:
        there = [LangText(each.text) for each in design.outcomes.all()]
        known = {text.get(chosen.language, "").casefold() for text in there}  # what stands there stays, with its skills and components
        added = [LangText({chosen.language: text}) for text in chosen.outcomes if text.strip().casefold() not in known]
        design_room.set_outcomes(design=design, by=by, texts=[*there, *added])
    for part in chosen.parts:
        design_room.add_component(
            design=design,
            by=by,
            title={chosen.language: part.title},
            provider=part.provider,
            ects=part.ects,
            shaped_by=part.shaped_by,
            taken_from=part.taken_from,
        )
    draft.design = design
    _close(draft, DraftState.TAKEN)
    announce(DraftTaken(alliance_id=draft.alliance_id, subject_id=draft.pk, design_id=design.pk), by)
    return design


def _begin(by: Actor, chosen: Chosen, focus_area: "FocusArea | None") -> "Design":
    if focus_area is None or not chosen.fields.get("title"):
        raise Refused(
            Refusal("NEE-123", _("A new design needs a title and a focus area."), _("Tick or assign a title, and choose the area."))
        )
    fields: dict[str, Any] = {name: LangText({chosen.language: value}) if name in TEXTS else value for name, value in chosen.fields.items()}
    idea: dict[str, Any] = {name: fields.pop(name, LangText()) for name in ("title", "summary", "need", "audience")}
    return design_room.start(by=by, focus_area=focus_area, **idea, **fields)


def _fill(design: "Design", by: Actor, chosen: Chosen, before: str) -> "Design":
    """Texts are replaced in their language and keep their others; lists grow; the rest is replaced."""
    design = locked_design(design)
    if before != queries.standing_there(design):
        raise Refused(
            Refusal(
                "NEE-124",
                _("Somebody has changed the design since you opened this page."),
                _("What stands there now is shown beside each value: look again, then take it."),
            )
        )
    fields: dict[str, Any] = {}
    for name, value in chosen.fields.items():
        there = getattr(design, name)
        if name in TEXTS:
            value = LangText({**LangText(there), chosen.language: value})  # noqa: PLW2901 - the value as it will stand there
        elif name in LISTS:
            value = [*there, *value]  # noqa: PLW2901
        fields[name] = value
    return design_room.describe(design=design, by=by, **fields) if fields else design


def _close(draft: Draft, state: DraftState) -> None:
    """What was read is not kept longer than it is of use."""
    draft.state, draft.closed_at = state, clock.now()
    draft.content, draft.proposal, draft.chosen = {}, {}, {}
    draft.save(update_fields=["state", "closed_at", "content", "proposal", "chosen", "design"])


@transaction.atomic
def expire() -> int:
    """Forget the drafts that nobody took in time; how many. Run again, it finds none."""
    overdue = queries.to_expire(clock.now()).select_for_update(skip_locked=True)
    count = 0
    for draft in overdue:
        _close(draft, DraftState.EXPIRED)
        count += 1
    return count
