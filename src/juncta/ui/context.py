"""What every page knows: who is acting, where they can go, in which language they read."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext

from juncta.kernel.actor import VISITOR, Actor, Role
from juncta.kernel.words import mark

EVERYBODY: tuple[tuple[str, str], ...] = (
    (mark("Catalogue"), "catalogue-shelf"),
    (mark("Verify"), "verify"),
    (mark("How it works"), "framework-overview"),
    (mark("Alliance"), "alliance-overview"),
)
OWN: tuple[tuple[str, str, tuple[Role, ...]], ...] = (
    (mark("Needs"), "needs-board", tuple(Role)),
    (mark("Designs"), "design-list", (Role.ACADEMIC, Role.CONTRIBUTOR, Role.APPROVER, Role.ALLIANCE_OFFICE)),
    (mark("Reviews"), "review-list", (Role.REVIEWER, Role.APPROVER)),
    (mark("Learning"), "enrolment-overview", (Role.LEARNER, Role.REGISTRAR)),
    (mark("Assessment"), "assessment-overview", (Role.TEACHER, Role.EXAMINER)),
    (mark("Signing"), "credentials-batches", (Role.REGISTRAR,)),
    (mark("Recognition"), "recognition-claims", (Role.RECOGNITION_OFFICER,)),
    (mark("Portfolio"), "desk-portfolio", (Role.LEARNER,)),
    (mark("Portfolio"), "portfolio-board", (Role.ALLIANCE_OFFICE,)),
)


PART_OF = {"design-list": ("/cocreation/", "/support/", "/needs/drafts/")}  # addresses that belong to a way of another beginning


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to go from the header."""

    label: str
    href: str
    here: bool = False


def entry(request: HttpRequest, label: str, name: str) -> Entry | None:
    """A way to a page of that name; None while nobody answers there."""
    try:
        href = reverse(name)
    except NoReverseMatch:
        return None
    owner = next((way for way, begins in PART_OF.items() if request.path.startswith(begins)), "")
    return Entry(gettext(label), href, here=owner == name if owner else request.path.startswith(href))


def ways(request: HttpRequest, actor: Actor) -> list[Entry]:
    """Where the header leads: a visitor to what is public, a person also to what their mandates let them do."""
    wanted: list[tuple[str, str]] = []
    if not actor.is_visitor:
        wanted.append((mark("Desk"), "desk-home"))
        wanted += [(label, name) for label, name, roles in OWN if any(actor.holds(role) for role in roles)]
    wanted += EVERYBODY
    return [found for label, name in wanted if (found := entry(request, label, name))]


def came_from(request: HttpRequest) -> str:
    """The page of this site from which somebody came; empty when they came from elsewhere."""
    origin = request.build_absolute_uri("/")
    before = request.headers.get("referer", "")
    return before if before.startswith(origin) and before != request.build_absolute_uri() else ""


def shell(request: HttpRequest) -> dict[str, Any]:
    """The actor, the ways of the header, where they came from, and whether this is the demo."""
    actor = getattr(request, "actor", VISITOR)
    return {
        "actor": actor,
        "ways": SimpleLazyObject(lambda: ways(request, actor)),
        "back": came_from(request),
        "is_demo": getattr(settings, "JUNCTA_DEMO", False),
    }
