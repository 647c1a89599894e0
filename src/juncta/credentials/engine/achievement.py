"""The achievement inside a badge: the edition's content in Open Badges' words, and in ours where it has none."""

from typing import Any, Final

from juncta.catalogue.facts import ComponentContent, EditionContent, InstitutionContent, SkillContent
from juncta.credentials.facts import EditionFacts
from juncta.kernel.ects import Ects
from juncta.kernel.levels import EqfLevel
from juncta.kernel.text import LangText

FRAMEWORK: Final = "European Qualifications Framework"
SKILLS: Final = "ESCO"
PASS_FAIL: Final = "pass-fail"  # noqa: S105 - a grading scheme
_CODES: Final = {
    "assessmentType": "assessment_type",
    "participationForm": "participation",
    "qualityAssuranceType": "quality_assurance",
    "supervision": "supervision",
    "stackability": "stackability",
}


def achievement(edition: EditionFacts) -> dict[str, Any]:
    """What was achieved: title, outcomes, workload, level, assessment, participation, quality assurance, who awards and teaches."""
    content = edition.content
    told = {
        "id": edition.address,
        "type": ["Achievement"],
        "achievementType": "MicroCredential",
        "name": str(content.title),
        "title": _texts(content.title),
        "description": str(content.summary),
        "criteria": {"narrative": _narrative(content)},
        "creator": {"id": content.alliance.did, "type": ["Profile"], "name": str(content.alliance.name)},
        "creditsAvailable": credits_(content.ects),
        "ects": str(content.ects),
        "fieldOfStudy": str(content.focus_area.name),
        "inLanguage": content.languages[0] if content.languages else "",
        "teachingLanguage": list(content.languages),
        "alignment": [_level(content.eqf_level), *(_skill(each) for each in content.skills if each.is_esco)],
        "learningOutcome": [{"type": "LearningOutcome", "statement": _texts(each)} for each in content.outcomes],
        "prerequisites": _texts(content.prerequisites),
        "awardingBody": [_profile(each) for each in content.institutions if each.slug in content.awarding],
        "teachingPartner": [_profile(each) for each in content.institutions if _only_teaches(content, each)],
        "component": [_component(edition, each) for each in content.components],
        "resultDescription": [_result_description(edition)] if content.grading_scheme else [],
        "editionDigest": edition.digest,
    } | {term: getattr(content, name) for term, name in _CODES.items()}
    return {term: value for term, value in told.items() if value not in ("", [], {})}


def result(edition: EditionFacts, grade: str) -> dict[str, Any]:
    """The grade achieved, if one is stated; it points at the description of the scheme it belongs to."""
    if not grade:
        return {}
    return {"result": [{"type": ["Result"], "resultDescription": _result_address(edition), "status": "Completed", "value": grade}]}


def credits_(ects: Ects) -> int | float:
    """As Open Badges counts them: a number, whole where it is whole."""
    return int(ects.points) if ects.points == int(ects.points) else float(ects.points)


def _texts(text: LangText) -> dict[str, str]:
    """A language map. Tags in lower case, because RDF libraries differ in what they do with upper case (RFC 5646: no difference)."""
    return {tag.lower(): words for tag, words in text.items()}


def _level(level: int) -> dict[str, Any]:
    return {
        "type": ["Alignment"],
        "targetName": f"EQF level {level}",
        "targetUrl": EqfLevel(level).uri,
        "targetFramework": FRAMEWORK,
        "targetCode": str(level),
    }


def _skill(skill: SkillContent) -> dict[str, Any]:
    """A skill of ESCO that the outcomes were linked to; others mean nothing outside of the installation and are not signed."""
    return {"type": ["Alignment"], "targetName": str(skill.label), "targetUrl": skill.uri, "targetFramework": SKILLS}


def _profile(institution: InstitutionContent) -> dict[str, Any]:
    return {
        "id": institution.ror_uri,
        "type": ["Profile"],
        "name": str(institution.name),
        "address": {"type": ["Address"], "addressCountryCode": institution.country},
    }


def _only_teaches(content: EditionContent, institution: InstitutionContent) -> bool:
    return institution.slug in content.providers and institution.slug not in content.awarding


def _component(edition: EditionFacts, component: ComponentContent) -> dict[str, Any]:
    return {
        "id": f"{edition.address}#{component.key}",
        "type": "Component",
        "title": _texts(component.title),
        "ects": str(component.ects),
        "compulsory": component.compulsory,
        "inLanguage": component.language,
        "providedBy": edition.content.institution(component.provider).ror_uri,
    }


def _result_address(edition: EditionFacts) -> str:
    return f"{edition.address}#result"


def _result_description(edition: EditionFacts) -> dict[str, Any]:
    scheme, own = edition.content.grading_scheme, edition.content.grading
    grades = [str(own.failed), str(own.passed)] if own else ["Fail", "Pass"] if scheme == PASS_FAIL else []
    described = {
        "id": _result_address(edition),
        "type": ["ResultDescription"],
        "name": "Final result",
        "gradingScheme": str(own.name) if own else scheme,
        "resultType": "Status" if grades else "Result",
    }
    return described | ({"allowedValue": grades} if grades else {})


def _narrative(content: EditionContent) -> str:
    """What a learner has to do, in one sentence a wallet can show."""
    parts = [f"{each.title} ({each.ects} ECTS)" for each in content.components if each.compulsory]
    return f"Complete {', '.join(parts)}." if parts else f"Complete components of {content.ects} ECTS."
