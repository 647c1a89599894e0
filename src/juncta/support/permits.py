"""Who may ask, answer, hand over, settle and keep, and why not."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from juncta.base import clock
from juncta.design.facts import DesignState
from juncta.design.permits import is_on_team
from juncta.kernel.actor import Actor, Role
from juncta.kernel.refusal import Refusal
from juncta.support.facts import ENDED, WAITS, RequestState
from juncta.support.models import KeptAnswer, Reply, SupportRequest

if TYPE_CHECKING:
    from juncta.alliance.models import Person
    from juncta.design.models import Design

LONGEST = 10_000


def is_office(actor: Actor) -> bool:
    """Whether they keep the alliance's directory."""
    return actor.holds(Role.ALLIANCE_OFFICE) or actor.holds(Role.ADMINISTRATOR)


def why_not_ask(actor: Actor, design: "Design") -> Refusal | None:
    """The team asks, until the design is withdrawn."""
    if not is_on_team(actor, design):
        return Refusal("SUP-101", _("Only the team asks for support."), _("Ask the team to invite you, or to ask for you."))
    if design.state == DesignState.WITHDRAWN:
        return Refusal("SUP-102", _("This design was withdrawn."), _("Ask from a design that goes on."))
    return None


def why_not_ask_body(body: UUID, meant: Collection[UUID], partner_alliance: UUID | None, design: "Design") -> Refusal | None:
    """A question goes to a body that the step names, about a partner of the alliance."""
    if body not in meant:
        return Refusal("SUP-103", _("This body does not help at this step."), _("Choose one that the step names."))
    if partner_alliance is not None and partner_alliance != design.alliance_id:
        return Refusal("SUP-104", _("This university belongs to another alliance."), _("Choose a partner of your alliance."))
    return None


def why_not_say(text: str) -> Refusal | None:
    """Questions and answers say something, in a length people read."""
    if not text.strip():
        return Refusal("SUP-105", _("There is nothing written yet."), _("Write at least a sentence."))
    if len(text) > LONGEST:
        return Refusal(
            "SUP-106", _("This is longer than {most} characters.").format(most=LONGEST), _("Shorten it, or attach a document to the step.")
        )
    return None


def why_not_by(due: date) -> Refusal | None:
    """An answer is asked for a day to come."""
    if due < clock.today():
        return Refusal("SUP-107", _("This day has passed."), _("Choose today or a later day."))
    return None


def may_answer(actor: Actor, request: SupportRequest, answerers: Collection[UUID]) -> bool:
    """Its owner answers, a member or contact of the body, or the alliance office; never who asked."""
    if actor.is_visitor or actor.alliance != request.design.alliance_id or actor.person == request.asked_by_id:
        return False
    return actor.person == request.owner_id or actor.person in answerers or is_office(actor)


def why_not_answer(actor: Actor, request: SupportRequest, answerers: Collection[UUID]) -> Refusal | None:
    """Whoever may answer does so until the request has ended; answered ones take more answers."""
    if actor.person == request.asked_by_id:
        return Refusal("SUP-108", _("This is your own question."), _("Add to it by asking again, or take it back."))
    if not may_answer(actor, request, answerers):
        return Refusal(
            "SUP-109",
            _("{body} answers this.").format(body=request.body),
            _("Its owner can hand it over to you."),
        )
    return _ended(request)


def _ended(request: SupportRequest) -> Refusal | None:
    if request.state in ENDED:
        return Refusal("SUP-110", _("This request has ended."), _("Ask anew at the step."))
    return None


def why_not_hand_over(actor: Actor, request: SupportRequest, answerers: Collection[UUID], to: "Person | None" = None) -> Refusal | None:
    """Whoever may answer hands it over, to somebody else of the alliance who did not ask. Without a person: in general."""
    if refusal := why_not_answer(actor, request, answerers):
        return refusal
    if to is None:
        return None
    if to.alliance_id != request.design.alliance_id:
        return Refusal("SUP-111", _("This person belongs to another alliance."), _("Choose somebody of your alliance."))
    if to.pk == request.asked_by_id:
        return Refusal("SUP-112", _("{person} asked this question.").format(person=to), _("Answer it, or choose somebody else."))
    if to.pk == request.owner_id:
        return Refusal("SUP-113", _("{person} has it already.").format(person=to))
    return None


def _of_the_team(actor: Actor, request: SupportRequest) -> Refusal | None:
    if actor.is_visitor or (actor.person != request.asked_by_id and not is_on_team(actor, request.design)):
        return Refusal("SUP-114", _("The team that asked does this."), _("Tell {person}.").format(person=request.asked_by))
    return None


def why_not_reopen(actor: Actor, request: SupportRequest) -> Refusal | None:
    """The team asks again where an answer left something open, or where it had settled too early."""
    if refusal := _of_the_team(actor, request):
        return refusal
    if request.state not in {RequestState.ANSWERED, RequestState.CLOSED}:
        return Refusal("SUP-115", _("Nobody has answered yet."), _("Wait until {due}; a reminder is sent.").format(due=request.due))
    return None


def why_not_close(actor: Actor, request: SupportRequest) -> Refusal | None:
    """The team says that it has what it needed, once there is an answer."""
    if refusal := _of_the_team(actor, request) or _ended(request):
        return refusal
    if request.state != RequestState.ANSWERED:
        return Refusal("SUP-116", _("There is no answer to settle it with."), _("Wait for one, or take the question back."))
    return None


def why_not_withdraw(actor: Actor, request: SupportRequest) -> Refusal | None:
    """The team takes a question back while it waits."""
    if refusal := _of_the_team(actor, request):
        return refusal
    if request.state not in WAITS:
        return Refusal("SUP-117", _("This request does not wait for an answer any more."))
    return None


def why_not_keep(actor: Actor, reply: Reply) -> Refusal | None:
    """Whoever gave an answer lets others read it, once."""
    if actor.is_visitor or actor.person != reply.person_id or reply.kind != "answer":
        return Refusal("SUP-118", _("Only whoever gave this answer lets others read it."), _("Ask {person}.").format(person=reply.person))
    if KeptAnswer.objects.filter(reply=reply).exists():
        return Refusal("SUP-119", _("This answer is kept for others already."))
    return None


def why_not_keep_names(left: list[str]) -> Refusal | None:
    """What others read does not say whose design it was about."""
    if left:
        return Refusal(
            "SUP-120",
            _("This still names: {names}.").format(names=", ".join(left)),
            _("Write it so that it holds for any design."),
        )
    return None


def why_not_drop(actor: Actor, kept: KeptAnswer) -> Refusal | None:
    """Whoever kept an answer, or the alliance office, stops proposing it."""
    if actor.person == kept.kept_by_id or (is_office(actor) and actor.alliance == kept.alliance_id):
        return None
    return Refusal("SUP-121", _("{person} keeps this answer.").format(person=kept.kept_by), _("Ask them, or the alliance office."))


def why_not_see_directory(actor: Actor) -> Refusal | None:
    """The alliance office looks after the directory of contacts."""
    if is_office(actor):
        return None
    return Refusal("SUP-122", _("The alliance office looks after the directory."), _("Tell the alliance office whom you miss."))
