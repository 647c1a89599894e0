"""An idea grows out of a need."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from juncta.alliance import queries as alliance
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.design import operations as design_room
from juncta.kernel.actor import Actor
from juncta.needs import permits
from juncta.needs.events import IdeaGrown
from juncta.needs.facts import NOBODY, NeedState
from juncta.needs.models import Growth, Need
from juncta.needs.operations.locking import insist, locked

if TYPE_CHECKING:
    from juncta.design.models import Design


@transaction.atomic
def grow(*, out_of: Need, by: Actor, press: UUID, **idea: Any) -> "Design":  # noqa: ANN401 - what `design.operations.start` takes
    """Begin a design `out_of` a need. `press` numbers the press of the button: pressed twice, it is the same design.

    The need's row is held while the design begins, so that of two presses the second finds what the first has made.
    """
    need = locked(out_of)
    if before := Growth.objects.filter(press=press, need=need, person_id=by.person or NOBODY).select_related("design").first():
        return before.design
    insist(permits.why_not_grow(by, need))
    design = design_room.start(by=by, focus_area=need.focus_area, **idea)
    Growth.objects.create(need=need, design=design, person=alliance.acting(by), press=press, at=clock.now())
    if need.state != NeedState.TAKEN_UP:
        need.state = NeedState.TAKEN_UP
        need.save(update_fields=["state"])
    announce(IdeaGrown(alliance_id=need.alliance_id, subject_id=need.pk, design_id=design.pk), by)
    return design
