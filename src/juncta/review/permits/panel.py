"""Who speaks for a seat, who is excluded, and what a voice must say."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from juncta.design.facts import InvitationState
from juncta.kernel.actor import Actor, Role
from juncta.kernel.refusal import Refusal
from juncta.review.facts import Judged, Mark, Outcome, Verdict, Wanted
from juncta.review.permits.objecting import stands_still
from juncta.review.permits.opening import is_office
from juncta.review.permits.wanting import why_not_want

if TYPE_CHECKING:
    from juncta.alliance.models import Person
    from juncta.review.models import Dossier, PanelSeat

SPEAKERS = (Role.REVIEWER, Role.ACADEMIC)  # a reviewer for a cluster or board; a member of a self-steering committee


def works_on(person: object, dossier: "Dossier") -> bool:
    """Whether they wrote the design or work on it (an open invitation counts)."""
    design = dossier.design
    return design.author_id == person or any(
        member.person_id == person and member.state != InvitationState.DECLINED for member in design.team.all()
    )


def is_of_the_team(actor: Actor, dossier: "Dossier") -> bool:
    """The same of whoever is looking."""
    return actor.person is not None and works_on(actor.person, dossier)


def has_declared(person: object, dossier: "Dossier") -> bool:
    """Whether they said that they are not free to judge this one."""
    return any(conflict.person_id == person for conflict in dossier.conflicts.all())


def speaks_for(actor: Actor, seat: "PanelSeat") -> bool:
    """Whether the seat is theirs: by a mandate for its body, or as the peer who was appointed."""
    if actor.is_visitor:
        return False
    if seat.body_id is None:
        return seat.person_id == actor.person
    return any(actor.holds(role, body=seat.body_id) for role in SPEAKERS)


def is_excluded(actor: Actor, dossier: "Dossier") -> Refusal | None:
    """Nobody judges their own work, nor what they said they are not free to judge."""
    if is_of_the_team(actor, dossier):
        return Refusal(
            "REV-102", _("You work on this design yourself, so you do not review it."), _("Somebody else from your body can speak for it.")
        )
    if has_declared(actor.person, dossier):
        return Refusal(
            "REV-107", _("You said that you are not free to judge this design."), _("Somebody else from your body can speak for it.")
        )
    return None


def _not_theirs(actor: Actor, dossier: "Dossier", seat: "PanelSeat | None") -> Refusal | None:
    if seat is None or seat.dossier_id != dossier.pk:
        return Refusal("REV-105", _("There is no such seat in this panel."))
    if not speaks_for(actor, seat):
        way_out = _("A reviewer of this body does; the alliance office gives mandates.") if seat.body_id else ""
        return Refusal("REV-103", _("You do not speak for {seat}.").format(seat=seat), way_out)
    return is_excluded(actor, dossier)


def why_not_speak(actor: Actor, dossier: "Dossier", seat: "PanelSeat | None") -> Refusal | None:
    """A seat speaks once, through somebody who had no hand in the design, before the panel discusses."""
    if refusal := _not_theirs(actor, dossier, seat):
        return refusal
    assert seat is not None  # noqa: S101 - the line above has refused
    if dossier.outcome != Outcome.OPEN:
        return Refusal("REV-101", _("The panel has finished; this dossier takes no more voices."))
    if seat.standing:
        return Refusal("REV-104", _("{seat} has already spoken.").format(seat=seat))
    return None


def why_not_say(verdict: Verdict, reasons: str, judgements: Iterable[Judged] = (), wanted: Sequence[Wanted] = ()) -> Refusal | None:
    """A voice has reasons; whoever does not find a standard met says why; a plain approval overlooks no standard that is not met."""
    if not reasons.strip():
        return Refusal("REV-106", _("A voice needs its reasons."), _("Write at least a sentence the team can work with."))
    for judged in judgements:
        if judged.mark is not Mark.MET and not judged.reasons.strip():
            return Refusal(
                "REV-108",
                _("Say why standard {standard} is judged in this way.").format(standard=judged.standard),
                _("One sentence is enough; only “met” needs none."),
            )
        if verdict is Verdict.APPROVE and judged.mark is Mark.NOT_MET and not wanted:
            return Refusal(
                "REV-109",
                _("You approve, although standard {standard} is not met.").format(standard=judged.standard),
                _("Set a condition that would meet it, or return the design."),
            )
    if wanted and verdict is Verdict.RETURN:
        return Refusal("REV-110", _("Conditions go with an approval."), _("Approve with conditions, or return the design with reasons."))
    return next((refusal for each in wanted if (refusal := why_not_want(each))), None)


def why_not_judge(dossier: "Dossier", judgements: Iterable[Judged]) -> Refusal | None:
    """Judged are the standards that were frozen with the dossier."""
    known = {(each["code"], one["code"]) for each in dossier.snapshot.get("standards", ()) for one in each["standards"]}
    if any((each.standards, each.standard) not in known for each in judgements):
        return Refusal("REV-131", _("This standard does not belong to this dossier."))
    return None


def why_not_revise(actor: Actor, dossier: "Dossier", seat: "PanelSeat | None", because: str | None = None) -> Refusal | None:
    """A seat may speak once more while the panel discusses, and says why; without `because`: in general."""
    if refusal := _not_theirs(actor, dossier, seat) or _not_discussed(dossier):
        return refusal
    assert seat is not None  # noqa: S101 - the line above has refused
    if seat.is_revised:
        return Refusal("REV-133", _("{seat} has already changed its voice once.").format(seat=seat))
    if because is not None and not because.strip():
        return Refusal("REV-134", _("Say what changed your mind."), _("The first voice stays beside the second."))
    return None


def _not_discussed(dossier: "Dossier") -> Refusal | None:
    if dossier.outcome == Outcome.OPEN:
        return Refusal("REV-132", _("The panel discusses when every seat has spoken."))
    if dossier.outcome != Outcome.DISCUSSING:
        return Refusal("REV-101", _("The panel has finished; this dossier takes no more voices."))
    return None


def why_not_remark(actor: Actor, dossier: "Dossier", seat: "PanelSeat | None") -> Refusal | None:
    """Whoever sits in the panel speaks in its discussion."""
    return _not_theirs(actor, dossier, seat) or _not_discussed(dossier)


def why_not_confirm(actor: Actor, dossier: "Dossier", seat: "PanelSeat | None") -> Refusal | None:
    """A seat confirms once after every change, when nothing stands open: no objection, no standard that nobody judged."""
    if refusal := _not_theirs(actor, dossier, seat) or _not_discussed(dossier) or stands_still(dossier):
        return refusal
    assert seat is not None  # noqa: S101 - the line above has refused
    panel = dossier.panel()
    if seat.key in panel.confirmed:
        return Refusal("REV-135", _("{seat} has already confirmed.").format(seat=seat), _("The other seats are asked."))
    if Verdict.RETURN not in panel.voices.values() and (missing := unjudged(dossier)):
        return Refusal(
            "REV-136",
            _("No seat has judged these standards: {standards}.").format(standards=", ".join(missing)),
            _("One of the seats changes its voice and judges them too."),
        )
    return None


def unjudged(dossier: "Dossier") -> list[str]:
    """The frozen standards that no standing voice has judged, by their codes."""
    judged = {
        (each.standards, each.standard) for seat in dossier.panel_seats.all() if seat.standing for each in seat.standing.judgements.all()
    }
    wanted = [(each["code"], one["code"]) for each in dossier.snapshot.get("standards", ()) for one in each["standards"]]
    return [standard for standards, standard in wanted if (standards, standard) not in judged]


def why_not_declare(actor: Actor, dossier: "Dossier", reasons: str | None = None) -> Refusal | None:
    """Whoever could speak for a seat that has not spoken may say that they are not free to; without `reasons`: in general."""
    mine = [seat for seat in dossier.panel_seats.all() if speaks_for(actor, seat)]
    if not mine:
        return Refusal("REV-137", _("You have no seat in this panel."))
    if has_declared(actor.person, dossier):
        return Refusal("REV-138", _("You have already said so."))
    if dossier.outcome != Outcome.OPEN or any(voice.person_id == actor.person for voice in dossier.voices.all()):
        return Refusal("REV-139", _("This is said before one speaks."), _("Tell the alliance office."))
    if reasons is not None and not reasons.strip():
        return Refusal(
            "REV-140", _("Say what ties you to this design."), _("One sentence is enough; the alliance office and the panel read it.")
        )
    return None


def why_not_appoint(actor: Actor, dossier: "Dossier", person: "Person | None" = None) -> Refusal | None:
    """The alliance office appoints peers who had no hand in the design, while the panel is open; without a person: in general."""
    if not is_office(actor, dossier.alliance_id):
        return Refusal("REV-141", _("The alliance office appoints peer reviewers."), _("Suggest somebody to the alliance office."))
    if dossier.outcome != Outcome.OPEN or not dossier.panel_seats.all():
        return Refusal("REV-142", _("The panel is complete."), _("Peers are appointed before every seat has spoken."))
    return _why_not_seat(dossier, person) if person else None


def _why_not_seat(dossier: "Dossier", person: "Person") -> Refusal | None:
    if person.alliance_id != dossier.alliance_id:
        return Refusal("REV-143", _("This person belongs to another alliance."), _("Choose somebody of your alliance."))
    if works_on(person.pk, dossier) or has_declared(person.pk, dossier):
        return Refusal("REV-144", _("{person} is not free to judge this design.").format(person=person), _("Choose somebody else."))
    if any(seat.person_id == person.pk for seat in dossier.panel_seats.all()):
        return Refusal("REV-145", _("{person} already sits in this panel.").format(person=person))
    return None
