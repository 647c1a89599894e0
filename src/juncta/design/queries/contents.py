"""What stands in a section, as plain JSON, and every version there was."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, QuerySet

from juncta.design.facts import SECTION_NAMES
from juncta.design.models import Component, Design, Reuse, SectionVersion
from juncta.design.queries.agreement import agreement_content
from juncta.design.queries.business import business_content
from juncta.kernel.ects import Ects
from juncta.kernel.text import LangText

Content = dict[str, Any]

IDEA_TEXTS = ("title", "summary", "need", "audience", "challenge", "research_basis")
ELEMENT_CODES = ("assessment_type", "participation", "quality_assurance", "supervision", "stackability", "grading_scheme", "award_model")


@dataclass(frozen=True, slots=True)
class Place:
    """A section of a design: the thing of the slot "design-section"."""

    design: Design
    section: str


@dataclass(frozen=True, slots=True)
class StepPlace:
    """A step of its framework on a design's way, by its code: the thing of the slot "design-step"."""

    design: Design
    step: str


def content_of(design: Design, section: str) -> Content:
    """The section as it stands; empty where nothing was written. Raises KeyError for an unknown section."""
    SECTION_NAMES[section]
    if section in READERS:
        return READERS[section](design)
    return next((dict(each.content) for each in design.sections.all() if each.section == section), {})


def versions_of(design: Design, section: str) -> QuerySet[SectionVersion]:
    """Every version of a section, the latest first."""
    return SectionVersion.objects.filter(design=design, section=section).select_related("institution").order_by("-number")


def number_of(design: Design, section: str) -> int:
    """The number of the version that stands; 0 before anybody has written."""
    last: int | None = SectionVersion.objects.filter(design=design, section=section).aggregate(last=Max("number"))["last"]
    return last or 0


def content_at(design: Design, section: str, number: int | None) -> Content:
    """The section as that version has it; as it stands for the latest or None, empty for a version that never was."""
    if number is None or number == number_of(design, section):
        return content_of(design, section)
    version = SectionVersion.objects.filter(design=design, section=section, number=number).first()
    return dict(version.content) if version else {}


def component_content(component: Component) -> Content:
    """One component as plain JSON: credits as text, institutions by slug."""
    return {
        "key": component.slug,
        "title": LangText(component.title).plain(),
        "provider": component.provider.slug,
        "shaped_by": sorted(shaper.slug for shaper in component.shaped_by.all()),
        "ects": str(Ects(component.ects)),
        "language": component.language,
        "comes_first": component.comes_first,
        "compulsory": component.compulsory,
        "taken_from": component.taken_from,
    } | {name: value for name, value in _rest(component).items() if value}


def _rest(component: Component) -> dict[str, Any]:
    """What not every component says."""
    reuse: Reuse | None = getattr(component, "reuse", None)
    told = (
        {
            "code": reuse.code,
            "institution": reuse.institution.slug if reuse.institution else "",
            "link": reuse.link,
            "changes": LangText(reuse.changes).plain(),
        }
        if reuse
        else {}
    )
    return {
        "requires": sorted(before.slug for before in component.requires.all()),
        "group": component.group,
        "mode": component.mode,
        "period": component.period,
        "hours_per_ects": component.provider.hours_per_ects,
        "reuse": {name: value for name, value in told.items() if value},
    }


def _idea(design: Design) -> Content:
    texts = {name: LangText(getattr(design, name)).plain() for name in IDEA_TEXTS}
    return texts | {"focus_area": design.focus_area.slug, "disciplines": list(design.disciplines), "goals": list(design.goals)}


def _elements(design: Design) -> Content:
    return {
        "ects": "" if design.ects is None else str(Ects(design.ects)),
        "eqf_level": "" if design.eqf_level is None else str(design.eqf_level),
        "languages": list(design.languages),
        "counts_towards": LangText(design.counts_towards).plain(),
        "prerequisites": LangText(design.prerequisites).plain(),
        **{name: getattr(design, name) for name in ELEMENT_CODES},
    }


def _outcomes(design: Design) -> Content:
    return {"texts": [LangText(outcome.text).plain() for outcome in design.outcomes.all()]}


def _components(design: Design) -> Content:
    parts = design.components.select_related("provider", "reuse__institution").prefetch_related("shaped_by", "requires")
    return {"parts": [component_content(part) for part in parts]}


# Sections that stand in tables of their own: key -> how they become plain JSON. Others stand in `Section`.
READERS: Mapping[str, Callable[[Design], Content]] = {
    "idea": _idea,
    "elements": _elements,
    "outcomes": _outcomes,
    "components": _components,
    "business": business_content,
    "agreement": agreement_content,
}
