"""Writing the design: the idea and the standard elements."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction

from juncta.design import facts, permits
from juncta.design.models import Design
from juncta.design.operations.locking import changed, insist, locked
from juncta.kernel.actor import Actor
from juncta.kernel.ects import Ects
from juncta.kernel.levels import EqfLevel
from juncta.kernel.text import LangText

TEXTS = ("title", "summary", "need", "audience", "challenge", "research_basis", "prerequisites", "counts_towards")
LISTS = ("disciplines", "goals", "languages")
CODES: Mapping[str, Mapping[str, str]] = {
    "assessment_type": facts.ASSESSMENT_TYPES,
    "participation": facts.PARTICIPATION_FORMS,
    "quality_assurance": facts.QUALITY_ASSURANCE_TYPES,
    "supervision": facts.SUPERVISION_FORMS,
    "stackability": facts.STACKABILITY,
}
OTHERS: Mapping[str, Callable[[Any], Any]] = {
    "ects": lambda value: None if value in (None, "") else Ects(value),
    "eqf_level": lambda value: None if value in (None, "") else int(EqfLevel(value)),
    "award_model": lambda value: facts.AwardModel(value).value,
    "grading_scheme": str,
    "focus_area": lambda value: value,
}
IDEA = frozenset({"title", "summary", "need", "audience", "challenge", "research_basis", "disciplines", "goals", "focus_area"})


def tidy(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields with their own types; raises TypeError for an unknown field and ValueError for an unknown code."""
    return {name: _tidy(name, value) for name, value in fields.items()}


def _tidy(name: str, value: Any) -> Any:  # noqa: ANN401
    if name in TEXTS:
        return LangText(value)
    if name in LISTS:
        return list(dict.fromkeys(str(item).strip() for item in value if str(item).strip()))
    if name in CODES:
        if value and value not in CODES[name]:
            message = f"{value!r} is no {name}"
            raise ValueError(message)
        return value or ""
    if name in OTHERS:
        return OTHERS[name](value)
    message = f"a design has no field {name!r} to describe"
    raise TypeError(message)


@transaction.atomic
def describe(*, design: Design, by: Actor, **fields: Any) -> Design:  # noqa: ANN401
    """Write texts and elements of the design; only the fields named are touched, so two sections do not overwrite each other."""
    design = locked(design)
    insist(permits.why_not_edit(by, design))
    if area := fields.get("focus_area"):
        insist(permits.why_not_stand_in(design, area))
    for name, value in tidy(fields).items():
        setattr(design, name, value)
    design.save(update_fields=list(fields))
    changed(design, by, "idea" if IDEA.issuperset(fields) else "elements")
    return design
