"""What every page of one design shares: the design as its viewer may see it, the ways inside it, and where it stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from juncta.base.requests import ActorRequest
from juncta.design import engine, permits, queries
from juncta.design.facts import SECTION_NAMES
from juncta.design.models import Design
from juncta.kernel.refusal import Refused


@dataclass(frozen=True, slots=True)
class Way:
    """A page inside a design: `page` is its address's name, `places` are where findings point, `says` stands where it has no state."""

    page: str
    name: Any
    places: frozenset[str] = frozenset()
    says: Any = ""
    section: str = ""  # given in the address, where one page serves many sections

    def href(self, design: Design) -> str:
        """Where it is."""
        return reverse(self.page, args=[design.pk, self.section] if self.section else [design.pk])


IDEA = frozenset({"title", "summary", "need", "audience", "goals", "challenge", "research_basis", "disciplines"})
ELEMENTS = frozenset(
    {"ects", "eqf_level", "languages", "assessment_type", "participation", "quality_assurance", "supervision", "counts_towards"}
)

WAYS: Mapping[str, Way] = {
    "idea": Way("design-idea", _("Idea"), IDEA),
    "partners": Way("design-partners", _("Partners"), frozenset({"partners"})),
    "team": Way("design-team", _("Team"), frozenset({"team"})),
    "elements": Way("design-elements", _("Standard elements"), ELEMENTS),
    "outcomes": Way("design-outcomes", _("Learning outcomes"), frozenset({"outcomes"})),
    "components": Way("design-components", _("Components"), frozenset({"components"})),
    "rules": Way("design-rules", _("Partners’ rules"), frozenset({"rules"})),
    "business": Way("design-business", _("Business plan"), frozenset({"business"})),
    "agreement": Way("design-agreement", _("Cooperation agreement"), frozenset({"agreement"})),
    **{key: Way("design-section", _(SECTION_NAMES[key]), frozenset({key}), section=key) for key in engine.PLANNED},
}
GROUPS: Mapping[Any, tuple[str, ...]] = {
    _("Idea"): ("idea", "vision"),
    _("People"): ("partners", "team", "rules"),
    _("Learning"): ("elements", "outcomes", "components", "assessment"),
    _("Delivery"): ("delivery", "admission", "recruitment"),
    _("Agreement"): ("business", "quality", "stackability", "certification", "agreement"),
}
AROUND: Mapping[str, Way] = {
    "steps": Way("design-steps", _("Steps and help"), says=_("What is recommended, and whom to ask")),
    "duties": Way("design-duties", _("Who does what"), says=_("Responsible, accountable, consulted, informed")),
    "submit": Way("design-submit", _("Review"), says=_("What is checked, and who judges")),
    "history": Way("design-history", _("History"), says=_("Gates, versions, who did what")),
}


@dataclass(frozen=True, slots=True)
class Section:
    """One way as a page shows it: `state` is "agreed", "blocked", "unknown" (advice only) or empty, `count` its findings."""

    code: str
    name: str
    href: str
    state: str = ""
    count: int = 0
    here: bool = False
    says: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Sections that belong together."""

    name: str
    sections: tuple[Section, ...]

    @property
    def here(self) -> bool:
        """Whether the page is one of them."""
        return any(each.here for each in self.sections)

    @property
    def count(self) -> int:
        """The findings in all of them."""
        return sum(each.count for each in self.sections)

    @property
    def state(self) -> str:
        """The heaviest of their states."""
        states = {each.state for each in self.sections}
        return next((state for state in ("blocked", "unknown", "agreed") if state in states), "")


def design_for(request: ActorRequest, design_id: UUID) -> Design:
    """The design with all that its pages show, or 404 for whoever may not see it."""
    design = get_object_or_404(queries.with_facts(request.actor), pk=design_id)
    design.reads_once = True
    return design


def show(
    request: ActorRequest,
    design: Design,
    section: str,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    status: int = 200,
    standing: queries.Standing | None = None,
    beside: bool = True,
) -> HttpResponse:
    """A page of the design, with its sections and standing around it; `beside` says whether the definition stands beside it."""
    standing = standing or queries.Standing.of(design)
    places = WAYS[section].places if section in WAYS else frozenset()
    shared: dict[str, Any] = {
        "design": design,
        "standing": standing,
        "groups_inside": groups(design, standing, section),
        "around": [
            Section(code, str(way.name), way.href(design), here=section == code, says=str(way.says)) for code, way in AROUND.items()
        ],
        "section": section,
        "is_inside": section in WAYS or section in AROUND,
        "place": queries.Place(design, section) if section in SECTION_NAMES else None,
        "found_here": [finding for finding in standing.findings if finding.where in places],
        "refusal": permits.why_not_edit(request.actor, design),
        "narrow": beside,
        "leads": leads(design, section),
    }
    shared["is_inside"] = any(each.here for group in shared["groups_inside"] for each in group.sections) or section in AROUND
    shared |= context or {}
    shared["mends_here"] = shared.get("mends_beside") or any(finding.blocks for finding in shared["found_here"])
    return render(request, f"design/{template}.html", shared, status=status)


def leads(design: Design, here: str = "") -> dict[str, str]:
    """Where each place that findings point at can be mended: its page, or on that page itself the field."""
    fields = IDEA | ELEMENTS
    return {
        place: (f"#id_{place}" if place in fields else "") if code == here else way.href(design)
        for code, way in WAYS.items()
        for place in way.places
    }


def groups(design: Design, standing: queries.Standing, here: str) -> list[Group]:
    """The sections of the design, group by group, each with what the checks find there."""
    return [Group(str(name), tuple(_section(design, standing, code, here) for code in codes)) for name, codes in GROUPS.items()]


def _section(design: Design, standing: queries.Standing, code: str, here: str) -> Section:
    way = WAYS[code]
    found = [finding for finding in standing.findings if finding.where in way.places]
    state = "blocked" if any(finding.blocks for finding in found) else "unknown" if found else "agreed"
    return Section(code, str(way.name), way.href(design), state, len(found), here == code)


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
