"""Drafts that were brought in: whoever brought one in sees it, nobody else."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from juncta.design import queries as designs
from juncta.kernel.actor import Actor
from juncta.kernel.canonical import digest
from juncta.needs.engine.fields import FIELDS
from juncta.needs.facts import NOBODY, DraftState
from juncta.needs.models import Draft

if TYPE_CHECKING:
    from juncta.design.models import Design


def drafts_of(actor: Actor) -> QuerySet[Draft]:
    """What they have brought in, the latest first."""
    if actor.is_visitor:
        return Draft.objects.none()
    return Draft.objects.filter(person_id=actor.person or NOBODY).select_related("person", "design").order_by("-created_at")


def open_drafts_of(actor: Actor, now: datetime) -> QuerySet[Draft]:
    """What they have brought in and not decided about."""
    return drafts_of(actor).filter(state=DraftState.PROPOSED, expires_at__gt=now)


def to_expire(now: datetime) -> QuerySet[Draft]:
    """The drafts that nobody took in time."""
    return Draft.objects.filter(state=DraftState.PROPOSED, expires_at__lte=now).order_by("expires_at")


def values_there(design: "Design") -> Mapping[str, Any]:
    """What stands in a design now, by the fields that a draft may fill, as plain values."""
    plain = designs.snapshot(design)
    return {field.code: plain.get(field.code) for field in FIELDS}


def standing_there(design: "Design") -> str:
    """The same as a digest, by which a page knows whether it has changed."""
    return digest(dict(values_there(design)))
