"""What every page knows: who is acting, where they can go, in which language they read."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext

from juncta.kernel.actor import VISITOR, Actor, Role
from juncta.kernel.words import mark

EVERYBODY: tuple[tuple[str, str], ...] = (
    (mark("Catalogue"), "catalogue-shelf"),
    (mark("How it works"), "framework-overview"),
)
OWN: tuple[tuple[str, str, tuple[Role, ...]], ...] = (
    (mark("Needs"), "needs-board", (Role.ACADEMIC, Role.CONTRIBUTOR, Role.REVIEWER, Role.APPROVER, Role.LEARNER, Role.ALLIANCE_OFFICE)),
    (mark("Designs"), "design-list", (Role.ACADEMIC, Role.CONTRIBUTOR, Role.APPROVER, Role.ALLIANCE_OFFICE)),
    (mark("Support"), "support-list", (Role.ACADEMIC, Role.CONTRIBUTOR, Role.REVIEWER, Role.ALLIANCE_OFFICE)),
    (mark("Reviews"), "review-list", (Role.REVIEWER, Role.APPROVER, Role.ALLIANCE_OFFICE)),
    (mark("Learning"), "enrolment-overview", (Role.LEARNER, Role.REGISTRAR)),
    (mark("Assessment"), "assessment-overview", (Role.TEACHER, Role.EXAMINER)),
    (mark("Signing"), "credentials-batches", (Role.REGISTRAR,)),
    (mark("Recognition"), "recognition-claims", (Role.RECOGNITION_OFFICER,)),
    (mark("My portfolio"), "desk-portfolio", (Role.LEARNER,)),
    (mark("Portfolio"), "portfolio-board", (Role.ALLIANCE_OFFICE,)),
)
VERIFY = (mark("Verify"), "verify")  # in the header for visitors, at the foot of every page for everybody
ALLIANCE = (mark("Alliance"), "alliance-overview")  # in the same places
FOOT: tuple[tuple[str, str], ...] = (
    VERIFY,
    ALLIANCE,
    (mark("Rules by country"), "jurisdiction-list"),
    (mark("Barriers we met"), "portfolio-barriers-met"),
    (mark("Skills"), "skills"),
    (mark("Look of these pages"), "ui-gallery"),
)


PART_OF: Final = {"cocreation": "designs"}  # rooms whose pages belong to the way of another room


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to go from the header."""

    label: str
    href: str
    here: bool = False


def entries(request: HttpRequest, wanted: list[tuple[str, str]]) -> list[Entry]:
    """Ways to pages of these names, as far as somebody answers there. Where we are: the page itself, else its part of the house."""
    found: list[tuple[str, str]] = []
    for label, name in wanted:
        with suppress(NoReverseMatch):
            found.append((gettext(label), reverse(name)))
    is_one_of_them = any(href == request.path for _, href in found)
    return [
        Entry(label, href, here=href == request.path if is_one_of_them else _part(href) == _part(request.path)) for label, href in found
    ]


def _part(path: str) -> str:
    first = path.split("/")[1]
    return PART_OF.get(first, first)


def ways(request: HttpRequest, actor: Actor) -> list[Entry]:
    """Where the header leads: a visitor to what is public, a person also to what their mandates let them do."""
    if actor.is_visitor:
        first, *rest = EVERYBODY
        return entries(request, [first, VERIFY, *rest, ALLIANCE])
    own = [(label, name) for label, name, roles in OWN if any(actor.holds(role) for role in roles)]
    return entries(request, [(mark("Desk"), "desk-home"), *own, *EVERYBODY])


def came_from(request: HttpRequest) -> str:
    """The page of this site from which somebody came; empty when they came from elsewhere."""
    origin = request.build_absolute_uri("/")
    before = request.headers.get("referer", "")
    return before if before.startswith(origin) and before != request.build_absolute_uri() else ""


def shell(request: HttpRequest) -> dict[str, Any]:
    """The actor, the ways of header and footer, where they came from, and whether this is the demo."""
    actor = getattr(request, "actor", VISITOR)
    return {
        "actor": actor,
        "ways": SimpleLazyObject(lambda: ways(request, actor)),
        "small_ways": SimpleLazyObject(lambda: entries(request, list(FOOT))),
        "back": came_from(request),
        "is_demo": getattr(settings, "JUNCTA_DEMO", False),
    }
