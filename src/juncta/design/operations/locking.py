"""One at a time: whoever writes to a design holds its row, and writes what they did into its trail."""

from uuid import UUID

from juncta.base import clock
from juncta.base.happenings import announce
from juncta.design import queries
from juncta.design.events import DesignChanged
from juncta.design.facts import SECTION_NAMES
from juncta.design.models import Design, SectionVersion
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


def changed(design: Design, by: Actor, part: str) -> SectionVersion | None:
    """Announce that a part was changed, and keep a section as its next version; the version, or None where nothing is new.

    Saving what stands already changes nothing: it is neither announced nor kept.
    """
    if part in SECTION_NAMES:
        version = keep(design, by, part)
        if version is None:
            return None
    else:
        version = None
    announce(DesignChanged(alliance_id=design.alliance_id, subject_id=design.pk, part=part), by)
    return version


def keep(design: Design, by: Actor, section: str) -> SectionVersion | None:
    """Keep the section as it stands now as its next version; None where the latest one says the same.

    The design's row is held, so that numbers follow each other; a constraint refuses a twin.
    """
    content = queries.content_of(design, section)
    latest = queries.versions_of(design, section).first()
    if latest is not None and latest.content == content:
        return None
    member = design.team.filter(person_id=by.person).first() if by.person else None
    return SectionVersion.objects.create(
        design=design,
        section=section,
        number=latest.number + 1 if latest else 1,
        content=content,
        person_id=by.person,
        who=by.name,
        category=member.category if member else "",
        institution_id=by.institution,
        at=clock.now(),
    )
