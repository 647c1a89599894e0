"""Why somebody may not do something with a need, or with a draft that was brought in."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from juncta.alliance import queries as alliance
from juncta.base import clock
from juncta.design import permits as design
from juncta.kernel.actor import Actor, Role
from juncta.kernel.refusal import Refusal
from juncta.needs.facts import LIVING, STATE_NAMES, DraftState, NeedState
from juncta.needs.models import Draft, Need
from juncta.ui.texts import said

if TYPE_CHECKING:
    from juncta.alliance.models import Body, FocusArea, Institution
    from juncta.design.models import Design


def why_not_note(actor: Actor, area: "FocusArea | None" = None) -> Refusal | None:
    """Everybody of the alliance notes needs, learners too. Without an area: in general."""
    if actor.is_visitor:
        return Refusal("NEE-101", _("Needs are noted by people of the alliance."), _("Sign in, or join the alliance as a learner."))
    if area is not None and area.alliance_id != actor.alliance:
        return Refusal("NEE-102", _("This focus area belongs to another alliance."), _("Choose one of your alliance."))
    return None


def why_not_living(need: Need) -> Refusal | None:
    """Nothing is added to a need that was set aside, withdrawn or merged."""
    if need.state in LIVING:
        return None
    sentences = {
        NeedState.SET_ASIDE: _("The committee has set this need aside."),
        NeedState.WITHDRAWN: _("This need was withdrawn."),
        NeedState.MERGED: _("This need is the same as another, which carries its support."),
    }
    ways_out = {
        NeedState.SET_ASIDE: _("Ask the committee to open it again, or note a new need."),
        NeedState.WITHDRAWN: _("Note a new need."),
        NeedState.MERGED: _("Go to the other need."),
    }
    state = NeedState(need.state)
    return Refusal("NEE-103", sentences[state], ways_out[state])


def why_not_change(actor: Actor, need: Need) -> Refusal | None:
    """Whoever noted a need changes its words, while it is open."""
    if actor.is_visitor or actor.person != need.author_id:
        return Refusal(
            "NEE-104", _("{person} has noted this need and may change it.").format(person=need.author), _("Tell them what is missing.")
        )
    if need.state != NeedState.OPEN:
        name = _(STATE_NAMES[NeedState(need.state)])
        return Refusal("NEE-105", _("Its words stay as they are: {state}.").format(state=name.lower()), _("Note a new need."))
    return None


def why_not_second(actor: Actor, need: Need, *, seconded: bool = False) -> Refusal | None:
    """Everybody of the alliance seconds a need that is not their own, once."""
    if refusal := why_not_note(actor) or why_not_living(need):
        return refusal
    if actor.person == need.author_id:
        return Refusal("NEE-106", _("You have noted it yourself, so it counts already."))
    if seconded:
        return Refusal("NEE-107", _("You second it already."))
    return None


def answers_for(actor: Actor) -> set[UUID]:
    """The institutions for which they may say that they are interested."""
    known = {actor.institution, *(held.institution for held in actor.mandates)} - {None}
    return {each for each in known if each and design.may_answer_for(actor, each)}


def why_not_be_interested(actor: Actor, need: Need, institution: "Institution | None" = None) -> Refusal | None:
    """Whoever may answer invitations for a university says that it is interested. Without one: in general."""
    if refusal := why_not_living(need):
        return refusal
    own = answers_for(actor)
    if institution is not None and institution.alliance_id != need.alliance_id:
        return Refusal("NEE-109", _("This institution belongs to another alliance."))
    if not own or (institution is not None and institution.pk not in own):
        return Refusal(
            "NEE-108",
            _("An academic, approver or registrar says that their university is interested."),
            _("Second it yourself, and ask a colleague to speak for your university."),
        )
    return None


def committees(area: "FocusArea", of: Actor) -> "list[Body]":
    """The bodies of a focus area."""
    return list(alliance.bodies(of).filter(focus_area=area))


def speaks_for_the_area(actor: Actor, area: "FocusArea") -> bool:
    """Whether they sit on a body of the area, or on the alliance's office, which steps in where an area has no committee."""
    bodies = {body.pk for body in committees(area, actor)}
    return bool({held.body for held in actor.mandates} & bodies) or (not bodies and actor.holds(Role.ALLIANCE_OFFICE))


