"""The team writes the sections: each by whoever knows most about it, the vision once more by a student."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from juncta.design import operations as designing
from juncta.kernel.text import LangText
from juncta.project.story.world import World

if TYPE_CHECKING:
    from juncta.design.models import Design

WRITERS = {
    "vision": "academic",
    "assessment": "teacher-krakow",
    "delivery": "designer",
    "admission": "designer",
    "recruitment": "student",
    "quality": "chair",
    "stackability": "academic",
    "certification": "academic",
}


def sections(world: World, design: "Design", content: Mapping[str, Any]) -> None:
    """Write them all, and let a student write the vision again."""
    planned = {**content["assessment"], "plan": _plan(design)}
    for section, writer in WRITERS.items():
        _write(world, design, writer, section, planned if section == "assessment" else content[section])
    objectives = LangText(content["vision"]["objectives"])["en"]
    _write(world, design, "student", "vision", {"objectives": {"en": f"{objectives} Learners of different fields work in pairs."}})


def _write(world: World, design: "Design", writer: str, section: str, content: dict[str, Any]) -> None:
    designing.write_section(design=design, by=world.actor(writer), section=section, content=content, based_on=None)


def _plan(design: "Design") -> list[dict[str, Any]]:
    """Every component is assessed by quizzes and a text; together they assess every outcome."""
    parts = list(design.components.all())
    outcomes = [str(number) for number in range(1, design.outcomes.count() + 1)]
    return [
        {
            "key": part.slug,
            "methods": ["continuous-assessment"] if index < len(parts) - 1 else ["portfolio-assessment"],
            "outcomes": outcomes if part.comes_first else outcomes[index % len(outcomes) :][:1],
            "share": str(round(100 * part.ects.points / sum(each.ects.points for each in parts), 1)),
            "remarks": "",
        }
        for index, part in enumerate(parts)
    ]
