"""The letters of co-creation: who is mentioned, and what became of a suggestion."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from juncta.alliance import queries as alliances
from juncta.base.models import Happening
from juncta.design import queries as designs
from juncta.kernel.actor import SYSTEM
from juncta.project.letters import send


def _where(event: Any, fragment: str) -> str:  # noqa: ANN401
    return f"{reverse('cocreation-conversation', args=[event.subject_id, event.section])}#{fragment}"


def tell_mentioned(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """Somebody whom a comment mentions."""
    send(
        happening,
        alliances.persons(SYSTEM).filter(pk=event.person_id),
        lambda: _("{who} mentions you in “{title}”"),
        lambda: _("A comment speaks to you. Read it where it stands, and answer there."),
        _where(event, f"thread-{event.thread_id}"),
        who=happening.who,
        title=designs.by_id(event.subject_id).title,
    )


def tell_accepted(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """Who proposed the words that stand in the section now."""
    send(
        happening,
        alliances.persons(SYSTEM).filter(pk=event.person_id),
        lambda: _("Your words stand in “{title}”"),
        lambda: _("{who} has accepted your suggestion. The new version bears both your names."),
        _where(event, f"suggestion-{event.suggestion_id}"),
        who=happening.who,
        title=designs.by_id(event.subject_id).title,
    )


def tell_declined(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """Who proposed words that the team does not take."""
    send(
        happening,
        alliances.persons(SYSTEM).filter(pk=event.person_id),
        lambda: _("Your suggestion for “{title}” was not taken"),
        lambda: _("{who} says why: {because}"),
        _where(event, f"suggestion-{event.suggestion_id}"),
        who=happening.who,
        because=event.because,
        title=designs.by_id(event.subject_id).title,
    )
