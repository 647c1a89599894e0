"""What every page of one design shares: the design as its viewer may see it, its sections, and where it stands."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from juncta.base.requests import ActorRequest
from juncta.design import permits, queries
from juncta.design.facts import SECTION_NAMES
from juncta.design.models import Design
from juncta.kernel.refusal import Refused

# code -> page, name, and the places that findings point at
SECTIONS = {
    "idea": ("design-idea", _("Idea"), {"title", "summary", "need", "audience", "goals", "challenge", "research_basis", "disciplines"}),
    "partners": ("design-partners", _("Partners"), {"partners"}),
    "team": ("design-team", _("Team"), {"team"}),
    "elements": (
        "design-elements",
        _("Standard elements"),
        {"ects", "eqf_level", "languages", "assessment_type", "participation", "quality_assurance", "supervision", "stackability"},
    ),
    "outcomes": ("design-outcomes", _("Learning outcomes"), {"outcomes"}),
    "components": ("design-components", _("Components"), {"components"}),
    "business": ("design-business", _("Business plan"), {"business"}),
    "agreement": ("design-agreement", _("Cooperation agreement"), {"agreement"}),
    "rules": ("design-rules", _("Partners’ rules"), {"rules"}),
}
AROUND = {
    "steps": ("design-steps", _("Steps and help"), _("What is recommended, and whom to ask")),
    "duties": ("design-duties", _("Who does what"), _("Responsible, accountable, consulted, informed")),
    "submit": ("design-submit", _("Review"), _("What is checked, and who judges")),
    "history": ("design-history", _("History"), _("Gates, versions, who did what")),
}


@dataclass(frozen=True, slots=True)
class Section:
    """One way inside a design: `state` is "agreed", "blocked", "unknown" (advice only) or empty, `count` its findings.

    `says` stands where there is no state.
    """

    code: str
    name: str
    href: str
    state: str = ""
    count: int = 0
    here: bool = False
    says: str = ""


def design_for(request: ActorRequest, design_id: UUID) -> Design:
    """The design with all that its pages show, or 404 for whoever may not see it."""
    return get_object_or_404(queries.for_pages(request.actor).prefetch_related("sections"), pk=design_id)


def show(
    request: ActorRequest,
    design: Design,
    section: str,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    status: int = 200,
    standing: queries.Standing | None = None,
) -> HttpResponse:
    """A page of the design, with its sections and standing around it."""
    standing = standing or queries.Standing.of(design)
    places: set[str] = SECTIONS[section][2] if section in SECTIONS else set()
    shared: dict[str, Any] = {
        "design": design,
        "standing": standing,
        "sections": sections(design, standing, section),
        "section": section,
        "place": queries.Place(design, section) if section in SECTION_NAMES else None,
        "found_here": [finding for finding in standing.findings if finding.where in places],
        "refusal": permits.why_not_edit(request.actor, design),
    }
    shared |= context or {}
    shared["mends_here"] = shared.get("mends_beside") or any(finding.blocks for finding in shared["found_here"])
    return render(request, f"design/{template}.html", shared, status=status)


def sections(design: Design, standing: queries.Standing, here: str) -> list[Section]:
    """The ways inside the design, each with what the checks find there."""
    ways = []
    for code, (page, name, places) in SECTIONS.items():
        found = [finding for finding in standing.findings if finding.where in places]
        state = "blocked" if any(finding.blocks for finding in found) else "unknown" if found else "agreed"
        ways.append(Section(code, str(name), reverse(page, args=[design.pk]), state, len(found), here == code))
    ways += [
        Section(code, str(name), reverse(page, args=[design.pk]), here=here == code, says=str(says))
        for code, (page, name, says) in AROUND.items()
    ]
    return ways


def attempt(form: forms.Form, act: Callable[[], object]) -> bool:
    """Do it; where it is refused, the form says so on top and keeps what was typed."""
    try:
        act()
    except Refused as refused:
        form.add_error(None, str(refused.refusal))
        return False
    return True


def languages_of(design: Design) -> list[str]:
    """The languages spoken at the partners of the alliance."""
    spoken = [tag for institution in design.alliance.institutions.all() for tag in institution.languages]
    return list(dict.fromkeys(spoken))
