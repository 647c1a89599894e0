"""Writing a section on the version it was read in: what others wrote meanwhile is merged, never overwritten."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from juncta.alliance import queries as alliance
from juncta.design import engine, permits, queries
from juncta.design.models import Component, Design, Section, SectionVersion
from juncta.design.operations.describing import describe
from juncta.design.operations.drafting import drop_draft, put_draft
from juncta.design.operations.locking import changed, insist, locked
from juncta.design.operations.outcomes import Rewritten, rewrite_outcomes
from juncta.design.operations.parts import change_component
from juncta.kernel.actor import Actor
from juncta.kernel.ects import Ects
from juncta.kernel.text import LangText

Typed = Mapping[str, list[str]]  # the fields of a form as they stood there


@dataclass(frozen=True, slots=True)
class Written:
    """What became of it.

    `number` is the version that stands now; `version` the one that was made, None where nothing is new; `merged` says whether
    somebody else's changes came in. Where `clashes` stand, nothing was written: `content` holds both, ready to be settled.
    """

    number: int
    version: SectionVersion | None = None
    merged: bool = False
    clashes: tuple[engine.Clash, ...] = ()
    content: Mapping[str, Any] = field(default_factory=dict)
    outcomes: Rewritten | None = None  # where outcomes were written: what became of their links


@transaction.atomic
def write_section(
    *,
    design: Design,
    by: Actor,
    section: str,
    content: Mapping[str, Any],
    based_on: int | None,
    typed: Typed | None = None,
) -> Written:
    """Write the fields that `content` names; the others stay.

    `based_on` is the number of the version that the writer had before them (None: whatever stands). Where somebody has written
    since, both are put together; where they clash, nothing is written, and `typed` is kept as the writer's draft.
    Raises KeyError for an unknown section, TypeError for an unknown field or a section that is not written as a whole.
    """
    if section not in engine.SHAPES or section == "components":
        message = f"the section {section!r} is not written as a whole"
        raise TypeError(message)
    shape = engine.SHAPES[section]
    design = locked(design)
    insist(permits.why_not_edit(by, design))
    number, stands = queries.number_of(design, section), engine.fitted(shape, queries.content_of(design, section))
    base = engine.fitted(shape, queries.content_at(design, section, based_on))
    merge = engine.merge(shape, base, stands, engine.tidy(shape, base | dict(content)))
    stale = based_on is not None and based_on != number
    if merge.clashes:
        if typed is not None:
            put_draft(design, by, section, typed, number if based_on is None else based_on)
        return Written(number, merged=stale, clashes=merge.clashes, content=merge.content)
    rewritten = None
    if merge.content != stands:
        rewritten = _store(design, by, section, {name: value for name, value in merge.content.items() if value != stands[name]})
    drop_draft(design, by, section)
    now = queries.versions_of(design, section).first()
    made = now if now and now.number > number else None
    return Written(now.number if now else 0, made, stale and base != stands, content=merge.content, outcomes=rewritten)


def _store(design: Design, by: Actor, section: str, content: Mapping[str, Any]) -> Rewritten | None:
    """Put it where the section stands; every road ends in a version. For outcomes: what became of their links."""
    match section:
        case "outcomes":
            return rewrite_outcomes(design=design, by=by, texts=content.get("texts", []))
        case "idea" | "elements":
            fields: dict[str, Any] = dict(content)
            if slug := fields.pop("focus_area", None):
                fields["focus_area"] = alliance.focus_areas(by).get(slug=slug)
            if level := fields.get("eqf_level"):
                fields["eqf_level"] = int(level)
            if fields:
                describe(design=design, by=by, **fields)
        case _:
            held, _ = Section.objects.get_or_create(design=design, section=section)
            held.content = engine.fitted(engine.SHAPES[section], held.content) | dict(content)
            held.save(update_fields=["content"])
            changed(design, by, section)
    return None


@transaction.atomic
def write_component(*, component: Component, by: Actor, based_on: int | None, **fields: Any) -> Written:  # noqa: ANN401
    """Change a component on the version of the components that the writer had before them; as `write_section` does."""
    design = locked(component.design_id)
    insist(permits.why_not_edit(by, design))
    component = design.components.select_related("provider").get(pk=component.pk)
    number, stands = queries.number_of(design, "components"), engine.fitted(engine.PART, queries.component_content(component))
    parts = queries.content_at(design, "components", based_on).get("parts", [])
    base = engine.fitted(engine.PART, next((each for each in parts if each["key"] == component.slug), {}))
    known = {asked.key for asked in engine.PART.fields}
    yours = engine.tidy(engine.PART, base | {name: _plain(name, value) for name, value in fields.items() if name in known})
    if "shaped_by" in fields and "provider" in fields:
        yours["shaped_by"] = sorted({*yours["shaped_by"], yours["provider"]})
    merge = engine.merge(engine.PART, base, stands, yours)
    stale = based_on is not None and based_on != number
    if merge.clashes:
        return Written(number, merged=stale, clashes=merge.clashes, content=merge.content)
    more = {name: value for name, value in fields.items() if name not in known}
    news = {name: _whole(name, value, by) for name, value in merge.content.items() if value != stands[name]}
    if news or more:
        change_component(component=component, by=by, **news, **more)
    return Written(queries.number_of(design, "components"), merged=stale and base != stands, content=merge.content)


def _plain(name: str, value: Any) -> Any:  # noqa: ANN401
    match name:
        case "title":
            return LangText(value).plain()
        case "provider":
            return value.slug
        case "shaped_by":
            return sorted(each.slug for each in value)
        case "ects":
            return str(Ects(value))
        case _:
            return value


def _whole(name: str, value: Any, by: Actor) -> Any:  # noqa: ANN401
    match name:
        case "provider":
            return alliance.institutions(by).get(slug=value)
        case "shaped_by":
            return list(alliance.institutions(by).filter(slug__in=value))
        case _:
            return value
