"""Bringing an alliance in from its data, as often as wanted: what is there is brought up to date, nothing is taken away."""

import dataclasses
from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import models, transaction

from juncta.alliance import permits, queries, rules
from juncta.alliance.events import AllianceLoaded
from juncta.alliance.facts import AllianceFacts
from juncta.alliance.models import Alliance, Body, FocusArea, Institution
from juncta.base.happenings import announce
from juncta.kernel.actor import Actor
from juncta.kernel.refusal import Refused

M = TypeVar("M", bound=models.Model)


@transaction.atomic
def load(*, data: Mapping[str, Any], by: Actor) -> Alliance:
    """Make the alliance that the data describes, or bring it up to date; the same data twice changes nothing.

    Raises Misread (a ValueError that names the place) if the data is broken.
    """
    facts = rules.read(data)
    if refusal := permits.why_not_load(by, queries.alliance_by_slug(facts.slug)):
        raise Refused(refusal)
    alliance, changed = _alliance(facts)
    changed |= _belongings(alliance, facts)
    if changed:
        announce(AllianceLoaded(alliance_id=alliance.pk, subject_id=alliance.pk), by)
    return alliance


def _alliance(facts: AllianceFacts) -> tuple[Alliance, bool]:
    return _put(
        Alliance,
        {"slug": facts.slug},
        {
            "name": facts.name,
            "vision": facts.vision,
            "goals": [{"code": goal.code, "name": goal.name.plain()} for goal in facts.goals],
            "did": facts.did,
            "website": facts.website,
        },
    )


def _belongings(alliance: Alliance, facts: AllianceFacts) -> bool:
    """Institutions, focus areas and bodies; whether any of them is new or different."""
    changed, institutions, areas = False, {}, {}
    for tile, institution in enumerate(facts.institutions):
        said = {field.name: getattr(institution, field.name) for field in dataclasses.fields(institution)}
        fields = {name: list(value) if isinstance(value, tuple) else value for name, value in said.items()} | {"tile": tile}
        row, new = _put(Institution, {"alliance": alliance, "slug": fields.pop("slug")}, fields)
        institutions[row.slug], changed = row, changed or new
    for area in facts.focus_areas:
        area_row, new = _put(FocusArea, {"alliance": alliance, "slug": area.slug}, {"name": area.name})
        areas[area.slug], changed = area_row, changed or new
    for body in facts.bodies:
        _body, new = _put(
            Body,
            {"alliance": alliance, "slug": body.slug},
            {
                "name": body.name,
                "kind": body.kind,
                "helps_with": body.helps_with,
                "focus_area": areas.get(body.focus_area),
                "institution": institutions.get(body.institution),
                "unverified": body.unverified,
            },
        )
        changed = changed or new
    return changed


def _put(model: type[M], key: dict[str, Any], fields: dict[str, Any]) -> tuple[M, bool]:
    """The row under that key with those fields, and whether that changed anything."""
    row, new = model._default_manager.select_for_update(of=("self",)).get_or_create(**key, defaults=fields)
    different = [name for name, value in fields.items() if getattr(row, name) != value]
    if not new and different:
        for name in different:
            setattr(row, name, fields[name])
        row.save(update_fields=different)
    return row, new or bool(different)
