"""The letters about needs: what became of yours, and of those that you stand behind."""

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from juncta.base.models import Happening
from juncta.needs import queries as needs
from juncta.project.letters.posting import send

if TYPE_CHECKING:
    from juncta.alliance.models import Person


def tell_idea_grown(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """Whoever noted the need, seconds it, or spoke for an interested university; not whoever made the idea."""
    need, people = needs.standing_behind(event.subject_id)
    send(
        happening,
        _without(people, happening),
        lambda: _("An idea has grown out of “{title}”"),
        lambda: _("A design has begun from this need. Read it, and ask its team if you want to take part."),
        reverse("needs-need", args=[need.pk]),
        title=need.title,
    )


def tell_need_set_aside(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """Whoever noted it."""
    need, _people = needs.standing_behind(event.subject_id)
    send(
        happening,
        [need.author],
        lambda: _("“{title}” is set aside"),
        lambda: _("The committee of the focus area has set your need aside. Its reason: {because}"),
        reverse("needs-need", args=[need.pk]),
        title=need.title,
        because=event.because,
    )


def tell_need_merged(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """Whoever noted the one that is the same as another."""
    need, _people = needs.standing_behind(event.subject_id)
    send(
        happening,
        _without([need.author], happening),
        lambda: _("“{title}” is the same as another need"),
        lambda: _("It was merged with another one. You second that one now, with everybody who stood behind yours."),
        reverse("needs-need", args=[event.same_as_id]),
        title=need.title,
    )


def _without(people: "list[Person]", happening: Happening) -> "list[Person]":
    return [person for person in people if person.pk != happening.person_id]
