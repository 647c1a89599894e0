"""The letters of recognition: who is asked, and what was decided."""

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from juncta.alliance import queries as alliances
from juncta.base.models import Happening
from juncta.kernel.actor import SYSTEM, Role
from juncta.project.letters.posting import send
from juncta.recognition import queries as recognition

if TYPE_CHECKING:
    pass


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
