"""The letters of the review after its beginning: who discusses, who is late, who owes evidence, who objects, who leaves."""

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from juncta.alliance import queries as alliances
from juncta.base.models import Happening
from juncta.catalogue import queries as catalogue
from juncta.kernel.actor import SYSTEM, Role
from juncta.project.letters import _design, _team
from juncta.project.posting import send
from juncta.review import queries as review

if TYPE_CHECKING:
    from juncta.alliance.models import Person
    from juncta.review.models import Condition, Dossier, PanelSeat


def _dossier(event: Any) -> "tuple[Dossier, str]":  # noqa: ANN401
    dossier = review.with_voices(SYSTEM).get(pk=event.subject_id)
    return dossier, reverse("review-dossier", args=[dossier.pk])


def _of_seat(seat: "PanelSeat") -> "list[Person]":
    if seat.person:
        return [seat.person]
    return list(alliances.persons_with(Role.REVIEWER, body=seat.body)) if seat.body else []


def _condition(dossier: "Dossier", condition_id: object) -> "Condition":
    return next(each for each in dossier.conditions.all() if str(each.pk) == str(condition_id))


def ask_to_discuss(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """Everybody of a panel in which every seat has spoken."""
    dossier, link = _dossier(event)
    send(
        happening,
        [person for seat in dossier.panel_seats.all() for person in _of_seat(seat)],
        lambda: _("Every seat has spoken about “{title}”"),
        lambda: _("Read the other seats, discuss, and confirm that the panel can decide."),
        link,
        title=dossier.design.title,
    )


def ask_peer(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """Somebody who was appointed as a peer."""
    dossier, link = _dossier(event)
    send(
        happening,
        alliances.persons(SYSTEM).filter(pk=event.person_id),
        lambda: _("You are asked to review “{title}”"),
        lambda: _("You were appointed as a peer. Judge the design for yourself, until {day}; say so if you are not free to."),
        link,
        title=dossier.design.title,
        day=dossier.voices_due_on,
    )


def remind(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """Whoever owes something: a seat its voice, a university its decision, the team its evidence."""
    dossier, link = _dossier(event)
    kind, _colon, key = event.thing.partition(":")
    if kind == "voice":
        to = [person for seat in dossier.panel_seats.all() if seat.key == key for person in _of_seat(seat)]
    elif kind == "approval":
        asked = alliances.institutions(SYSTEM).filter(alliance=dossier.alliance, slug=key)
        to = [person for each in asked for person in alliances.persons_with(Role.APPROVER, institution=each)]
    else:
        to = _team(dossier.design)
    send(
        happening,
        to,
        (lambda: _("Overdue: “{title}”")) if event.overdue else (lambda: _("Soon due: “{title}”")),
        lambda: _("You are asked for an answer until {day}. The page says what for."),
        link,
        title=dossier.design.title,
        day=event.due_on,
    )


def ask_for_ruling(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """Whoever set a condition that the team has answered, and the alliance office where it may say so too."""
    dossier, _link = _dossier(event)
    condition = _condition(dossier, event.condition_id)
    if condition.voice:
        to = _of_seat(condition.voice.seat)
    else:
        assert condition.approval is not None  # noqa: S101 - a condition is set by one of the two
        to = list(alliances.persons_with(Role.APPROVER, institution=condition.approval.institution))
    if condition.office_may_close:
        to += alliances.persons_with(Role.ALLIANCE_OFFICE, alliance=dossier.alliance)
    send(
        happening,
        to,
        lambda: _("A condition of “{title}” was answered"),
        lambda: _("Read what the team shows, and say whether the condition is met."),
        reverse("review-condition", args=[dossier.pk, condition.pk]),
        title=dossier.design.title,
    )


def tell_condition_met(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """The team whose evidence was accepted."""
    _tell_of_ruling(event, happening, met=True)


def tell_condition_not_met(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """The team whose evidence was not enough."""
    _tell_of_ruling(event, happening, met=False)


def _tell_of_ruling(event: Any, happening: Happening, *, met: bool) -> None:  # noqa: ANN401
    dossier, _link = _dossier(event)
    send(
        happening,
        _team(dossier.design),
        (lambda: _("A condition of “{title}” is met")) if met else (lambda: _("A condition of “{title}” is not met yet")),
        lambda: _("The page of the condition says what was said of your answer."),
        reverse("review-condition", args=[dossier.pk, event.condition_id]),
        title=dossier.design.title,
    )


def tell_of_objection(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """The team and the alliance office, when a partner objects."""
    dossier, link = _dossier(event)
    institution = alliances.institutions(SYSTEM).get(pk=event.institution_id)
    send(
        happening,
        [*_team(dossier.design), *alliances.persons_with(Role.ALLIANCE_OFFICE, alliance=dossier.alliance)],
        lambda: _("{institution} objects to “{title}”"),
        lambda: _("Nothing is decided until the objection has ended. Read the reasons and talk to them."),
        link,
        title=dossier.design.title,
        institution=str(institution),
    )


def tell_of_withdrawal(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """The team and the alliance office, when a partner withdraws."""
    design, link = _design(event.subject_id)
    institution = alliances.institutions(SYSTEM).get(pk=event.institution_id)
    send(
        happening,
        [*_team(design), *alliances.persons_with(Role.ALLIANCE_OFFICE, alliance=design.alliance)],
        lambda: _("{institution} has withdrawn from “{title}”"),
        lambda: _("The reason given: {because} Whoever is enrolled finishes the edition in force."),
        link,
        title=design.title,
        institution=str(institution),
        because=event.because,
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
    design, _link = _design(event.design_id)
    send(
        happening,
        _team(design),
        lambda: _("It is decided what becomes of “{title}”"),
        lambda: _("The edition's page says until when it is offered, and what follows."),
        reverse("catalogue-edition", args=[edition.slug]),
        title=edition.title,
    )
