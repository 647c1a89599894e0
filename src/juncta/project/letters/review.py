"""The letters of the review: who judges, discusses, decides, is late, owes evidence, objects or leaves, and what came of it."""

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from juncta.alliance import queries as alliances
from juncta.base.models import Happening
from juncta.kernel.actor import SYSTEM, Role
from juncta.project.letters.posting import design_and_page, send, team_of
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


def ask_panel(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """Everybody who may speak for a seat of the panel."""
    dossier = review.visible_to(SYSTEM).get(pk=event.subject_id)
    to = [
        person
        for seat in dossier.panel_seats.select_related("body")
        if seat.body
        for person in alliances.persons_with(Role.REVIEWER, body=seat.body)
    ]
    send(
        happening,
        to,
        lambda: _("“{title}” waits for your voice"),
        lambda: _("A design was sent to review. Read the dossier and judge it for yourself, until {day}; then the panel discusses."),
        reverse("review-dossier", args=[dossier.pk]),
        title=dossier.design.title,
        day=dossier.voices_due_on,
    )


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
        to = team_of(dossier.design)
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
        team_of(dossier.design),
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
        [*team_of(dossier.design), *alliances.persons_with(Role.ALLIANCE_OFFICE, alliance=dossier.alliance)],
        lambda: _("{institution} objects to “{title}”"),
        lambda: _("Nothing is decided until the objection has ended. Read the reasons and talk to them."),
        link,
        title=dossier.design.title,
        institution=str(institution),
    )


def tell_of_withdrawal(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """The team and the alliance office, when a partner withdraws."""
    design, link = design_and_page(event.subject_id)
    institution = alliances.institutions(SYSTEM).get(pk=event.institution_id)
    send(
        happening,
        [*team_of(design), *alliances.persons_with(Role.ALLIANCE_OFFICE, alliance=design.alliance)],
        lambda: _("{institution} has withdrawn from “{title}”"),
        lambda: _("The reason given: {because} Whoever is enrolled finishes the edition in force."),
        link,
        title=design.title,
        institution=str(institution),
        because=event.because,
    )


def tell_team_returned(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """The team of a design that came back."""
    design, link = design_and_page(event.design_id)
    send(
        happening,
        team_of(design),
        lambda: _("“{title}” came back to you"),
        lambda: _("The review returned the design. Read the reasons, work on it, and send it to review again."),
        link,
        title=design.title,
    )


def ask_awarding_partners(event: Any, happening: Happening) -> None:  # noqa: ANN401
    """The approvers of every awarding partner."""
    dossier = review.visible_to(SYSTEM).get(pk=event.subject_id)
    unchanged = dossier.approvals.filter(carried_from__isnull=False).values("institution")
    awarding = alliances.institutions(SYSTEM).filter(alliance=dossier.alliance, slug__in=dossier.snapshot["awarding"])
    awarding = awarding.exclude(pk__in=unchanged)
    send(
        happening,
        [person for institution in awarding for person in alliances.persons_with(Role.APPROVER, institution=institution)],
        lambda: _("“{title}” waits for your university's decision"),
        lambda: _("The panel has approved the design. Record what your university decides under its own rules."),
        reverse("review-dossier", args=[dossier.pk]),
        title=dossier.design.title,
    )
