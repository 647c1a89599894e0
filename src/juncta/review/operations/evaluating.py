"""The team evaluates its own design, standard by standard, while it drafts it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction

from juncta.base import clock
from juncta.base.happenings import announce
from juncta.design import operations as design_operations
from juncta.kernel.actor import Actor
from juncta.review import permits
from juncta.review.events import SelfEvaluated
from juncta.review.models import SelfEvaluation
from juncta.review.operations.locking import insist, person_of

if TYPE_CHECKING:
    from juncta.design.models import Design


@transaction.atomic
def evaluate(*, design: "Design", by: Actor, standards: str, texts: Mapping[str, str], seen: Mapping[str, str]) -> dict[str, str]:
    """Write the texts of some standards. Where somebody else wrote since (`seen` is what the writer started from), theirs stays.

    Returns those texts of others, by standard; nothing of what was written over them is kept here, the writer still has it.
    """
    design = design_operations.locked(design)
    insist(permits.why_not_evaluate(by, design))
    known = {each.standard: each for each in SelfEvaluation.objects.filter(design=design, standards=standards)}
    others, written = {}, 0
    for standard, text in texts.items():
        now = known[standard].text if standard in known else ""
        if text.strip() == now:
            continue
        if now != seen.get(standard, now):
            others[standard] = now
            continue
        SelfEvaluation.objects.update_or_create(
            design=design,
            standards=standards,
            standard=standard,
            defaults={"text": text.strip(), "person_id": person_of(by), "at": clock.now()},
        )
        written += 1
    if written:
        announce(SelfEvaluated(alliance_id=design.alliance_id, subject_id=design.pk, standards=standards), by)
    return others
