"""The letters of editions: that one is published, and whether it is renewed, revised or ended."""

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from juncta.alliance import queries as alliances
from juncta.base.models import Happening
from juncta.catalogue import queries as catalogue
from juncta.kernel.actor import SYSTEM, Role
from juncta.project.letters.posting import design_and_page, send, team_of

if TYPE_CHECKING:
    pass


def tell_team_published(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """The team of a design that is now in the catalogue."""
    edition = catalogue.visible_to(SYSTEM).get(pk=event.subject_id)
    design, _link = design_and_page(event.design_id)
    send(
        happening,
        team_of(design),
        lambda: _("“{title}” is published"),
        lambda: _("Every awarding university has approved. The edition is frozen and stands in the catalogue."),
        reverse("catalogue-edition", args=[edition.slug]),
        title=design.title,
    )


def ask_what_becomes_of_it(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """The bodies that decide whether an edition is renewed, revised or ended."""
    edition = catalogue.by_id(event.subject_id)
    seats = catalogue.continuation_by_id(event.continuation_id).seats
    send(
        happening,
        [
            person
            for body in alliances.bodies_of(edition.alliance)
            if body.slug in seats
            for person in alliances.persons_with(Role.REVIEWER, body=body)
        ],
        lambda: _("What becomes of “{title}”?"),
        lambda: _("Something was proposed after its review. Read why, and answer for your body."),
        reverse("catalogue-continuation", args=[edition.slug]),
        title=edition.title,
    )


def tell_what_becomes_of_it(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """The team of an edition that is renewed, revised or ended."""
    edition = catalogue.by_id(event.subject_id)
    design, _link = design_and_page(event.design_id)
    send(
        happening,
        team_of(design),
        lambda: _("It is decided what becomes of “{title}”"),
        lambda: _("The edition's page says until when it is offered, and what follows."),
        reverse("catalogue-edition", args=[edition.slug]),
        title=edition.title,
    )