def why_not_sort(actor: Actor, need: Need) -> Refusal | None:
    """A member of the area's committee sets needs aside, opens them again and merges them."""
    if actor.is_visitor or not speaks_for_the_area(actor, need.focus_area):
        names = ", ".join(said(body.name) for body in committees(need.focus_area, actor)) or _("the alliance office")
        return Refusal(
            "NEE-110", _("A member of this body keeps the board of {area}: {bodies}.").format(area=need.focus_area, bodies=names)
        )
    return None


def why_not_set_aside(actor: Actor, need: Need) -> Refusal | None:
    """Only an open need is set aside: what was taken up lives in a design."""
    if refusal := why_not_sort(actor, need) or why_not_living(need):
        return refusal
    if need.state == NeedState.TAKEN_UP:
        return Refusal("NEE-111", _("An idea grew out of this need, so it stays."), _("Talk to the team of the design."))
    return None


def why_not_reopen(actor: Actor, need: Need) -> Refusal | None:
    """What was set aside can be opened again."""
    if refusal := why_not_sort(actor, need):
        return refusal
    if need.state != NeedState.SET_ASIDE:
        return Refusal("NEE-112", _("This need is not set aside."))
    return None


def why_not_withdraw(actor: Actor, need: Need) -> Refusal | None:
    """Whoever noted a need withdraws it, before an idea has grown out of it."""
    if actor.is_visitor or actor.person != need.author_id:
        return Refusal("NEE-113", _("{person} has noted this need and may withdraw it.").format(person=need.author))
    if refusal := why_not_living(need):
        return refusal
    if need.state == NeedState.TAKEN_UP:
        return Refusal("NEE-111", _("An idea grew out of this need, so it stays."), _("Talk to the team of the design."))
    return None


def why_not_merge(actor: Actor, need: Need, into: Need | None = None) -> Refusal | None:
    """The committee, or whoever noted it, marks a need as the same as another living one of the alliance."""
    own = not actor.is_visitor and actor.person == need.author_id
    if refusal := (None if own else why_not_sort(actor, need)) or why_not_living(need):
        return refusal
    if need.state == NeedState.TAKEN_UP:
        return Refusal("NEE-111", _("An idea grew out of this need, so it stays."), _("Mark the other one as the same as this."))
    if into is None:
        return None
    if into.alliance_id != need.alliance_id or into.pk == need.pk:
        return Refusal("NEE-114", _("Choose another need of your alliance."))
    return why_not_living(into)


def why_not_grow(actor: Actor, need: Need) -> Refusal | None:
    """An academic makes an idea of a living need."""
    return design.why_not_start(actor) or why_not_living(need)


def why_not_bring_in(actor: Actor, into: "Design | None" = None) -> Refusal | None:
    """Who may start a design brings a draft in for it; into a design, its team does while it is drafted."""
    return design.why_not_start(actor) if into is None else design.why_not_edit(actor, into)


def why_not_take(actor: Actor, draft: Draft) -> Refusal | None:
    """Whoever brought a draft in decides what of it is taken, once, before it expires."""
    if actor.is_visitor or actor.person != draft.person_id:
        return Refusal("NEE-120", _("{person} has brought this draft in.").format(person=draft.person))
    if draft.state == DraftState.TAKEN:
        return Refusal("NEE-121", _("It has been taken already."), _("Go on in the design."))
    if draft.state != DraftState.PROPOSED or draft.expires_at <= clock.now():
        return Refusal("NEE-122", _("This draft is no longer kept."), _("Bring the file in again."))
    return why_not_bring_in(actor, draft.design)
