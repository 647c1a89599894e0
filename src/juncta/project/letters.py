"""The letters of the journey: who is told or asked what, in their own language."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from juncta.alliance import queries as alliances
from juncta.base.models import Happening
from juncta.catalogue import queries as catalogue
from juncta.credentials import queries as credentials
from juncta.design import queries as designs
from juncta.design.permits import partners_at_work
from juncta.kernel.actor import SYSTEM, Role
from juncta.project.posting import send
from juncta.recognition import queries as recognition
from juncta.review import queries as review

if TYPE_CHECKING:
    from juncta.alliance.models import Person
    from juncta.design.models import Design


def _design(design_id: UUID) -> "tuple[Design, str]":
    design = designs.by_id(design_id)
    return design, reverse("design-home", args=[design.pk])


def ask_partner(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """Those who answer for an invited institution."""
    design, link = _design(event.subject_id)
    institution = alliances.institutions(SYSTEM).get(pk=event.institution_id)
    to = [person for role in (Role.APPROVER, Role.REGISTRAR) for person in alliances.persons_with(role, institution=institution)]
    message = designs.message_to(design, institution=institution.pk, role=event.role)
    send(
        happening,
        to,
        lambda: _("“{title}” invites {institution}"),
        lambda: _("Your university is invited to take part as {role} partner. Read the design, then accept or decline.") + _quoted(message),
        link,
        title=design.title,
        institution=str(institution),
        role=gettext_lazy(event.role),
        message=message,
    )


def _quoted(message: str) -> str:
    """The team's own words, below the letter's."""
    return "\n\n" + _("The team writes: “{message}”") if message else ""


def ask_member(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """Somebody who is invited to a team."""
    design, link = _design(event.subject_id)
    message = designs.message_to(design, person=event.person_id)
    send(
        happening,
        alliances.persons(SYSTEM).filter(pk=event.person_id),
        lambda: _("Come and make “{title}” with us"),
        lambda: _("You are invited to the team of this micro-credential. Read the design, then accept or decline.") + _quoted(message),
        link,
        title=design.title,
        message=message,
    )


def ask_sign_off(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """The approvers of every partner: the team has agreed on the cooperation agreement."""
    design, _link = _design(event.subject_id)
    send(
        happening,
        [person for home in partners_at_work(design) for person in alliances.persons_with(Role.APPROVER, institution=home)],
        lambda: _("The agreement for “{title}” waits for your sign-off"),
        lambda: _("The team has agreed on every clause of the cooperation agreement. Read it, then sign off for your university."),
        reverse("design-agreement", args=[design.pk]),
        title=design.title,
    )


def ask_panel(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """Everybody who may speak for a seat of the panel."""
    dossier = review.visible_to(SYSTEM).get(pk=event.subject_id)
    to = [
        person
        for seat in dossier.panel_seats.select_related("body")
        if seat.body
        for person in alliances.persons_with(Role.REVIEWER, body=seat.body)
    ]
    send(
        happening,
        to,
        lambda: _("“{title}” waits for your voice"),
        lambda: _("A design was sent to review. Read the dossier and judge it for yourself, until {day}; then the panel discusses."),
        reverse("review-dossier", args=[dossier.pk]),
        title=dossier.design.title,
        day=dossier.voices_due_on,
    )


def _team(design: "Design") -> "list[Person]":
    return [member.person for member in design.team.select_related("person__account")]


def tell_team_returned(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """The team of a design that came back."""
    design, link = _design(event.design_id)
    send(
        happening,
        _team(design),
        lambda: _("“{title}” came back to you"),
        lambda: _("The review returned the design. Read the reasons, work on it, and send it to review again."),
        link,
        title=design.title,
    )


def ask_awarding_partners(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """The approvers of every awarding partner."""
    dossier = review.visible_to(SYSTEM).get(pk=event.subject_id)
    unchanged = dossier.approvals.filter(carried_from__isnull=False).values("institution")
    awarding = alliances.institutions(SYSTEM).filter(alliance=dossier.alliance, slug__in=dossier.snapshot["awarding"])
    awarding = awarding.exclude(pk__in=unchanged)
    send(
        happening,
        [person for institution in awarding for person in alliances.persons_with(Role.APPROVER, institution=institution)],
        lambda: _("“{title}” waits for your university's decision"),
        lambda: _("The panel has approved the design. Record what your university decides under its own rules."),
        reverse("review-dossier", args=[dossier.pk]),
        title=dossier.design.title,
    )


def tell_team_published(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """The team of a design that is now in the catalogue."""
    edition = catalogue.visible_to(SYSTEM).get(pk=event.subject_id)
    design, _link = _design(event.design_id)
    send(
        happening,
        _team(design),
        lambda: _("“{title}” is published"),
        lambda: _("Every awarding university has approved. The edition is frozen and stands in the catalogue."),
        reverse("catalogue-edition", args=[edition.slug]),
        title=design.title,
    )


def ask_for_trust_approval(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """Registrars of the universities that sign the trust list."""
    trust_list = credentials.trust_lists(SYSTEM).get(pk=event.subject_id)
    to = [
        person
        for row in trust_list.signatures.select_related("institution")
        for person in alliances.persons_with(Role.REGISTRAR, institution=row.institution)
    ]
    send(
        happening,
        to,
        lambda: _("The trust list, version {version}, waits for your approval"),
        lambda: _("It names who must sign for which edition. Read it and approve it for your university."),
        reverse("credentials-trust-list", args=[trust_list.version]),
        version=str(trust_list.version),
    )


def tell_place(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """A learner who has a place."""
    send(
        happening,
        alliances.persons(SYSTEM).filter(pk=event.person_id),
        lambda: _("You have a place"),
        lambda: _("Welcome. Your enrolment shows what comes first and how far you are."),
        reverse("enrolment-enrolment", args=[event.subject_id]),
    )


def tell_waiting(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """A learner on the waiting list."""
    send(
        happening,
        alliances.persons(SYSTEM).filter(pk=event.person_id),
        lambda: _("You are on the waiting list"),
        lambda: _("All places are taken. When one is given back, it goes to whoever has waited longest, and you get a message."),
        reverse("enrolment-enrolment", args=[event.subject_id]),
    )


def ask_for_signature(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """Registrars of every university that must sign a batch."""
    batch = credentials.batch_by_id(event.subject_id)
    to = [
        person
        for row in batch.signers.select_related("institution")
        for person in alliances.persons_with(Role.REGISTRAR, institution=row.institution)
    ]
    send(
        happening,
        to,
        lambda: _("Credentials wait for your signature: {count}"),
        lambda: _("The board has awarded. Nothing is delivered until every awarding university has signed."),
        reverse("credentials-batch", args=[batch.pk]),
        count=str(event.count),
    )


def tell_issued(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """The learner whose credential is complete."""
    send(
        happening,
        alliances.persons(SYSTEM).filter(pk=event.person_id),
        lambda: _("Your credential is here"),
        lambda: _("Every awarding university has signed it. Keep the file, share a link, or ask a university to recognise it."),
        reverse("credentials-credential", args=[event.subject_id]),
    )


def tell_revoked(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """The learner whose credential was declared void."""
    credential = credentials.by_id(event.subject_id)
    send(
        happening,
        [credential.award.enrolment.person],
        lambda: _("Your credential was revoked"),
        lambda: _("The reason given: {because} If you think that is wrong, answer the registrar of an awarding university."),
        reverse("credentials-credential", args=[credential.pk]),
        because=event.because,
    )


def ask_recognition(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """The recognition officers of the institution that is asked."""
    institution = alliances.institutions(SYSTEM).get(pk=event.institution_id)
    send(
        happening,
        alliances.persons_with(Role.RECOGNITION_OFFICER, institution=institution),
        lambda: _("A learner asks for recognition"),
        lambda: _("The credential is verified and your rules are applied to it. Look at the evidence and decide."),
        reverse("recognition-claim", args=[event.subject_id]),
    )


def tell_recognition(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """The learner whose claim was decided."""
    claim = recognition.visible_to(SYSTEM).get(pk=event.subject_id)
    send(
        happening,
        [claim.person],
        lambda: _("{institution} has decided: {outcome}"),
        lambda: _("Read the decision, each criterion with its evidence, and what you can do if you disagree."),
        reverse("recognition-claim", args=[claim.pk]),
        institution=str(claim.institution),
        outcome=gettext_lazy(event.outcome),
    )
