"""What every page knows: who is acting, where they can go, in which language they read."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from juncta.kernel.actor import VISITOR, Actor, Role


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
    return Entry(label, href, here=request.path == href or (href != "/" and request.path.startswith(href)))


def ways(request: HttpRequest, actor: Actor) -> list[Entry]:
    """Where the header leads: a visitor to what is public, a person also to what their mandates let them do."""
    wanted: list[tuple[str, str]] = []
    if not actor.is_visitor:
        wanted.append((_("Desk"), "desk-home"))
        for label, name, roles in OWN:
            if any(actor.holds(role) for role in roles):
                wanted.append((_(label), name))
    wanted += [
        (_("Catalogue"), "catalogue-shelf"),
        (_("Verify"), "verify"),
        (_("How it works"), "framework-overview"),
        (_("Alliance"), "alliance-overview"),
    ]
    return [found for label, name in wanted if (found := entry(request, label, name))]


def _mark(label: str) -> str:
    return label


OWN: tuple[tuple[str, str, tuple[Role, ...]], ...] = (
    (_mark("Designs"), "design-list", (Role.ACADEMIC, Role.CONTRIBUTOR, Role.APPROVER, Role.ALLIANCE_OFFICE)),
    (_mark("Reviews"), "review-list", (Role.REVIEWER, Role.APPROVER)),
    (_mark("Learning"), "enrolment-overview", (Role.LEARNER, Role.REGISTRAR)),
    (_mark("Assessment"), "assessment-overview", (Role.TEACHER, Role.EXAMINER)),
    (_mark("Signing"), "credentials-batches", (Role.REGISTRAR,)),
    (_mark("Recognition"), "recognition-claims", (Role.RECOGNITION_OFFICER,)),
    (_mark("Portfolio"), "desk-portfolio", (Role.LEARNER,)),
)


def came_from(request: HttpRequest) -> str:
    """The page of this site from which somebody came; empty when they came from elsewhere."""
    origin = request.build_absolute_uri("/")
    before = request.headers.get("referer", "")
    return before if before.startswith(origin) and before != request.build_absolute_uri() else ""


def shell(request: HttpRequest) -> dict[str, Any]:
    """The actor, the ways of the header, and whether this is the demo."""
    actor = getattr(request, "actor", VISITOR)
    return {
        "actor": actor,
        "ways": SimpleLazyObject(lambda: ways(request, actor)),
        "back": came_from(request),
        "is_demo": getattr(settings, "JUNCTA_DEMO", False),
    }
