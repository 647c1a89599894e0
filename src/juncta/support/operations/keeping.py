"""Answers are kept for others who come to the same step, without the name of the design."""

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from juncta.alliance import queries as alliance
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.kernel.actor import Actor
from juncta.kernel.refusal import Refused
from juncta.support import permits, queries, rules
from juncta.support.events import AnswerDropped, AnswerKept, AnswerReused
from juncta.support.models import KeptAnswer, Reply, Reuse
from juncta.support.operations.asking import insist

if TYPE_CHECKING:
    from juncta.design.models import Design


@transaction.atomic
def keep(*, reply: Reply, by: Actor, question: str, text: str) -> KeptAnswer:
    """Let others read an answer, in words that hold for any design; refused while the design or who asked is named."""
    reply = Reply.objects.select_related("request__design", "request__asked_by", "person").get(pk=reply.pk)
    request = reply.request
    insist(permits.why_not_keep(by, reply) or permits.why_not_say(question) or permits.why_not_say(text))
    insist(permits.why_not_keep_names(rules.names_left(f"{question} {text}", queries.names_in(request))))
    try:
        with transaction.atomic():
            kept = KeptAnswer.objects.create(
                reply=reply,
                alliance_id=request.design.alliance_id,
                step=request.step,
                body_id=request.body_id,
                institution_id=request.institution_id,
                question=question.strip(),
                text=text.strip(),
                kept_by=alliance.acting(by),
                kept_at=clock.now(),
            )
    except IntegrityError:  # kept at the same moment from another window
        refusal = permits.why_not_keep(by, reply)
        if refusal is None:
            raise
        raise Refused(refusal) from None
    announce(AnswerKept(alliance_id=request.design.alliance_id, subject_id=request.pk, design_id=request.design_id), by)
    return kept


@transaction.atomic
def drop(*, kept: KeptAnswer, by: Actor) -> KeptAnswer:
    """Propose it to nobody any more; dropping twice changes nothing."""
    kept = KeptAnswer.objects.select_for_update(of=("self",)).select_related("reply__request", "kept_by").get(pk=kept.pk)
    insist(permits.why_not_drop(by, kept))
    if kept.dropped_at is None:
        kept.dropped_at = clock.now()
        kept.save(update_fields=["dropped_at"])
        request = kept.reply.request
        announce(AnswerDropped(alliance_id=kept.alliance_id, subject_id=request.pk, design_id=request.design_id), by)
    return kept


@transaction.atomic
def reuse(*, kept: KeptAnswer, design: "Design", by: Actor) -> KeptAnswer:
    """Say that a kept answer has helped this design; counted once per design."""
    insist(permits.why_not_ask(by, design))
    reuse = Reuse(kept=kept, design=design, person=alliance.acting(by), at=clock.now())
    before = Reuse.objects.filter(kept=kept, design=design).exists()
    Reuse.objects.bulk_create([reuse], ignore_conflicts=True)
    if not before:
        announce(AnswerReused(alliance_id=design.alliance_id, subject_id=design.pk, kept_id=kept.pk, step=kept.step), by)
    return kept
