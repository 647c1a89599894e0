"""Who may record, confirm and award, and why not; nobody ever decides about themselves."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from juncta.assessment.facts import Readiness
from juncta.assessment.models import Award, Result
from juncta.catalogue import queries as catalogue
from juncta.enrolment.facts import EnrolmentState
from juncta.kernel.actor import Actor, Role
from juncta.kernel.refusal import Refusal
from juncta.kernel.text import LangText

if TYPE_CHECKING:
    from juncta.catalogue.models import Edition
    from juncta.enrolment.models import Enrolment


def why_not_teach(actor: Actor, edition: "Edition", component: str) -> Refusal | None:
    """Results are recorded by teachers of the university that provides the component."""
    part = next((each for each in edition.content["components"] if each["key"] == component), None)
    if part is None:
        return Refusal("ASM-103", _("This micro-credential has no such component."), _("Open it from your list."))
    provider = catalogue.partners_of(edition).get(part["provider"])
    if provider and actor.alliance == edition.alliance_id and actor.holds(Role.TEACHER, institution=provider.pk):
        return None
    title, university = LangText(part["title"]), provider or part["provider"]
    return Refusal(
        "ASM-101",
        _("“{component}” is graded by teachers of {provider}.").format(component=title, provider=university),
        _("Ask one of them, or the alliance office for a mandate."),
    )


def why_not_grade(actor: Actor, enrolment: "Enrolment") -> Refusal | None:
    """Only learners who have a place and no award get results; nobody grades themselves."""
    name = enrolment.person
    if enrolment.person_id == actor.person:
        return Refusal("ASM-104", _("You do not record your own result."), _("Another teacher of your university does."))
    if enrolment.state == EnrolmentState.COMPLETED:
        return Refusal(
            "ASM-105",
            _("{name} has already been awarded; results no longer change.").format(name=name),
            _("If a result was wrong, a registrar revokes the credential."),
        )
    if enrolment.state != EnrolmentState.ENROLLED:
        return Refusal("ASM-102", _("{name} has no place in this offering.").format(name=name), _("Results are for learners with a place."))
    return None


def why_not_mark(grade: bool | None) -> Refusal | None:  # noqa: FBT001 - it is the mark itself
    """A mark is a pass or not."""
    if isinstance(grade, bool):
        return None
    return Refusal("ASM-106", _("A result is “pass” or “not yet”."), _("Choose one of them."))


def why_not_examine(actor: Actor, edition: "Edition") -> Refusal | None:
    """The board of an edition are the examiners of its partners."""
    partners = {each.pk for each in catalogue.partners_of(edition).values()}
    if actor.alliance == edition.alliance_id and actor.institutions_as(Role.EXAMINER) & partners:
        return None
    return Refusal(
        "ASM-111", _("Only the examination board confirms and awards."), _("Examiners of the partners of this micro-credential sit on it.")
    )


def why_not_confirm(actor: Actor, result: Result) -> Refusal | None:
    """Four eyes: whoever recorded a result does not confirm it, nor does the learner."""
    if result.confirmed_at:
        return Refusal("ASM-114", _("This result is already confirmed."))
    if result.recorded_by_id == actor.person:
        return Refusal("ASM-112", _("You recorded this result yourself."), _("Another examiner confirms it."))
    if result.enrolment.person_id == actor.person:
        return Refusal("ASM-113", _("You do not confirm your own result."), _("Another examiner does."))
    return None


def why_not_award(actor: Actor, edition: "Edition", enrolment: "Enrolment", readiness: Readiness) -> Refusal | None:
    """The board awards, to a learner of this edition who has a place and a confirmed pass in everything that counts."""
    name = enrolment.person
    if enrolment.offering.edition_id != edition.pk:
        return Refusal("ASM-121", _("{name} learns in another micro-credential.").format(name=name), _("Open that one's board."))
    if enrolment.person_id == actor.person:
        return Refusal("ASM-122", _("You do not award yourself."), _("Another examiner does."))
    if enrolment.state != EnrolmentState.ENROLLED:
        return Refusal("ASM-123", _("{name} has no place in this offering.").format(name=name), _("Award learners who have one."))
    if not readiness.ready:
        return Refusal(
            "ASM-124",
            _("{name} is not ready: a confirmed pass in every compulsory component is missing.").format(name=name),
            _("The board's page says what is missing."),
        )
    return None


def why_not_award_again(award: Award | None) -> Refusal | None:
    """An enrolment earns one award."""
    return Refusal("ASM-125", _("The award {number} has already been made.").format(number=award.number)) if award else None
