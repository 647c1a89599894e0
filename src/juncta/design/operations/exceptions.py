"""One finding may pass, by the decision of the body that the framework names for its gate; and a partner may withdraw."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from juncta.alliance import queries as alliance
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.design.events import ExceptionGranted, PartnerWithdrew
from juncta.design.facts import InvitationState
from juncta.design.models import Design, GateException, Withdrawal
from juncta.design.operations.locking import insist, locked
from juncta.design.permits import exceptions, revising
from juncta.kernel.actor import Actor

if TYPE_CHECKING:
    from juncta.alliance.models import Institution


@transaction.atomic
def grant_exception(*, design: Design, by: Actor, code: str, reasons: str, valid_until: date | None = None) -> GateException:
    """Let one finding that blocks pass, for this version, with reasons."""
    design = locked(design)
    insist(exceptions.why_not_except(by, design, code) or exceptions.why_not_except_so(reasons, valid_until))
    gate, body = exceptions.exception_by(design, code)
    granted = GateException.objects.create(
        design=design,
        version=design.version,
        gate=gate.code,
        code=code,
        body=body,
        person=alliance.acting(by),
        reasons=reasons.strip(),
        valid_until=valid_until,
        at=clock.now(),
    )
    announce(ExceptionGranted(alliance_id=design.alliance_id, subject_id=design.pk, gate=gate.code, code=code), by)
    return granted


@transaction.atomic
def withdraw(*, design: Design, by: Actor, institution: "Institution", reasons: str) -> Design:
    """Withdraw a partner from all its roles. Called by the review, which sends back what is being judged."""
    design = locked(design)
    insist(revising.why_not_withdraw(by, design, institution))
    held = design.partnerships.filter(institution=institution).exclude(state=InvitationState.DECLINED)
    Withdrawal.objects.create(
        design=design,
        institution=institution,
        version=design.version,
        roles=sorted(held.values_list("role", flat=True)),
        person=alliance.acting(by),
        reasons=reasons.strip(),
        at=clock.now(),
    )
    held.update(state=InvitationState.DECLINED, answered_at=clock.now(), answered_by_id=by.person)
    announce(
        PartnerWithdrew(alliance_id=design.alliance_id, subject_id=design.pk, institution_id=institution.pk, because=reasons.strip()), by
    )
    return design
