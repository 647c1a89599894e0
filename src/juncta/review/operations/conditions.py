"""Showing how a condition is met, and saying whether it is."""

from uuid import UUID

from django.db import transaction

from juncta.base import clock
from juncta.base.happenings import announce
from juncta.kernel.actor import Actor
from juncta.review import permits
from juncta.review.events import ConditionAnswered, ConditionClosed, ConditionNotMet, ConditionsMet
from juncta.review.facts import Outcome
from juncta.review.models import Condition, Dossier, Evidence, Ruling
from juncta.review.operations.locking import insist, locked, person_of


@transaction.atomic
def answer_condition(*, condition: Condition, by: Actor, text: str, file_name: str = "", content: bytes | None = None) -> Evidence:
    """Show how a condition is met: in words, and with a file if there is one."""
    condition = _held(condition.dossier, condition.pk)
    insist(permits.why_not_answer(by, condition, text) or permits.why_not_attach(file_name, content))
    shown = Evidence.objects.create(
        condition=condition,
        person_id=person_of(by),
        text=text.strip(),
        file_name=file_name[-120:] if content is not None else "",
        media_type=permits.media_type(file_name) if content is not None else "",
        content=content,
        at=clock.now(),
    )
    dossier = condition.dossier
    announce(ConditionAnswered(alliance_id=dossier.alliance_id, subject_id=dossier.pk, condition_id=condition.pk), by)
    return shown


@transaction.atomic
def rule_on_condition(*, condition: Condition, by: Actor, accepted: bool, reasons: str = "") -> Ruling:
    """Accept what the team showed, or say what is missing. The last condition before publication lets the edition out."""
    condition = _held(condition.dossier, condition.pk)
    insist(permits.why_not_rule(by, condition, accepted=accepted, reasons=reasons))
    shown = condition.answered
    assert shown is not None  # noqa: S101 - the permit has seen to it
    ruling = Ruling.objects.create(
        condition=condition,
        evidence=shown,
        person_id=person_of(by),
        accepted=accepted,
        reasons=reasons.strip(),
        at=clock.now(),
    )
    dossier = condition.dossier
    told = ConditionClosed if accepted else ConditionNotMet
    announce(told(alliance_id=dossier.alliance_id, subject_id=dossier.pk, condition_id=condition.pk, design_id=dossier.design_id), by)
    if accepted and dossier.outcome == Outcome.APPROVED and not _keeps_back(dossier):
        announce(ConditionsMet(alliance_id=dossier.alliance_id, subject_id=dossier.pk, design_id=dossier.design_id), by)
    return ruling


def _held(dossier: Dossier, condition_id: UUID) -> Condition:
    """The condition as it stands now, its dossier held."""
    held = locked(dossier)
    condition = Condition.objects.select_related("voice__seat", "approval").get(pk=condition_id)
    condition.dossier = held
    return condition


def _keeps_back(dossier: Dossier) -> bool:
    fresh = Dossier.objects.get(pk=dossier.pk)
    return any(each.before_publication and not each.is_closed for each in permits.in_force(fresh))
