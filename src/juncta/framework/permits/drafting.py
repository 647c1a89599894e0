"""Who writes at the next version, and who notes what was learnt."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from juncta.framework.facts import DraftState
from juncta.framework.models import OPEN, Framework, FrameworkDraft, Lesson
from juncta.kernel.actor import SYSTEM, Actor, Role
from juncta.kernel.refusal import Refusal

if TYPE_CHECKING:
    from juncta.alliance.models import Alliance


def is_office(actor: Actor, alliance: "Alliance") -> bool:
    """Whether they keep the framework of this alliance."""
    return actor.alliance == alliance.pk and (actor.holds(Role.ALLIANCE_OFFICE) or actor.holds(Role.ADMINISTRATOR))


def _not_office() -> Refusal:
    return Refusal(
        "FRA-110",
        _("Only the alliance office writes at the framework's draft."),
        _("Comment on it during the consultation, or note a lesson."),
    )


def why_not_open_draft(actor: Actor, alliance: "Alliance") -> Refusal | None:
    """The office opens a draft from the version in force, one at a time."""
    if not is_office(actor, alliance):
        return _not_office()
    if not Framework.objects.filter(alliance=alliance).exists():
        return Refusal("FRA-111", _("There is no framework yet that a draft could change."), _("Publish the first version."))
    if FrameworkDraft.objects.filter(alliance=alliance, state__in=OPEN).exists():
        return Refusal("FRA-112", _("A draft is open already."), _("Go on with it, or withdraw it first."))
    return None


def why_not_edit(actor: Actor, draft: FrameworkDraft) -> Refusal | None:
    """The office writes until the draft is adopted or withdrawn."""
    if not is_office(actor, draft.alliance):
        return _not_office()
    if draft.state == DraftState.ADOPTED:
        return Refusal("FRA-113", _("This draft was adopted, so it stays as it is."), _("Open a draft of the next version."))
    if draft.state == DraftState.WITHDRAWN:
        return Refusal("FRA-114", _("This draft was withdrawn."), _("Open a new one."))
    return None


def why_not_withdraw(actor: Actor, draft: FrameworkDraft) -> Refusal | None:
    """The office withdraws an open draft."""
    return why_not_edit(actor, draft)


def why_not_say_nothing(words: str) -> Refusal | None:
    """A reason, a comment, an answer or a lesson says something."""
    if words.strip():
        return None
    return Refusal("FRA-107", _("This says nothing."), _("Write a sentence or two that others can work with."))


def why_not_note_lesson(actor: Actor, alliance: "Alliance") -> Refusal | None:
    """Colleagues of the alliance note what they have learnt."""
    colleague = actor.alliance == alliance.pk and any(held.role is not Role.LEARNER for held in actor.mandates)
    if actor == SYSTEM or colleague:
        return None
    return Refusal("FRA-106", _("Lessons are noted by colleagues of the alliance."), _("Tell what you have learnt to the alliance office."))


def why_not_use(draft: FrameworkDraft, lesson: Lesson) -> Refusal | None:
    """A draft takes up lessons of its own alliance."""
    if lesson.alliance_id == draft.alliance_id:
        return None
    return Refusal("FRA-131", _("This lesson was learnt in another alliance."))
