"""The letters to learners about their place."""

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from juncta.alliance import queries as alliances
from juncta.base.models import Happening
from juncta.kernel.actor import SYSTEM
from juncta.project.letters.posting import send

if TYPE_CHECKING:
    pass


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
