"""The bodies of the alliance are asked, comment on parts of the draft, and are answered."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from juncta.alliance import queries as alliances
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.framework import permits
from juncta.framework.engine import editing
from juncta.framework.events import CommentAnswered, DraftCommented, DraftConsulted
from juncta.framework.facts import Answer, DraftState
from juncta.framework.models import Comment, Consulted, FrameworkDraft
from juncta.framework.operations.locking import insist, locked
from juncta.kernel.actor import Actor

if TYPE_CHECKING:
    from juncta.alliance.models import Body


@transaction.atomic
def consult(*, draft: FrameworkDraft, by: Actor, bodies: "Collection[Body]", deadline: date) -> FrameworkDraft:
    """Ask these bodies for their comments until the end of that day."""
    draft = locked(draft)
    insist(permits.why_not_consult(by, draft) or permits.why_not_ask(draft, bodies, deadline))
    draft.state, draft.consulted_at, draft.deadline = DraftState.IN_CONSULTATION, clock.now(), deadline
    draft.save(update_fields=["state", "consulted_at", "deadline"])
    Consulted.objects.bulk_create(Consulted(draft=draft, body=body) for body in dict.fromkeys(bodies))
    announce(DraftConsulted(alliance_id=draft.alliance_id, subject_id=draft.pk, deadline=deadline.isoformat()), by)
    return draft


@transaction.atomic
def comment(*, draft: FrameworkDraft, by: Actor, body: "Body", text: str, part: str = editing.WHOLE) -> Comment:
    """Say something about a part, or about the whole, as a member of a consulted body. Raises NoSuchPart."""
    draft = locked(draft)
    insist(permits.why_not_comment(by, draft, body) or permits.why_not_say_nothing(text))
    if part:
        editing.part(draft.content, part)
    said = Comment.objects.create(
        draft=draft,
        body=body,
        person=alliances.acting(by),
        part=part,
        text=text.strip(),
        revision=draft.revision,
        at=clock.now(),
    )
    announce(DraftCommented(alliance_id=draft.alliance_id, subject_id=draft.pk, comment_id=said.pk), by)
    return said


@transaction.atomic
def answer_comment(*, comment: Comment, by: Actor, answer: Answer, words: str) -> Comment:
    """Say what becomes of a comment, and why; once."""
    draft = locked(comment.draft)
    held = Comment.objects.select_for_update(of=("self",)).select_related("body", "person").get(pk=comment.pk)
    held.draft = draft
    insist(permits.why_not_answer(by, held) or permits.why_not_say_nothing(words))
    held.answer, held.answer_words = Answer(answer), words.strip()
    held.answered_by, held.answered_at = alliances.acting(by), clock.now()
    held.save(update_fields=["answer", "answer_words", "answered_by", "answered_at"])
    announce(CommentAnswered(alliance_id=draft.alliance_id, subject_id=draft.pk, comment_id=held.pk, answer=held.answer), by)
    return held
