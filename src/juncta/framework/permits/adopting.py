"""Who adopts a draft, and when it is ready for it: asked, answered, and by somebody who did not write it."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from juncta.alliance import queries as alliances
from juncta.base import clock
from juncta.framework.engine import compare
from juncta.framework.facts import DraftState
from juncta.framework.models import Framework, FrameworkDraft
from juncta.framework.permits.drafting import is_office
from juncta.kernel.actor import Actor
from juncta.kernel.refusal import Refusal
from juncta.ui.texts import said

if TYPE_CHECKING:
    from juncta.alliance.models import Body


def adopting_body(draft: FrameworkDraft) -> "Body | None":
    """The body that the version in force names for it, else the one that the draft names; None where neither does."""
    slug = draft.based_on.content["framework"].get("adopted_by") or draft.content["framework"].get("adopted_by")
    return alliances.bodies_of(draft.alliance).filter(slug=slug).first() if slug else None


def why_not_adopt(actor: Actor, draft: FrameworkDraft) -> Refusal | None:
    """Somebody with a mandate in the named body adopts what others drafted, after everybody was heard and answered."""
    return _not_theirs(actor, draft) or _not_heard(draft) or _not_the_next(draft)


def _not_theirs(actor: Actor, draft: FrameworkDraft) -> Refusal | None:
    body = adopting_body(draft)
    theirs = body.pk in {held.body for held in actor.mandates} if body else is_office(actor, draft.alliance)
    if actor.is_visitor or actor.alliance != draft.alliance_id or not theirs:
        return Refusal(
            "FRA-122",
            _("This body adopts the framework: {body}.").format(body=said(body.name) if body else _("the alliance office")),
            _("Ask a member to read the draft."),
        )
    if actor.person == draft.opened_by_id or draft.revisions.filter(person=actor.person).exists():
        return Refusal("FRA-123", _("Nobody adopts what they have written themselves."), _("Ask another member to read the draft."))
    return None


def _not_heard(draft: FrameworkDraft) -> Refusal | None:
    if draft.state != DraftState.IN_CONSULTATION:
        return Refusal("FRA-124", _("Only a draft that was consulted on is adopted."), _("The alliance office opens the consultation."))
    silent = set(draft.consulted.values_list("body", flat=True)) - set(draft.comments.values_list("body", flat=True))
    if silent and draft.deadline and draft.deadline >= clock.today():
        return Refusal(
            "FRA-125",
            _("The consultation is not over: not everybody who was asked has spoken."),
            _("Wait until {day} is over, or until each body has commented.").format(day=draft.deadline),
        )
    if count := draft.comments.filter(answer="").count():
        return Refusal(
            "FRA-126",
            ngettext("{count} comment has no answer yet.", "{count} comments have no answer yet.", count).format(count=count),
            _("The alliance office answers each before the adoption."),
        )
    return None


def _not_the_next(draft: FrameworkDraft) -> Refusal | None:
    newest = Framework.objects.filter(alliance=draft.alliance).order_by("-published_at", "-version").first()
    if newest and newest.pk != draft.based_on_id:
        return Refusal(
            "FRA-127",
            _("Another version has been published since this draft was begun."),
            _("Withdraw it, and take it up again in a draft from the version in force."),
        )
    if not compare(draft.based_on.content, draft.content):
        return Refusal("FRA-128", _("This draft changes nothing."), _("Withdraw it."))
    return None
