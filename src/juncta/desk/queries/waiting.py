"""What waits for somebody, and what they wait for, room by room in the order of the journey."""

from collections.abc import Callable, Iterator
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from juncta.assessment import queries as assessment
from juncta.base import clock
from juncta.cocreation import queries as cocreation
from juncta.credentials import queries as credentials
from juncta.credentials.facts import CredentialState
from juncta.design import queries as designs
from juncta.design.facts import DesignState
from juncta.desk.facts import Task
from juncta.enrolment import queries as enrolment
from juncta.enrolment.facts import EnrolmentState
from juncta.framework import queries as framework
from juncta.kernel.actor import Actor, Role
from juncta.kernel.text import LangText
from juncta.needs import queries as needs
from juncta.needs.facts import NeedState
from juncta.recognition import queries as recognition
from juncta.recognition.facts import ClaimState
from juncta.review import queries as review
from juncta.support import queries as support


def said(words: LangText) -> str:
    """A text in the page's language."""
    return words.best(get_language() or "en")[1]


Source = Callable[[Actor], Iterator[Task]]


def _needs(actor: Actor) -> Iterator[Task]:
    for draft in needs.open_drafts_of(actor, clock.now()):
        does = _("Go through the draft that you brought in, until {day}").format(day=date_format(draft.expires_at, "j F"))
        yield Task(does, draft.file_name, reverse("needs-draft", args=[draft.pk]), draft.created_at)
    for each in needs.to_answer(actor):
        does = ngettext("Answer {count} need on the board", "Answer {count} needs on the board", each.count).format(count=each.count)
        link = f"{reverse('needs-board')}?{urlencode({'area': each.area.slug, 'state': NeedState.OPEN.value})}"
        yield Task(does, each.area.name, link, each.since)
    for one in needs.to_invite(actor):
        names = ", ".join(str(institution) for institution in one.institutions)
        does = _("Invite who was interested in the need: {institutions}").format(institutions=names)
        yield Task(does, one.design.title, reverse("design-partners", args=[one.design.pk]))


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
    for plan in designs.steps_to_do(actor):
        named = framework.facts_of(plan.design.framework).step(plan.step).name
        does = _("Do “{step}” until {day}").format(step=said(named), day=date_format(plan.due or clock.today(), "j F"))
        yield Task(does, plan.design.title, reverse("design-step", args=[plan.design_id, plan.step]))
    going_on = designs.visible_to(actor).filter(designs.mine(actor), state=DesignState.DRAFTING)
    for design in going_on.exclude(pk__in=memberships.values("design")).distinct():
        yield Task(_("Go on with the design"), design.title, reverse("design-home", args=[design.pk]), design.created_at)


def _support(actor: Actor) -> Iterator[Task]:
    for request in support.to_answer(actor):
        yield Task(_("Answer a request for support"), request.design.title, reverse("support-request", args=[request.pk]), request.asked_at)
    for request in support.answers_to_read(actor):
        yield Task(_("Read the answer to your question"), request.design.title, reverse("support-request", args=[request.pk]))


def _conversations(actor: Actor) -> Iterator[Task]:
    for mention in cocreation.mentions_to_read(actor):
        thread = mention.comment.thread
        link = f"{reverse('cocreation-conversation', args=[thread.design_id, thread.section])}#thread-{thread.pk}"
        yield Task(_("{name} mentions you").format(name=mention.comment.person), thread.design.title, link, mention.comment.at)
    for suggestion in cocreation.to_decide(actor):
        place = reverse("cocreation-conversation", args=[suggestion.design_id, suggestion.section])
        does = _("Answer a suggestion by {name}").format(name=suggestion.proposed_by)
        yield Task(does, suggestion.design.title, f"{place}#suggestion-{suggestion.pk}", suggestion.at)


def _framework(actor: Actor) -> Iterator[Task]:
    for draft in framework.to_adopt(actor):
        yield Task(
            _("Adopt the next version of the framework"), str(draft), reverse("framework-adopt", args=[draft.pk]), draft.consulted_at
        )
    for draft in framework.to_comment(actor):
        yield Task(_("Comment on the framework"), str(draft), reverse("framework-draft", args=[draft.pk]), draft.consulted_at)
    for comment in framework.to_answer(actor):
        link = reverse("framework-answer", args=[comment.draft_id, comment.pk])
        yield Task(_("Answer a comment on the framework"), comment.body.name, link, comment.at)


def _reviews(actor: Actor) -> Iterator[Task]:
    does = {"open": _("Judge the design"), "discussing": _("Discuss the design"), "approving": _("Record your university's decision")}
    for dossier in review.waiting_for(actor):
        yield Task(does[dossier.outcome], dossier.design.title, reverse("review-dossier", args=[dossier.pk]), dossier.opened_at)
    for owed in review.owed_by(actor):
        wanted = owed.condition
        says = _("Show how a condition is met") if owed.state != "here" else _("Say whether a condition is met")
        yield Task(says, wanted.dossier.design.title, reverse("review-condition", args=[wanted.dossier_id, wanted.pk]))


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


SOURCES: tuple[Source, ...] = (
    _needs,
    _designs,
    _framework,
    _support,
    _conversations,
    _reviews,
    _assessment,
    _credentials,
    _recognition,
)


def waits_for_you(actor: Actor) -> list[Task]:
    """What only this person (or somebody with the same mandate) can move on."""
    return [task for source in SOURCES for task in source(actor)]


def waits_for_others(actor: Actor) -> list[Task]:
    """What this person has begun and others must move on."""
    return [*_under_review(actor), *_asked(actor), *_learning(actor), *_claimed(actor)]


def _under_review(actor: Actor) -> Iterator[Task]:
    says = {
        DesignState.UNDER_REVIEW: _("The panel is judging"),
        DesignState.APPROVING: _("The awarding partners are deciding"),
    }
    for design in designs.visible_to(actor).filter(designs.mine(actor), state__in=list(says)).distinct():
        yield Task(says[DesignState(design.state)], design.title, reverse("design-home", args=[design.pk]))


def _asked(actor: Actor) -> Iterator[Task]:
    for request in support.waiting_for_others(actor):
        does = _("{body} answers your question").format(body=said(request.body.name))
        yield Task(does, request.design.title, reverse("support-request", args=[request.pk]), request.asked_at)


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
