"""The letters of support: who is asked, who is answered, and reminders of the day."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from juncta.alliance import queries as alliances
from juncta.base.models import Happening
from juncta.kernel.actor import Role
from juncta.project.letters.posting import send
from juncta.support import queries as support


def _owners(request: Any) -> list[Any]:  # noqa: ANN401 - a row of a room below
    """Its owner; the alliance office where nobody could be named."""
    return [request.owner] if request.owner else list(alliances.persons_with(Role.ALLIANCE_OFFICE, alliance=request.design.alliance))


def _link(event: Any) -> str:  # noqa: ANN401
    return reverse("support-request", args=[event.subject_id])


def ask_owner(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """Whoever answers a new question, or one that is asked again."""
    request = support.by_id(event.subject_id)
    send(
        happening,
        _owners(request),
        lambda: _("“{title}” asks for your support"),
        lambda: _("{who} asks: {question}"),
        _link(event),
        title=request.design.title,
        who=happening.who,
        question=request.question[:500],
    )


def tell_asker(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """Who asked, when there is an answer."""
    request = support.by_id(event.subject_id)
    send(
        happening,
        [request.asked_by],
        lambda: _("{who} has answered your question"),
        lambda: _("Read the answer about “{title}”, then settle it or say what is still open."),
        _link(event),
        title=request.design.title,
        who=happening.who,
    )


def tell_new_owner(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """Who answers from now on."""
    request = support.by_id(event.subject_id)
    send(
        happening,
        [request.owner] if request.owner and request.owner.pk == event.person_id else [],
        lambda: _("A question about “{title}” is yours now"),
        lambda: _("{who} has handed it over to you. {because}"),
        _link(event),
        title=request.design.title,
        who=happening.who,
        because=event.because,
    )


def remind_owner(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """Whoever has a question whose day is near, or has passed."""
    request = support.by_id(event.subject_id)
    send(
        happening,
        _owners(request),
        lambda: _("An answer was wanted by {due}") if event.overdue else _("An answer is wanted by {due}"),
        lambda: _("A team waits for you with “{title}”. Answer, or hand it over to somebody who can."),
        _link(event),
        title=request.design.title,
        due=event.due,
    )
