"""Being at a section: a heartbeat that others see, and how far one has read there."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from juncta.alliance import queries as alliance
from juncta.base import clock
from juncta.cocreation import permits
from juncta.cocreation.models import Presence, ReadMark
from juncta.cocreation.operations.threads import insist
from juncta.kernel.actor import Actor

if TYPE_CHECKING:
    from juncta.design.models import Design


@transaction.atomic
def arrive(*, design: "Design", section: str, by: Actor, writing: bool = False) -> datetime | None:
    """Be at a section now, and have read what stands there; returns up to when one had read before (None: never).

    Written as one upsert each, so that two windows of one person do not collide.
    """
    insist(permits.why_not_comment(by, design))
    person, now = alliance.acting(by), clock.now()
    here = {"design": design, "section": section, "person": person}
    before = ReadMark.objects.filter(**here).values_list("at", flat=True).first()
    keys = ["design", "section", "person"]
    ReadMark.objects.bulk_create([ReadMark(**here, at=now)], update_conflicts=True, unique_fields=keys, update_fields=["at"])
    Presence.objects.bulk_create(
        [Presence(**here, seen_at=now, writing=writing)],
        update_conflicts=True,
        unique_fields=keys,
        update_fields=["seen_at", "writing"],
    )
    return before


@transaction.atomic
def leave(*, design: "Design", section: str, by: Actor) -> None:
    """Be gone at once, instead of a minute later."""
    Presence.objects.filter(design=design, section=section, person=alliance.acting(by)).delete()
