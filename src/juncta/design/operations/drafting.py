"""What somebody has typed and not saved is kept for them, until they save it or throw it away."""

from collections.abc import Mapping

from django.db import transaction

from juncta.base import clock
from juncta.design import permits
from juncta.design.models import Design, SectionDraft
from juncta.design.operations.locking import insist
from juncta.kernel.actor import Actor

Typed = Mapping[str, list[str]]


@transaction.atomic
def keep_draft(*, design: Design, by: Actor, section: str, typed: Typed, based_on: int, part: str = "") -> SectionDraft:
    """Keep the fields of a form as they stand; one draft per person and form, the latest wins.

    `part` names the component, outcome or clause that the form is for ("new" for one that is not there yet); empty for a whole section.

    Nobody else sees it, the design stays as it is, and nothing is announced.
    """
    insist(permits.why_not_keep_draft(by, design, typed))
    return put_draft(design, by, section, typed, based_on, part)


def put_draft(design: Design, by: Actor, section: str, typed: Typed, based_on: int, part: str = "") -> SectionDraft:
    """Keep it without asking: for operations that have asked already."""
    draft, _ = SectionDraft.objects.update_or_create(
        design=design,
        section=section,
        part=part,
        person_id=by.person,  # type: ignore[misc] # a visitor is on no team, so the permit has refused them
        defaults={"based_on": based_on, "content": _storable(typed), "at": clock.now()},
    )
    return draft


def _storable(typed: Typed) -> dict[str, list[str]]:
    """Without NUL, the one sign that JSON in a database cannot hold."""
    return {name: [value.replace("\0", "") for value in values] for name, values in typed.items()}


@transaction.atomic
def discard_draft(*, design: Design, by: Actor, section: str, part: str = "") -> None:
    """Throw away one's own draft; nothing happens where there is none."""
    insist(permits.why_not_keep_draft(by, design))
    drop_draft(design, by, section, part)


def drop_draft(design: Design, by: Actor, section: str, part: str = "") -> None:
    """Throw it away without asking: what it held is saved now."""
    if by.person is not None:
        SectionDraft.objects.filter(design=design, section=section, part=part, person_id=by.person).delete()
