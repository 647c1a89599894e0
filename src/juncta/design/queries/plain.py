"""A design as plain JSON values: what a dossier and an edition freeze."""

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from juncta.design import checks, permits
from juncta.design.checks import ruling
from juncta.design.facts import DesignFacts, InvitationState, OutcomeFacts, PartnerRole, PathRuleFacts
from juncta.design.models import Design, GateException
from juncta.design.queries.contents import component_content
from juncta.design.queries.steps import plain_evidence, plain_steps
from juncta.design.queries.writing import contributions_by_group
from juncta.framework import queries as framework
from juncta.framework.facts import PASS_FAIL
from juncta.jurisdiction.facts import Plan
from juncta.kernel.ects import Ects
from juncta.kernel.text import LangText

if TYPE_CHECKING:
    from juncta.alliance.models import Institution


def facts_of(design: Design) -> DesignFacts:
    """The design as the named checks see it."""
    return design.facts()


def written_of(design: Design) -> DesignFacts:
    """What its team wrote, not yet held against the rules of its partners: for many designs, since no rule is read."""
    return design.facts(judged=False)


def plan_of(design: Design) -> Plan:
    """The design as it is held against the rules of its partners."""
    return ruling.plan_of(written_of(design))


def snapshot(design: Design) -> dict[str, Any]:
    """Everything a dossier and an edition freeze: texts as LangStrings, credits as text, institutions by slug.

    Only what was accepted stands in it: an invitation without an answer makes nobody a partner.
    """
    facts = design.facts()
    written = _texts(facts, design) | _elements(facts) | _more(facts)
    made = _partners(design, facts) | _setting(facts, design) | _grading(design) | _way(design)
    return written | made | {"sections": dict(facts.sections), "contributions": contributions_by_group(design)}


def _more(facts: DesignFacts) -> dict[str, Any]:
    """What not every design says; left out where there is nothing, so that it reads as it always did."""
    told = {
        "alignment": [_aligned(each) for each in facts.outcomes] if any(map(_is_aligned, facts.outcomes)) else [],
        "path_rules": [_rule(each) for each in facts.path_rules],
        "counts_towards": facts.counts_towards.plain(),
    }
    return {name: value for name, value in told.items() if value}


def _is_aligned(outcome: OutcomeFacts) -> bool:
    return bool(outcome.dimension or outcome.assessment or outcome.components or outcome.skills)


def _aligned(outcome: OutcomeFacts) -> dict[str, Any]:
    """What an outcome is beside its words, in the order of the outcomes."""
    return {
        "dimension": outcome.dimension,
        "assessment": outcome.assessment,
        "components": sorted(outcome.components),
        "skills": [{"uri": skill.uri, "label": skill.label.plain()} for skill in sorted(outcome.skills, key=lambda each: each.uri)],
    }


def _rule(rule: PathRuleFacts) -> dict[str, Any]:
    told = {"kind": rule.kind.value, "group": rule.group, "measure": rule.measure.value, "per_provider": rule.per_provider}
    return told | {"amount": str(Ects(rule.amount))}


def _way(design: Design) -> dict[str, Any]:
    """What the team said of its steps, and the documents that show it, by their digests."""
    return {"steps": plain_steps(design), "evidence": plain_evidence(design)}


def _texts(facts: DesignFacts, design: Design) -> dict[str, Any]:
    return {
        "title": facts.title.plain(),
        "summary": facts.summary.plain(),
        "need": facts.need.plain(),
        "audience": facts.audience.plain(),
        "challenge": facts.challenge.plain(),
        "research_basis": facts.research_basis.plain(),
        "prerequisites": LangText(design.prerequisites).plain(),
        "outcomes": [each.text.plain() for each in facts.outcomes],
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
    components = design.components.select_related("provider", "reuse__institution").prefetch_related("shaped_by", "requires")
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
        "exceptions": [_exception(each) for each in permits.standing_exceptions(design)],
        "criteria": [{"code": each.code, "name": each.name.plain(), "met": each.met} for each in criteria],
    }


def _exception(granted: GateException) -> dict[str, Any]:
    return {
        "gate": granted.gate,
        "code": granted.code,
        "body": LangText(granted.body.name).plain(),
        "reasons": granted.reasons,
        "valid_until": granted.valid_until.isoformat() if granted.valid_until else None,
        "granted_on": timezone.localdate(granted.at).isoformat(),
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
