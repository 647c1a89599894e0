"""Who may publish an edition and open an offering, and why not."""

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from juncta.alliance import queries as alliance
from juncta.base import clock
from juncta.catalogue.facts import Course, EditionContent
from juncta.catalogue.models import Continuation, Edition
from juncta.framework import queries as framework
from juncta.kernel.actor import SYSTEM, Actor, Role
from juncta.kernel.refusal import Refusal
from juncta.review import queries as review

if TYPE_CHECKING:
    from juncta.alliance.models import Body
    from juncta.design.models import Design
    from juncta.review.models import Dossier

MOST_PLACES = 100_000


def why_not_publish(actor: Actor, design: "Design", dossier: "Dossier | None") -> Refusal | None:
    """The house publishes what every awarding partner has approved, once the conditions before publication are met.

    `dossier` is the newest in which everybody approved; the alliance office may ask for it again.
    """
    if actor != SYSTEM and not (actor.alliance == design.alliance_id and actor.holds(Role.ALLIANCE_OFFICE)):
        return Refusal(
            "CAT-101",
            _("An edition is published by itself when the last awarding partner approves."),
            _("The alliance office can ask for it again."),
        )
    if dossier is None:
        return Refusal("CAT-102", _("Not every awarding partner has approved this design yet."), _("Wait for their decisions."))
    if conditions := review.keeping_back(dossier):
        return Refusal(
            "CAT-103",
            _("A condition must be met before publication: {condition}").format(condition=conditions[0].text),
            _("The team shows how it is met, on the dossier's page."),
        )
    if not dossier.snapshot["coordinating"]:  # an exception can let a design pass that nobody coordinates
        return Refusal(
            "CAT-104",
            _("No university coordinates this micro-credential, so nobody could open it to learners."),
            _("The author begins its next version, and a partner accepts to coordinate it."),
        )
    return None


def why_not_offer(actor: Actor, edition: Edition) -> Refusal | None:
    """The alliance office opens offerings, and so do academics and registrars of the coordinating institution."""
    coordinator = edition.coordinator_id
    coordinates = (
        actor.holds(Role.REGISTRAR, institution=coordinator)
        or actor.holds(Role.ACADEMIC, institution=coordinator)
        or (actor.holds(Role.ACADEMIC) and actor.institution == coordinator)  # a committee's academic, at home there
    )
    if not (actor.alliance == edition.alliance_id and (coordinates or actor.holds(Role.ALLIANCE_OFFICE))):
        return Refusal(
            "CAT-111",
            _("You do not open offerings of this micro-credential."),
            _("The coordinating university does, and so does the alliance office."),
        )
    return why_not_go_on(edition)


def why_not_go_on(edition: Edition) -> Refusal | None:
    """An edition that has ended, or that a partner left on whom it depends, takes nobody new; who is enrolled goes on."""
    if any(each.course == Course.RETIRE and each.decided_at for each in edition.continuations.all()):
        return Refusal("CAT-118", _("This edition has ended; it is not offered again."), _("Who is enrolled finishes it."))
    content = EditionContent.from_json(edition.content)
    needed = {*content.awarding, *content.providers}
    for left in edition.design.withdrawals.select_related("institution"):
        if left.institution.slug in needed and left.version >= content.evidence.version:
            return Refusal(
                "CAT-119",
                _("{institution} has withdrawn, so this edition is not offered again.").format(institution=left.institution),
                _("Who is enrolled finishes it; the team makes the next version."),
            )
    return None


def last_gate_seats(edition: Edition) -> tuple[str, ...]:
    """The bodies that agree on what becomes of an edition, as its framework's last gate names them."""
    gate = framework.facts_of(edition.design.framework).after_publication
    return gate.bodies if gate else ()


def why_not_propose(actor: Actor, edition: Edition, *, course: Course | None = None, **days: "date | None") -> Refusal | None:
    """The alliance office, or a reviewer of one of the last gate's bodies, proposes, one thing at a time. No course: in general."""
    bodies = {body.pk for body in alliance.bodies_of(edition.alliance) if body.slug in last_gate_seats(edition)}
    if not bodies:
        return Refusal(
            "CAT-121", _("The framework names nobody who decides this."), _("The alliance office publishes a version that does.")
        )
    if actor.alliance != edition.alliance_id or not (
        actor.holds(Role.ALLIANCE_OFFICE) or any(actor.holds(Role.REVIEWER, body=body) for body in bodies)
    ):
        return Refusal("CAT-122", _("The alliance office, or a body of the last gate, proposes this."), _("Tell them."))
    standing = edition.continuations.all()
    if any(each.course == Course.RETIRE and each.decided_at for each in standing):
        return Refusal("CAT-118", _("This edition has ended; it is not offered again."), _("Who is enrolled finishes it."))
    if any(not each.decided_at and not each.dropped_at for each in standing):
        return Refusal("CAT-123", _("Something has been proposed already."), _("The bodies answer that first."))
    return why_not_on_these_days(course, **days) if course else None


