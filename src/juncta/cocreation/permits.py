"""Who may comment, settle, suggest and decide, and why not."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from juncta.cocreation.facts import SuggestionState, ThreadState
from juncta.cocreation.models import Comment, Suggestion, Thread
from juncta.design import permits as designs
from juncta.design.facts import DesignState, InvitationState
from juncta.kernel.actor import Actor, Role
from juncta.kernel.refusal import Refusal

if TYPE_CHECKING:
    from juncta.design.models import Design

LONGEST = 10_000  # characters of one comment or proposal


def sees(actor: Actor, design: "Design") -> bool:
    """Colleagues of the alliance, its author, and who is on the team or invited to it (as `design.queries.visible_to` says)."""
    if actor.is_visitor or actor.alliance != design.alliance_id:
        return False
    if actor.person == design.author_id or any(held.role is not Role.LEARNER for held in actor.mandates):
        return True
    return any(each.person_id == actor.person and each.state != InvitationState.DECLINED for each in design.team.all())


def why_not_comment(actor: Actor, design: "Design") -> Refusal | None:
    """Whoever sees a design may speak about it, until it is withdrawn."""
    if not sees(actor, design):
        return Refusal("COC-101", _("You do not see this design."), _("Ask its team to invite you."))
    if design.state == DesignState.WITHDRAWN:
        return Refusal("COC-102", _("This design was withdrawn, so the conversation has ended."))
    return None


def why_not_say(text: str) -> Refusal | None:
    """A comment says something, in a length people read."""
    if not text.strip():
        return Refusal("COC-103", _("An empty comment says nothing."), _("Write at least a word."))
    if len(text) > LONGEST:
        return Refusal(
            "COC-104",
            _("This is longer than {most} characters.").format(most=LONGEST),
            _("Shorten it, or attach it to a step as a file."),
        )
    return None


def passage_is_not_there() -> Refusal:
    """The words that somebody selected do not stand in the section."""
    return Refusal(
        "COC-105",
        _("This passage does not stand in the section now."),
        _("Copy it again from the section as it stands, or leave it empty to speak about the whole section."),
    )


def why_not_answer(actor: Actor, thread: Thread) -> Refusal | None:
    """Answers belong to open threads."""
    if refusal := why_not_comment(actor, thread.design):
        return refusal
    if thread.state == ThreadState.RESOLVED:
        return Refusal("COC-106", _("This thread is resolved."), _("Reopen it, then answer."))
    return None


def why_not_resolve(actor: Actor, thread: Thread) -> Refusal | None:
    """The team resolves, and who began the thread."""
    if refusal := why_not_comment(actor, thread.design):
        return refusal
    if actor.person != thread.begun_by_id and not designs.is_on_team(actor, thread.design):
        return Refusal("COC-107", _("The team resolves a thread, or whoever began it."), _("Say in a comment that it is settled for you."))
    if thread.state == ThreadState.RESOLVED:
        return Refusal("COC-108", _("This thread is resolved already."))
    return None


def why_not_reopen(actor: Actor, thread: Thread) -> Refusal | None:
    """Whoever may speak may say that something is not settled."""
    if refusal := why_not_comment(actor, thread.design):
        return refusal
    if thread.state == ThreadState.OPEN:
        return Refusal("COC-109", _("This thread is open already."))
    return None


def why_not_withdraw_comment(actor: Actor, comment: Comment) -> Refusal | None:
    """Everybody takes back their own words only, once."""
    if actor.is_visitor or actor.person != comment.person_id:
        return Refusal("COC-110", _("Only {person} takes this comment back.").format(person=comment.person))
    if comment.withdrawn_at:
        return Refusal("COC-111", _("This comment was taken back already."))
    return None


def why_not_mention(outsiders: list[str]) -> Refusal | None:
    """Only people who make the design or are invited to it are mentioned."""
    if outsiders:
        return Refusal(
            "COC-112", _("Not on the team nor invited: {names}.").format(names=", ".join(outsiders)), _("Invite them to the team first.")
        )
    return None


def why_not_suggest(actor: Actor, design: "Design") -> Refusal | None:
    """Whoever may comment may suggest, while the design can change."""
    return why_not_comment(actor, design) or designs.why_not_now(design)


def why_not_propose(*, was: str, proposed: str, reason: str) -> Refusal | None:
    """A suggestion changes something, and says why."""
    if not was.strip():
        return Refusal("COC-113", _("Say which passage you would change."), _("Choose a text of the section, or paste the passage."))
    if was.strip() == proposed.strip():
        return Refusal("COC-114", _("Your words are the same as those that stand there."), _("Write what should stand there instead."))
    if not reason.strip():
        return Refusal("COC-115", _("A suggestion needs its reason."), _("One sentence is enough."))
    return why_not_say(reason) or (why_not_say(proposed) if proposed.strip() else None)


def why_not_decide(actor: Actor, suggestion: Suggestion) -> Refusal | None:
    """A member of the team other than its author decides, while the design can change."""
    if actor.person == suggestion.proposed_by_id:
        return Refusal("COC-116", _("Nobody decides on their own suggestion."), _("Ask somebody else on the team to look at it."))
    if refusal := designs.why_not_edit(actor, suggestion.design):
        return refusal
    if suggestion.state != SuggestionState.OPEN:
        return Refusal("COC-117", _("This suggestion has been answered already."))
    return None


def passage_has_changed() -> Refusal:
    """What the suggestion would replace is no longer there."""
    return Refusal(
        "COC-118",
        _("The passage has changed since this was suggested, so it cannot be put in its place."),
        _("Open the section, compare its versions and write the change yourself, or decline with a word of why."),
    )


def text_stands_by_itself() -> Refusal:
    """What is no prose of the section is not replaced by a suggestion."""
    return Refusal("COC-121", _("This is not changed by a suggestion."), _("Say in a comment what should change; the team changes it."))


def why_not_decline(because: str) -> Refusal | None:
    """Whoever gave time to a suggestion reads why it is not taken."""
    if not because.strip():
        return Refusal("COC-119", _("Say why you decline."), _("One sentence is enough."))
    return why_not_say(because)


def why_not_take_back(actor: Actor, suggestion: Suggestion) -> Refusal | None:
    """Its author takes a suggestion back while nobody has answered."""
    if actor.is_visitor or actor.person != suggestion.proposed_by_id:
        return Refusal("COC-120", _("Only {person} takes this suggestion back.").format(person=suggestion.proposed_by))
    if suggestion.state != SuggestionState.OPEN:
        return Refusal("COC-117", _("This suggestion has been answered already."))
    return None
