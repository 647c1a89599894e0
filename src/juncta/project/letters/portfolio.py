"""Letters of the portfolio: to the office, to whoever sees to a barrier, to the teams that met it, and to those who are late."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from juncta.alliance import queries as alliances
from juncta.base.models import Happening
from juncta.design import queries as designs
from juncta.kernel.actor import SYSTEM, Actor, Role
from juncta.kernel.text import LangText
from juncta.portfolio import queries as portfolio
from juncta.portfolio.facts import CLOSED, STATE_NAMES, BarrierState
from juncta.project.letters.posting import send


def tell_office_of_obstacle(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """The alliance office, of what a team has named."""
    obstacle = portfolio.obstacles(SYSTEM).get(pk=event.subject_id)
    send(
        happening,
        alliances.persons_with(Role.ALLIANCE_OFFICE, alliance=obstacle.alliance),
        lambda: _("An obstacle: {title}"),
        lambda: _("A team has named something that is in its way. Put it under a barrier, and find somebody who sees to it."),
        reverse("portfolio-obstacle", args=[obstacle.pk]),
        title=obstacle.title,
    )


def ask_owner(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """The person who sees to a barrier from now on, or the contacts of the body that does."""
    barrier = portfolio.visible_to(SYSTEM).get(pk=event.subject_id)
    to = [contact.person for contact in alliances.contacts_for(barrier.owning_body)] if barrier.owning_body else []
    send(
        happening,
        [barrier.owner] if barrier.owner else to,
        lambda: _("Please see to a barrier: {title}"),
        lambda: _("The alliance office has given you this barrier. Read what the teams met, and say how it stands."),
        reverse("portfolio-barrier", args=[barrier.pk]),
        title=LangText(barrier.title),
    )


def tell_those_who_met_it(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """Those who named the obstacles under a barrier, once it is answered."""
    if BarrierState(event.state) not in CLOSED:
        return
    barrier = portfolio.visible_to(SYSTEM).get(pk=event.subject_id)
    send(
        happening,
        [each.person for each in portfolio.obstacles(SYSTEM).filter(barrier=barrier)],
        lambda: _("What was in your way is answered: {title}"),
        lambda: _("{state}: {answer}"),
        reverse("portfolio-barrier", args=[barrier.pk]),
        title=LangText(barrier.title),
        state=_(STATE_NAMES[BarrierState(barrier.state)]),
        answer=LangText(barrier.resolution),
    )


def remind(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """Those who can end the wait of a design."""
    design = designs.by_id(event.subject_id)
    looking = Actor(person=happening.person_id, alliance=event.alliance_id, name=happening.who)
    send(
        happening,
        portfolio.to_remind(looking, event.place, event.who),
        lambda: _("“{title}” still waits for you"),
        lambda: _("Its team cannot go on before you have answered. Open the design, and say what you think."),
        reverse("design-home", args=[design.pk]),
        title=LangText(design.title),
    )
