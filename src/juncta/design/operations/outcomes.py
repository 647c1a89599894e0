"""Learning outcomes: all at once, or one by one with what each is, how it is assessed, which components and skills it means."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction

from juncta.design import facts, permits
from juncta.design.models import Component, Design, LearningOutcome
from juncta.design.operations.locking import changed, insist, locked
from juncta.design.permits import parts as building
from juncta.design.rules import likeness
from juncta.kernel.actor import Actor
from juncta.kernel.text import LangText

if TYPE_CHECKING:
    from juncta.skills.models import Skill

Words = LangText | Mapping[str, str] | str
CODES: Mapping[str, Iterable[str]] = {"dimension": [each.value for each in facts.Dimension], "assessment": facts.ASSESSMENT_TYPES}


@dataclass(frozen=True, slots=True)
class Lost:
    """An outcome that is gone, and what it was linked to: skills and components."""

    text: LangText
    links: tuple[LangText, ...]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What became of the outcomes: those that were linked and reworded kept their links; those that are gone took theirs along."""

    design: Design
    reworded: tuple[LangText, ...] = ()  # as they say it now
    lost: tuple[Lost, ...] = ()


@transaction.atomic
def set_outcomes(*, design: Design, by: Actor, texts: Sequence[Words]) -> Design:
    """Write the learning outcomes anew, in this order; empty ones are dropped."""
    return rewrite_outcomes(design=design, by=by, texts=texts).design


@transaction.atomic
def rewrite_outcomes(*, design: Design, by: Actor, texts: Sequence[Words]) -> Rewritten:
    """The same, and tell what became of the links to skills and components.

    One whose words stay as they were, or that says the same in other words, keeps them.
    """
    design = locked(design)
    insist(permits.why_not_edit(by, design))
    before = list(design.outcomes.prefetch_related("skills", "components"))
    said = [text for text in map(LangText, texts) if text]
    order: list[LearningOutcome] = []
    reworded: list[LangText] = []
    for text, place in zip(said, likeness.paired([LangText(each.text) for each in before], said), strict=True):
        one = LearningOutcome(design=design) if place is None else before[place]
        if place is not None and _links(one) and str(LangText(one.text)) != str(text):
            reworded.append(text)
        one.text = text
        order.append(one)
    stay = {each.pk for each in order}
    lost = [Lost(LangText(each.text), links) for each in before if each.pk not in stay and (links := _links(each))]
    design.outcomes.exclude(pk__in=stay).delete()
    _number(order)
    LearningOutcome.objects.bulk_create(order, update_conflicts=True, unique_fields=["id"], update_fields=["position", "text"])
    changed(design, by, "outcomes")
    return Rewritten(design, tuple(reworded), tuple(lost))


def _links(outcome: LearningOutcome) -> tuple[LangText, ...]:
    """What it is linked to, by name."""
    return (*(LangText(each.label) for each in outcome.skills.all()), *(LangText(each.title) for each in outcome.components.all()))


@transaction.atomic
def add_outcome(*, design: Design, by: Actor, text: Words, **more: Any) -> LearningOutcome:  # noqa: ANN401
    """Add one at the end; `more` takes what `change_outcome` takes."""
    design = locked(design)
    insist(permits.why_not_edit(by, design) or building.why_not_say_nothing(LangText(text)))
    components = list(more.pop("components", ()))
    insist(building.why_not_belong(design, components))
    outcome = LearningOutcome.objects.create(
        design=design,
        position=design.outcomes.count() + 1,
        text=LangText(text),
        **{name: _tidy(name, value) for name, value in more.items()},
    )
    outcome.components.set(components)
    changed(design, by, "outcomes")
    return outcome


@transaction.atomic
def change_outcome(*, outcome: LearningOutcome, by: Actor, **fields: Any) -> LearningOutcome:  # noqa: ANN401
    """Change what is named: text, dimension, assessment, and the components that address it. Raises TypeError for another field."""
    outcome = _held(outcome)
    insist(permits.why_not_edit(by, outcome.design))
    if "text" in fields:
        insist(building.why_not_say_nothing(LangText(fields["text"])))
    components: Iterable[Component] | None = fields.pop("components", None)
    if components is not None:
        components = list(components)
        insist(building.why_not_belong(outcome.design, components))
        outcome.components.set(components)
    for name, value in fields.items():
        setattr(outcome, name, _tidy(name, value))
    if fields:
        outcome.save(update_fields=list(fields))
    changed(outcome.design, by, "outcomes")
    return outcome


def _tidy(name: str, value: Any) -> Any:  # noqa: ANN401
    if name == "text":
        return LangText(value)
    if name not in CODES:
        message = f"a learning outcome has no field {name!r} to change"
        raise TypeError(message)
    if value and value not in CODES[name]:
        message = f"{value!r} is no {name}"
        raise ValueError(message)
    return value or ""


@transaction.atomic
def move_outcome(*, outcome: LearningOutcome, by: Actor, places: int) -> LearningOutcome:
    """Move it up (negative) or down by so many places, as far as there are any."""
    outcome = _held(outcome)
    insist(permits.why_not_edit(by, outcome.design))
    order = list(outcome.design.outcomes.all())
    place = order.index(outcome)
    order.insert(max(0, min(place + places, len(order) - 1)), order.pop(place))
    _number(order)
    outcome.design.outcomes.bulk_update(order, ["position"])
    changed(outcome.design, by, "outcomes")
    return outcome.design.outcomes.get(pk=outcome.pk)


@transaction.atomic
def remove_outcome(*, outcome: LearningOutcome, by: Actor) -> Design:
    """Take it out; the others close up."""
    outcome = _held(outcome)
    design = outcome.design
    insist(permits.why_not_edit(by, design))
    outcome.delete()
    order = list(design.outcomes.all())
    _number(order)
    design.outcomes.bulk_update(order, ["position"])
    changed(design, by, "outcomes")
    return design


@transaction.atomic
def link_skill(*, outcome: LearningOutcome, by: Actor, skill: "Skill") -> LearningOutcome:
    """Link it to a skill; linking twice is linking once."""
    outcome = _held(outcome)
    insist(permits.why_not_edit(by, outcome.design) or building.why_not_link(outcome, skill))
    outcome.skills.add(skill)
    changed(outcome.design, by, "outcomes")
    return outcome


@transaction.atomic
def unlink_skill(*, outcome: LearningOutcome, by: Actor, skill: "Skill") -> LearningOutcome:
    """Take a link away; one that is not there is gone already."""
    outcome = _held(outcome)
    insist(permits.why_not_edit(by, outcome.design))
    outcome.skills.remove(skill)
    changed(outcome.design, by, "outcomes")
    return outcome


def _held(outcome: LearningOutcome) -> LearningOutcome:
    """The outcome as it stands now, under its design's lock; raises LearningOutcome.DoesNotExist if it is gone."""
    return locked(outcome.design_id).outcomes.get(pk=outcome.pk)


def _number(order: Sequence[LearningOutcome]) -> None:
    """Number them from 1; the constraint on positions looks at the end of the transaction."""
    for position, outcome in enumerate(order, start=1):
        outcome.position = position
