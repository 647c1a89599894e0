"""Confirming results: the board looks at what a teacher recorded, with other eyes."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from juncta.assessment import permits, queries
from juncta.assessment.events import ResultsConfirmed
from juncta.assessment.models import Result
from juncta.assessment.operations.locking import held_fast
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.kernel.actor import Actor
from juncta.kernel.refusal import Refusal, Refused

if TYPE_CHECKING:
    from juncta.enrolment.models import Enrolment


@transaction.atomic
def confirm_results(*, enrolments: "Iterable[Enrolment]", by: Actor, seen: Collection[UUID] | None = None) -> list[Result]:
    """Confirm the newest recorded results of these learners, all of them or none.

    `seen` are the ids of the results the examiner looked at; only those are confirmed, and if a teacher has written a newer version
    since, nothing is. Without it, whatever is newest now is confirmed.
    """
    learners = held_fast(enrolments)
    for edition in {each.offering.edition_id: each.offering.edition for each in learners}.values():
        if refusal := permits.why_not_examine(by, edition):
            raise Refused(refusal)
    pending = list(queries.pending_among(learners).select_for_update(of=("self",)))
    if seen is not None:
        pending = [result for result in pending if result.pk in seen]
    if not pending or (seen is not None and len(pending) < len(set(seen))):
        raise Refused(_changed() if seen else _nothing())
    for result in pending:
        if refusal := permits.why_not_confirm(by, result):
            raise Refused(refusal)
    return _confirm(pending, by)


def _confirm(pending: list[Result], by: Actor) -> list[Result]:
    now = clock.now()
    counts: dict[UUID, int] = defaultdict(int)
    enrolments = {result.enrolment_id: result.enrolment for result in pending}
    for result in pending:
        result.confirmed_by_id, result.confirmed_at = by.person, now
        result.save(update_fields=["confirmed_by", "confirmed_at"])
        counts[result.enrolment_id] += 1
    for key, enrolment in enrolments.items():
        announce(ResultsConfirmed(alliance_id=enrolment.alliance_id, subject_id=key, count=counts[key]), by)
    return pending


def _changed() -> Refusal:
    return Refusal("ASM-115", _("Some of these results have changed since you looked."), _("Open the board again and look at them."))


def _nothing() -> Refusal:
    return Refusal("ASM-116", _("No result waits for confirmation here."), _("Teachers record results first."))
