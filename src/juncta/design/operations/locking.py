"""One at a time: whoever writes to a design holds its row, and writes what they did into its trail."""

from uuid import UUID

from juncta.base.happenings import announce
from juncta.design.events import DesignChanged
from juncta.design.models import Design
from juncta.kernel.actor import Actor
from juncta.kernel.refusal import Refusal, Refused


def locked(design: Design | UUID) -> Design:
    """The design as it stands now, held until the transaction ends; permits are asked about this row, not the caller's.

    Raises Design.DoesNotExist if it is gone.
    """
    key = design.pk if isinstance(design, Design) else design
    held = Design.objects.select_for_update(of=("self",)).select_related("alliance", "focus_area", "author", "framework")
    return held.get(pk=key)


def insist(refusal: Refusal | None) -> None:
    """Go on only where nothing stands against it; raises Refused."""
    if refusal:
        raise Refused(refusal)


def changed(design: Design, by: Actor, part: str) -> None:
    """Announce that a part was changed."""
    announce(DesignChanged(alliance_id=design.alliance_id, subject_id=design.pk, part=part), by)
