"""The letters of a team: who is invited and reminded, what was answered, and who signs the agreement off."""

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from juncta.alliance import queries as alliances
from juncta.base.models import Happening
from juncta.design import queries as designs
from juncta.design.permits import partners_at_work
from juncta.kernel.actor import SYSTEM, Role
from juncta.project.letters.posting import design_and_page, send

if TYPE_CHECKING:
    pass


def ask_partner(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """Those who answer for an invited institution."""
    design, link = design_and_page(event.subject_id)
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


def ask_member(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """Somebody who is invited to a team."""
    design, link = design_and_page(event.subject_id)
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


def _quoted(message: str) -> str:
    """The team's own words, below the letter's."""
    return "\n\n" + _("The team writes: “{message}”") if message else ""


def remind_partner(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """Those who answer for an institution that has not answered; nobody, where it has answered since."""
    design = designs.by_id(event.subject_id)
    if not designs.is_awaited(design, institution=event.institution_id, role=event.role):
        return
    institution = alliances.institutions(SYSTEM).get(pk=event.institution_id)
    send(
        happening,
        [person for role in (Role.APPROVER, Role.REGISTRAR) for person in alliances.persons_with(role, institution=institution)],
        lambda: _("“{title}” still waits for {institution}"),
        lambda: _("Your university is invited to take part as {role} partner, and has not answered yet. A no with a reason helps too."),
        reverse("design-home", args=[design.pk]),
        title=design.title,
        institution=str(institution),
        role=gettext_lazy(event.role),
    )


def remind_member(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """Somebody who has not answered; nobody, where they have since."""
    design = designs.by_id(event.subject_id)
    if not designs.is_awaited(design, person=event.person_id):
        return
    send(
        happening,
        alliances.persons(SYSTEM).filter(pk=event.person_id),
        lambda: _("“{title}” still waits for your answer"),
        lambda: _("You are invited to the team and have not answered yet. A no with a reason helps too."),
        reverse("design-home", args=[design.pk]),
        title=design.title,
    )


def tell_author_partner_answered(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """The author, of what an institution has answered; not themselves, where they answered for it."""
    design = designs.by_id(event.subject_id)
    institution = alliances.institutions(SYSTEM).get(pk=event.institution_id)
    _tell(
        happening,
        design.pk,
        str(institution),
        event.answer,
        designs.reason_of(design, institution=event.institution_id, role=event.role),
        "design-partners",
    )


def tell_author_member_answered(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """The author, of what somebody has answered."""
    design = designs.by_id(event.subject_id)
    person = alliances.persons(SYSTEM).get(pk=event.person_id)
    _tell(happening, design.pk, str(person), event.answer, designs.reason_of(design, person=event.person_id), "design-team")


def _tell(happening: Happening, design_id: Any, who: str, answer: str, because: str, page: str) -> None:  # noqa: ANN401
    design = designs.by_id(design_id)
    if happening.person_id == design.author_id:
        return
    accepted = answer == "accepted"
    send(
        happening,
        alliances.persons(SYSTEM).filter(pk=design.author_id),
        lambda: _("{who} takes part in “{title}”") if accepted else _("{who} has declined to take part in “{title}”"),
        lambda: _("See on the page what is still missing.") + (" " + _("The reason given: “{because}”") if because else ""),
        reverse(page, args=[design.pk]),
        who=who,
        title=design.title,
        because=because,
    )


def ask_sign_off(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """The approvers of every partner: the team has agreed on the cooperation agreement."""
    design, _link = design_and_page(event.subject_id)
    send(
        happening,
        [person for home in partners_at_work(design) for person in alliances.persons_with(Role.APPROVER, institution=home)],
        lambda: _("The agreement for “{title}” waits for your sign-off"),
        lambda: _("The team has agreed on every clause of the cooperation agreement. Read it, then sign off for your university."),
        reverse("design-agreement", args=[design.pk]),
        title=design.title,
    )
