"""A design moves to a later version of its framework, while its team still writes."""

from typing import TYPE_CHECKING

from django.db import transaction

from juncta.base.happenings import announce
from juncta.design.events import DesignMoved
from juncta.design.models import Design
from juncta.design.operations.locking import insist, locked
from juncta.design.permits import moving
from juncta.framework import queries as framework
from juncta.kernel.actor import Actor

if TYPE_CHECKING:
    from juncta.framework.models import Framework


@transaction.atomic
def move_to_version(*, design: Design, by: Actor, to: "Framework") -> Design:
    """From now on this version asks, decides and helps. Decisions at gates that it has too still hold; nothing written is touched."""
    design = locked(design)
    insist(moving.why_not_move_to(by, design, to))
    before = design.framework
    graded_as_before = design.grading_scheme == framework.facts_of(before).grading.code
    design.framework = to
    if graded_as_before:
        design.grading_scheme = framework.facts_of(to).grading.code
    design.save(update_fields=["framework", "grading_scheme"])
    event = DesignMoved(alliance_id=design.alliance_id, subject_id=design.pk, from_version=before.version, to_version=to.version)
    announce(event, by)
    return design
