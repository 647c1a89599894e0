"""Parts of a design in the words and shapes of a page."""

from collections.abc import Mapping
from dataclasses import dataclass

from juncta.design import facts
from juncta.design.models import Design
from juncta.framework import queries as framework
from juncta.kernel.ects import Ects, total
from juncta.kernel.text import LangText
from juncta.kernel.words import mark
from juncta.ui.pictures import Part


@dataclass(frozen=True, slots=True)
class Element:
    """One standard element: `number` is its place in Annex I (empty for an optional one), `value` a word marked for translation."""

    number: str
    name: str
    value: str | LangText


def parts_of(design: Design) -> list[Part]:
    """The components as the picture shows them."""
    return [
        Part(
            title=part.title,
            ects=Ects(part.ects),
            provider=part.provider.short_name,
            tile=part.provider.tile,
            first=part.comes_first,
            compulsory=part.compulsory,
            key=part.slug,
            requires=frozenset(before.slug for before in part.requires.all()),
            group=part.group,
        )
        for part in design.components.all()
    ]


def sum_of(design: Design) -> Ects:
    """What the components add up to."""
    return total(Ects(part.ects) for part in design.components.all())


def elements_of(design: Design) -> list[Element]:
    """The elements that are chosen from a list or are a number, in the order of Annex I; texts stand apart."""
    graded = framework.facts_of(design.framework).grading

    def named(codes: Mapping[str, str], code: str) -> str:
        return codes.get(code, code)

    return [
        Element("7", mark("Workload"), "" if design.ects is None else f"{Ects(design.ects)} ECTS"),
        Element("8", mark("Level"), "" if design.eqf_level is None else f"EQF {design.eqf_level}"),
        Element("9", mark("Type of assessment"), named(facts.ASSESSMENT_TYPES, design.assessment_type)),
        Element("10", mark("Form of participation"), named(facts.PARTICIPATION_FORMS, design.participation)),
        Element("11", mark("Quality assurance"), named(facts.QUALITY_ASSURANCE_TYPES, design.quality_assurance)),
        Element("", mark("Supervision and identity"), named(facts.SUPERVISION_FORMS, design.supervision)),
        Element("", mark("Stackability"), named(facts.STACKABILITY, design.stackability)),
        Element("", mark("Counts towards"), LangText(design.counts_towards)),
        Element("", mark("Grading"), named({graded.code: str(graded.name)} | facts.GRADING_SCHEMES, design.grading_scheme)),
        Element("4", mark("Who awards it"), facts.AWARD_MODEL_NAMES[facts.AwardModel(design.award_model)]),
    ]
