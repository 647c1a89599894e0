"""The letters of co-creation: who is mentioned, what became of a suggestion, who does a step until when."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from juncta.alliance import queries as alliances
from juncta.base.models import Happening
from juncta.design import queries as designs
from juncta.framework import queries as framework
from juncta.kernel.actor import SYSTEM
from juncta.project.letters.posting import send

if TYPE_CHECKING:
    from juncta.design.models import Design
    from juncta.kernel.text import LangText


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


def _step(event: Any) -> "tuple[Design, LangText, str]":  # noqa: ANN401
    design = designs.by_id(event.subject_id)
    named = framework.facts_of(design.framework).step(event.step).name
    return design, named, reverse("design-step", args=[design.pk, event.step])


def tell_planned(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """Whoever is to do a step, unless they said so themselves."""
    if not event.person or event.person == str(happening.person_id):
        return
    design, step, link = _step(event)
    send(
        happening,
        alliances.persons(SYSTEM).filter(pk=UUID(event.person)),
        lambda: _("“{step}” is yours in “{title}”"),
        lambda: _("{who} asks you to see to this step. Its page says what is recommended, who helps and until when."),
        link,
        who=happening.who,
        step=step,
        title=design.title,
    )


def remind_of_step(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """Whoever does a step whose day comes near or has passed."""
    design, step, link = _step(event)
    send(
        happening,
        alliances.persons(SYSTEM).filter(pk=event.person_id),
        lambda: _("“{step}” is due on {due}"),
        lambda: _("This step of “{title}” is open. Close it, or set another day with your team."),
        link,
        step=step,
        due=event.due,
        title=design.title,
    )
