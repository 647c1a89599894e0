"""The letters about invitations: who has not answered is reminded, and the author hears who has."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from juncta.alliance import queries as alliances
from juncta.base.models import Happening
from juncta.design import queries as designs
from juncta.kernel.actor import SYSTEM, Role
from juncta.project.posting import send


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
