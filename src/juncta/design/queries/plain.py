"""A design as plain JSON values: what a dossier and an edition freeze."""

from typing import TYPE_CHECKING, Any

from juncta.design import checks
from juncta.design.facts import DesignFacts, InvitationState, PartnerRole
from juncta.design.models import Design
from juncta.design.queries.contents import component_content
from juncta.design.queries.writing import contributions_by_group
from juncta.framework import queries as framework
from juncta.framework.facts import PASS_FAIL
from juncta.kernel.text import LangText

if TYPE_CHECKING:
    from juncta.alliance.models import Institution


def facts_of(design: Design) -> DesignFacts:
    """The design as the named checks see it."""
    return design.facts()


def snapshot(design: Design) -> dict[str, Any]:
    """Everything a dossier and an edition freeze: texts as LangStrings, credits as text, institutions by slug.

    Only what was accepted stands in it: an invitation without an answer makes nobody a partner.
    """
    facts = design.facts()
    whole = _texts(facts, design) | _elements(facts) | _partners(design, facts) | _setting(facts, design) | _grading(design)
    return whole | {"sections": dict(facts.sections), "contributions": contributions_by_group(design)}


def _texts(facts: DesignFacts, design: Design) -> dict[str, Any]:
    return {
        "title": facts.title.plain(),
        "summary": facts.summary.plain(),
        "need": facts.need.plain(),
        "audience": facts.audience.plain(),
        "challenge": facts.challenge.plain(),
        "research_basis": facts.research_basis.plain(),
        "prerequisites": LangText(design.prerequisites).plain(),
        "outcomes": [text.plain() for text in facts.outcomes],
        "disciplines": list(facts.disciplines),
    }


def _elements(facts: DesignFacts) -> dict[str, Any]:
    return {
        "ects": "" if facts.ects is None else str(facts.ects),
        "eqf_level": facts.eqf_level,
        "languages": list(facts.languages),
        "assessment_type": facts.assessment_type,
        "participation": facts.participation,
        "quality_assurance": facts.quality_assurance,
        "supervision": facts.supervision,
        "stackability": facts.stackability,
        "grading_scheme": facts.grading_scheme,
    }


def _partners(design: Design, facts: DesignFacts) -> dict[str, Any]:
    partners = {
        institution: [role for role in PartnerRole if roles.get(role) is InvitationState.ACCEPTED]
        for institution, roles in design.roles().items()
    }
    components = design.components.select_related("provider").prefetch_related("shaped_by")
    return {
        "components": [component_content(part) for part in components],
        "institutions": [_institution(institution, roles) for institution, roles in partners.items() if roles],
        "awarding": [institution.slug for institution, roles in partners.items() if PartnerRole.AWARDING in roles],
        "award_model": facts.award_model.value,
        "coordinating": next((each.slug for each, roles in partners.items() if PartnerRole.COORDINATING in roles), ""),
        "quorum": "all",
        "team": {category: sorted(homes) for category, homes in facts.team.items()},
    }


def _setting(facts: DesignFacts, design: Design) -> dict[str, Any]:
    criteria = checks.criteria(facts, framework.facts_of(design.framework))
    goals = [goal for goal in design.alliance.goals if goal["code"] in facts.goals]
    return {
        "focus_area": {"slug": design.focus_area.slug, "name": LangText(design.focus_area.name).plain()},
        "alliance": {"slug": design.alliance.slug, "name": LangText(design.alliance.name).plain(), "did": design.alliance.did},
        "goals": [{"code": goal["code"], "name": LangText(goal["name"]).plain()} for goal in goals],
        "criteria": [{"code": each.code, "name": each.name.plain(), "met": each.met} for each in criteria],
    }


def _grading(design: Design) -> dict[str, Any]:
    """The words of the framework's own grades, where the design uses them; a plain pass or fail needs none."""
    grading = framework.facts_of(design.framework).grading
    if grading.code == PASS_FAIL.code or design.grading_scheme != grading.code:
        return {}
    words = {"name": grading.name.plain(), "passed": grading.passed.plain(), "failed": grading.failed.plain()}
    return {"grading": {"code": grading.code} | words}


def _institution(institution: "Institution", roles: list[PartnerRole]) -> dict[str, Any]:
    return {
        "slug": institution.slug,
        "name": LangText(institution.name).plain(),
        "short_name": institution.short_name,
        "ror": institution.ror,
        "country": institution.country,
        "city": institution.city,
        "roles": [role.value for role in roles],
    }
