"""Recording a university's own decision."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from juncta.base import clock
from juncta.base.happenings import announce
from juncta.kernel.actor import Actor
from juncta.kernel.refusal import Refusal
from juncta.review import permits
from juncta.review.events import InstitutionDecided
from juncta.review.facts import Decision, Wanted
from juncta.review.models import Condition, Dossier, InstitutionalApproval
from juncta.review.operations.deciding import follow_the_partners
from juncta.review.operations.locking import insist, locked, person_of
from juncta.review.operations.speaking import wanted_by

if TYPE_CHECKING:
    from juncta.alliance.models import Institution

ABOUT_THE_DECISION = frozenset({"REV-116", "REV-117", "REV-118", "REV-119", "REV-120", "REV-151", "REV-152", "REV-153"})


@transaction.atomic
def decide(
    *,
    dossier: Dossier,
    by: Actor,
    institution: "Institution",
    decision: Decision,
    deciding_body: str,
    decided_on: date,
    reference: str = "",
    valid_until: date | None = None,
    reasons: str = "",
    conditions: Sequence[Wanted] = (),
) -> InstitutionalApproval:
    """Record an awarding partner's own decision; the last approval approves the design, one return reopens it."""
    dossier = locked(dossier)
    insist(
        permits.why_not_decide(by, dossier, institution)
        or permits.why_not_record(
            decision=decision, deciding_body=deciding_body, decided_on=decided_on, valid_until=valid_until, reasons=reasons
        )
        or _why_not_with(conditions, Decision(decision))
    )
    approval = InstitutionalApproval.objects.create(
        dossier=dossier,
        institution=institution,
        person_id=person_of(by),
        decision=Decision(decision),
        deciding_body=deciding_body.strip(),
        reference=reference.strip(),
        decided_on=decided_on,
        valid_until=valid_until,
        reasons=reasons.strip(),
        at=clock.now(),
    )
    Condition.objects.bulk_create(wanted_by(each, position, dossier=dossier, approval=approval) for position, each in enumerate(conditions))
    announce(
        InstitutionDecided(
            alliance_id=dossier.alliance_id, subject_id=dossier.pk, institution_id=institution.pk, decision=approval.decision
        ),
        by,
    )
    follow_the_partners(dossier, by)
    return approval


def _why_not_with(conditions: Sequence[Wanted], decision: Decision) -> Refusal | None:
    if conditions and decision is Decision.RETURNED:
        return permits.no_conditions_with_a_return()
    return next((refusal for each in conditions if (refusal := permits.why_not_want(each))), None)
