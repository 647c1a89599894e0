"""What waits for somebody, and what they wait for, room by room in the order of the journey."""

from collections.abc import Callable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from juncta.assessment import queries as assessment
from juncta.credentials import queries as credentials
from juncta.credentials.facts import CredentialState
from juncta.design import queries as designs
from juncta.design.facts import DesignState
from juncta.desk.facts import Task
from juncta.enrolment import queries as enrolment
from juncta.enrolment.facts import EnrolmentState
from juncta.kernel.actor import Actor, Role
from juncta.recognition import queries as recognition
from juncta.recognition.facts import ClaimState
from juncta.review import queries as review

Source = Callable[[Actor], Iterator[Task]]


def _designs(actor: Actor) -> Iterator[Task]:
    for partnership in designs.partnerships_to_answer(actor).select_related("design", "institution"):
        does = _("Answer for {institution}: take part as {role} partner?").format(
            institution=partnership.institution, role=_(partnership.role)
        )
        yield Task(does, partnership.design.title, reverse("design-home", args=[partnership.design_id]), partnership.invited_at)
    memberships = designs.memberships_to_answer(actor).select_related("design")
    for member in memberships:
        yield Task(_("Join the team?"), member.design.title, reverse("design-home", args=[member.design_id]), member.invited_at)
    for design in designs.to_endorse(actor):
        yield Task(_("Endorse the idea"), design.title, reverse("design-home", args=[design.pk]), design.created_at)
    going_on = designs.visible_to(actor).filter(designs.mine(actor), state=DesignState.DRAFTING)
    for design in going_on.exclude(pk__in=memberships.values("design")).distinct():
        yield Task(_("Go on with the design"), design.title, reverse("design-home", args=[design.pk]), design.created_at)


def _reviews(actor: Actor) -> Iterator[Task]:
    does = {"open": _("Judge the design"), "discussing": _("Discuss the design"), "approving": _("Record your university's decision")}
    for dossier in review.waiting_for(actor):
        yield Task(does[dossier.outcome], dossier.design.title, reverse("review-dossier", args=[dossier.pk]), dossier.opened_at)


def _assessment(actor: Actor) -> Iterator[Task]:
    for grading in assessment.to_grade(actor):
        if grading.open:
            does = ngettext("Record {count} result", "Record {count} results", grading.open).format(count=grading.open)
            yield Task(does, grading.component.title, reverse("assessment-grid", args=[grading.offering.pk, grading.component.key]))
    for board in assessment.boards(actor) if actor.holds(Role.EXAMINER) else []:
        link = reverse("assessment-board", args=[board.edition.pk])
        if waits := len(board.waits):
            does = ngettext("Confirm {count} result", "Confirm {count} results", waits).format(count=waits)
            yield Task(does, board.content.title, link)
        if ready := len(board.ready):
            does = ngettext("Award {count} micro-credential", "Award {count} micro-credentials", ready).format(count=ready)
            yield Task(does, board.content.title, link)


def _credentials(actor: Actor) -> Iterator[Task]:
    for trust_list in credentials.waiting_trust_lists(actor):
        about = _("Trust list, version {version}").format(version=trust_list.version)
        yield Task(_("Approve who must sign"), about, reverse("credentials-trust-list", args=[trust_list.version]), trust_list.made_at)
    for batch in credentials.waiting_batches(actor):
        count = batch.credentials.count()
        does = ngettext("Sign {count} credential", "Sign {count} credentials", count).format(count=count)
        yield Task(does, batch.edition.title, reverse("credentials-batch", args=[batch.pk]), batch.prepared_at)


def _recognition(actor: Actor) -> Iterator[Task]:
    if actor.holds(Role.RECOGNITION_OFFICER):
        for claim in recognition.visible_to(actor).filter(state=ClaimState.OPEN):
            yield Task(_("Decide on recognition"), claim.title, reverse("recognition-claim", args=[claim.pk]), claim.claimed_at)


SOURCES: tuple[Source, ...] = (_designs, _reviews, _assessment, _credentials, _recognition)


def waits_for_you(actor: Actor) -> list[Task]:
    """What only this person (or somebody with the same mandate) can move on."""
    return [task for source in SOURCES for task in source(actor)]


def waits_for_others(actor: Actor) -> list[Task]:
    """What this person has begun and others must move on."""
    return [*_under_review(actor), *_learning(actor), *_claimed(actor)]


def _under_review(actor: Actor) -> Iterator[Task]:
    says = {
        DesignState.UNDER_REVIEW: _("The panel is judging"),
        DesignState.APPROVING: _("The awarding partners are deciding"),
    }
    for design in designs.visible_to(actor).filter(designs.mine(actor), state__in=list(says)).distinct():
        yield Task(says[DesignState(design.state)], design.title, reverse("design-home", args=[design.pk]))


def _learning(actor: Actor) -> Iterator[Task]:
    for own in enrolment.mine(actor).filter(state=EnrolmentState.WAITING):
        link = reverse("enrolment-enrolment", args=[own.pk])
        yield Task(_("You are on the waiting list"), own.offering.edition.title, link, own.applied_at)
    for credential in credentials.issued_to(actor).filter(state=CredentialState.PREPARED):
        link = reverse("credentials-credential", args=[credential.pk])
        yield Task(_("Your credential waits for its last signature"), credential.award.edition.title, link, credential.prepared_at)


def _claimed(actor: Actor) -> Iterator[Task]:
    for claim in recognition.visible_to(actor).filter(state=ClaimState.OPEN, person__pk__in=[actor.person]):
        says = _("{institution} decides on recognition").format(institution=claim.institution)
        yield Task(says, claim.title, reverse("recognition-claim", args=[claim.pk]), claim.claimed_at)
