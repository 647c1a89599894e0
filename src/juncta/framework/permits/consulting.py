"""Who asks whom for comments on a draft, who comments until when, and who answers."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from juncta.base import clock
from juncta.framework.facts import DraftState
from juncta.framework.models import Comment, FrameworkDraft
from juncta.framework.permits.drafting import why_not_edit
from juncta.kernel.actor import Actor
from juncta.kernel.refusal import Refusal

if TYPE_CHECKING:
    from juncta.alliance.models import Body


def why_not_consult(actor: Actor, draft: FrameworkDraft) -> Refusal | None:
    """The office opens the consultation, once."""
    if refusal := why_not_edit(actor, draft):
        return refusal
    if draft.state != DraftState.DRAFT:
        return Refusal("FRA-115", _("The consultation on this draft is already open."), _("Answer the comments that come in."))
    return None


def why_not_ask(draft: FrameworkDraft, bodies: "Collection[Body]", deadline: date) -> Refusal | None:
    """Bodies of the alliance are asked, one at least, and have until tomorrow or longer."""
    if not bodies or any(body.alliance_id != draft.alliance_id for body in bodies):
        return Refusal("FRA-116", _("A consultation asks one body of the alliance at least."), _("Choose who is asked."))
    if deadline <= clock.today():
        return Refusal("FRA-117", _("The deadline must lie in the future."), _("Choose a day that gives people time to read."))
    return None


def speaks_in(actor: Actor, draft: FrameworkDraft) -> "list[Body]":
    """The consulted bodies of which they are a member."""
    held = {mandate.body for mandate in actor.mandates if mandate.body}
    return [each.body for each in draft.consulted.all() if each.body_id in held]


def why_not_comment(actor: Actor, draft: FrameworkDraft, body: "Body | None" = None) -> Refusal | None:
    """Members of the consulted bodies comment until the deadline."""
    if draft.state != DraftState.IN_CONSULTATION:
        return Refusal("FRA-118", _("There is no consultation on this draft now."), _("Note what you have learnt as a lesson."))
    mine = speaks_in(actor, draft)
    if not mine or (body is not None and body not in mine):
        names = ", ".join(str(each.body) for each in draft.consulted.all())
        return Refusal(
            "FRA-119", _("Members of these bodies comment: {bodies}.").format(bodies=names), _("Tell one of them what you think.")
        )
    if draft.deadline and draft.deadline < clock.today():
        return Refusal("FRA-120", _("The consultation has ended."), _("Write to the alliance office."))
    return None


def why_not_answer(actor: Actor, comment: Comment) -> Refusal | None:
    """The office answers each comment once, before the adoption."""
    if refusal := why_not_edit(actor, comment.draft):
        return refusal
    if comment.answer:
        return Refusal("FRA-121", _("This comment has been answered."))
    return None