def why_not_on_these_days(
    course: Course, *, renewed_until: date | None = None, last_enrolment_on: date | None = None, teach_out_until: date | None = None
) -> Refusal | None:
    """A renewal has an end to come; an end has a last day of enrolment, and a teach-out that outlasts whoever is enrolled."""
    today = clock.today()
    if course is Course.RENEW and (renewed_until is None or renewed_until <= today):
        return Refusal("CAT-124", _("Say until when it is renewed."), _("Choose a day in the future."))
    if course is Course.RETIRE and (last_enrolment_on is None or teach_out_until is None or teach_out_until < last_enrolment_on):
        return Refusal(
            "CAT-125", _("An end needs the last day of enrolment, and the day until which everybody can finish."), _("Give both days.")
        )
    if course is Course.RETIRE and teach_out_until and teach_out_until <= today:
        return Refusal("CAT-126", _("The teach-out would be over already."), _("Choose a day in the future."))
    return None


def why_not_cut_short(teach_out_until: date, last_end: date | None) -> Refusal | None:
    """Who is enrolled is protected: the teach-out lasts at least as long as the last offering."""
    if last_end and teach_out_until < last_end:
        return Refusal(
            "CAT-127",
            _("An offering of this edition ends later ({day}).").format(day=last_end.isoformat()),
            _("Let the teach-out last at least as long, so that everybody can finish."),
        )
    return None


def why_not_agree(
    actor: Actor, continuation: "Continuation", body: "Body", *, agrees: bool | None = None, reasons: str = ""
) -> Refusal | None:
    """A reviewer of a body of the last gate answers for it, once; a no has reasons. Without an answer: in general."""
    if body.slug not in continuation.seats or not actor.holds(Role.REVIEWER, body=body.pk):
        return Refusal("CAT-128", _("You do not answer for {body} here.").format(body=body), _("A reviewer of this body does."))
    if continuation.decided_at or continuation.dropped_at:
        return Refusal("CAT-129", _("This has been decided."))
    if any(each.body_id == body.pk for each in continuation.agreements.all()):
        return Refusal("CAT-130", _("{body} has already answered.").format(body=body))
    if agrees is False and not reasons.strip():
        return Refusal("CAT-131", _("A no needs its reasons."), _("Say what should be done instead."))
    return None


def why_not_schedule(*, enrol_from: datetime, enrol_until: datetime, starts_on: date, ends_on: date | None) -> Refusal | None:
    """Dates that make sense together."""
    if enrol_until <= enrol_from:
        return Refusal("CAT-113", _("Enrolment would end before it begins."), _("Choose a later end of enrolment."))
    if enrol_until <= clock.now():
        return Refusal("CAT-114", _("Enrolment would already be over."), _("Choose an end of enrolment in the future."))
    if ends_on and ends_on < starts_on:
        return Refusal("CAT-115", _("The offering would end before it starts."), _("Leave the end empty for self-paced learning."))
    if ends_on and enrol_until.date() > ends_on:
        return Refusal(
            "CAT-116", _("Enrolment would still be open after the offering has ended."), _("Choose an earlier end of enrolment.")
        )
    return None


def why_not_size(*, capacity: int, fees: tuple[Decimal, ...]) -> Refusal | None:
    """Places and fees that make sense."""
    if not 0 < capacity <= MOST_PLACES:
        return Refusal("CAT-112", _("An offering needs at least one place."), _("Enter how many people can take part."))
    if any(fee < 0 for fee in fees):
        return Refusal("CAT-117", _("A fee is never below 0 euro."), _("Enter 0 where it is free."))
    return None


def why_not_without_reasons(reasons: str) -> Refusal | None:
    """What is proposed has reasons."""
    return None if reasons.strip() else Refusal("CAT-132", _("Say why."), _("The bodies that answer read it."))
