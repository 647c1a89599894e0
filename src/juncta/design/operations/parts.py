"""Components: the parts, who provides and shapes each, their size and order."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from juncta.design import permits
from juncta.design.facts import PARTICIPATION_FORMS
from juncta.design.models import Component, Design, Prerequisite, Reuse
from juncta.design.operations.locking import changed, insist, locked
from juncta.design.permits import parts as building
from juncta.kernel.actor import Actor
from juncta.kernel.ects import Ects
from juncta.kernel.text import LangText

if TYPE_CHECKING:
    from juncta.alliance.models import Institution

PLAIN = frozenset({"comes_first", "compulsory", "language", "taken_from", "group", "mode", "period"})
REUSED = frozenset({"code", "institution", "link", "changes"})


@transaction.atomic
def add_component(
    *,
    design: Design,
    by: Actor,
    title: LangText | Mapping[str, str] | str,
    provider: "Institution",
    ects: Ects | str,
    shaped_by: "Iterable[Institution]" = (),
    comes_first: bool = False,
    compulsory: bool = True,
    language: str = "en",
    taken_from: str = "",
    **more: Any,  # noqa: ANN401
) -> Component:
    """Add a component at the end; who provides it also shapes it. Its key comes from its title and never changes.

    `more` takes group, mode, period, `requires` (components to be finished before) and `reuse` (see `change_component`).
    """
    design = locked(design)
    shapers = {provider.pk: provider} | {each.pk: each for each in shaped_by}
    insist(permits.why_not_edit(by, design) or building.why_not_provide(design, shapers.values()))
    requires, reuse = list(more.pop("requires", ())), more.pop("reuse", {})
    component = Component.objects.create(
        design=design,
        position=(design.components.aggregate(last=Max("position"))["last"] or 0) + 1,
        slug=_free_key(design, LangText(title)),
        title=LangText(title),
        provider=provider,
        ects=Ects(ects),  # type: ignore[misc] # the field takes what it gives
        language=language,
        comes_first=comes_first,
        compulsory=compulsory,
        taken_from=taken_from,
        **{name: _tidy(name, value) for name, value in more.items()},
    )
    component.shaped_by.set(shapers.values())
    _require(component, requires)
    _reuse(component, reuse)
    changed(design, by, "components")
    return component


def _free_key(design: Design, title: LangText) -> str:
    base = slugify(str(title))[:50] or "component"
    taken = set(design.components.values_list("slug", flat=True))
    number, key = 1, base
    while key in taken:
        number += 1
        key = f"{base}-{number}"
    return key


def _held(component: Component) -> Component:
    return locked(component.design_id).components.select_related("provider").get(pk=component.pk)


@transaction.atomic
def change_component(*, component: Component, by: Actor, **fields: Any) -> Component:  # noqa: ANN401
    """Change what is named: title, provider, ects, shaped_by, requires, reuse and the plain fields. Raises TypeError for another.

    `requires` are the components to be finished before; `reuse` tells of the course it is taken from: code, institution, link, changes.
    """
    component = _held(component)
    insist(permits.why_not_edit(by, component.design))
    if "requires" in fields:
        _require(component, fields.pop("requires"))
    reuse = fields.pop("reuse", {})
    shaped_by = fields.pop("shaped_by", None)
    shapers = list(component.shaped_by.all() if shaped_by is None else shaped_by)
    for name, value in fields.items():
        setattr(component, name, _tidy(name, value))
    insist(building.why_not_provide(component.design, [component.provider, *shapers]))
    if fields:
        component.save(update_fields=list(fields))
    _reuse(component, reuse)
    component.shaped_by.set({each.pk for each in [component.provider, *shapers]})
    changed(component.design, by, "components")
    return component


def _require(component: Component, before: "Iterable[Component]") -> None:
    """Write what it waits for; under the design's lock nobody else closes a circle meanwhile."""
    wanted = {each.pk: each for each in before}
    insist(building.why_not_require(component, list(wanted.values())))
    component.prerequisites.exclude(before__in=wanted).delete()
    there = set(component.prerequisites.values_list("before_id", flat=True))
    Prerequisite.objects.bulk_create(Prerequisite(component=component, before=each) for key, each in wanted.items() if key not in there)


def _reuse(component: Component, told: Mapping[str, Any]) -> None:
    """Write about the course it is taken from; what is made from scratch has none."""
    if unknown := set(told) - REUSED:
        message = f"a course is not told by {sorted(unknown)}"
        raise TypeError(message)
    if not component.taken_from:
        Reuse.objects.filter(component=component).delete()
    elif told:
        if home := told.get("institution"):
            insist(building.why_not_provide(component.design, [home]))
        tidied = dict(told) | ({"changes": LangText(told["changes"])} if "changes" in told else {})
        Reuse.objects.update_or_create(component=component, defaults=tidied)


def _tidy(name: str, value: Any) -> Any:  # noqa: ANN401
    match name:
        case "title":
            return LangText(value)
        case "ects":
            return Ects(value)
        case "provider":
            return value
        case "mode" if value and value not in PARTICIPATION_FORMS:
            message = f"{value!r} is no form of participation"
            raise ValueError(message)
        case _ if name in PLAIN:
            return value
        case _:
            message = f"a component has no field {name!r} to change"
            raise TypeError(message)


@transaction.atomic
def remove_component(*, component: Component, by: Actor) -> Design:
    """Take a component out; the others close up."""
    component = _held(component)
    design = component.design
    insist(permits.why_not_edit(by, design))
    component.delete()
    _number(design, list(design.components.all()))
    changed(design, by, "components")
    return design


@transaction.atomic
def move_component(*, component: Component, by: Actor, places: int) -> Component:
    """Move a component up (negative) or down by so many places, as far as there are any."""
    component = _held(component)
    design = component.design
    insist(permits.why_not_edit(by, design))
    order = list(design.components.all())
    place = order.index(component)
    order.insert(max(0, min(place + places, len(order) - 1)), order.pop(place))
    _number(design, order)
    changed(design, by, "components")
    return design.components.get(pk=component.pk)


def _number(design: Design, order: list[Component]) -> None:
    """Number them from 1; the constraint on positions looks at the end of the transaction."""
    for position, component in enumerate(order, start=1):
        component.position = position
    design.components.bulk_update(order, ["position"])
