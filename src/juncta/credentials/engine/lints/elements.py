"""Lints on the European standard elements: Council Recommendation 2022/C 243/02, Annex I; each must stand inside the signed bytes.

The learner (element 1) and the date of issuing (element 5) differ from badge to badge: see `single`.
"""

import re
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from juncta.credentials.engine.achievement import FRAMEWORK, SKILLS
from juncta.credentials.engine.lints.reading import ADDRESS, achieved, at, is_language_map, is_number, is_text, items
from juncta.kernel.levels import HIGHEST, LOWEST, EqfLevel
from juncta.kernel.refusal import Finding, Weight
from juncta.kernel.words import mark

SKILL: Final = re.compile(r"http://data\.europa\.eu/esco/skill/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
COUNTRY: Final = re.compile(r"[A-Z]{2}")
ASSESSMENTS: Final = frozenset(
    {
        "written-examination",
        "oral-examination",
        "practical-assessment",
        "portfolio-assessment",
        "peer-assessment",
        "project-assessment",
        "continuous-assessment",
    }
)
PARTICIPATIONS: Final = frozenset({"online", "on-site", "blended"})
ASSURANCES: Final = frozenset(
    {"institutional-accreditation", "programme-accreditation", "national-quality-agency", "sectoral-quality-assurance"}
)
_EDITION: Final = mark("The edition says it: publish a corrected edition.")
_INSTITUTION: Final = mark("Ask the alliance office to complete the institution's data.")

Document = dict[str, Any]


def title(document: Document) -> list[Finding]:
    """Element 2."""
    if is_text(achieved(document, "name")) and is_language_map(achieved(document, "title")):
        return []
    return [Finding("CRE-302", mark("The badge has no title."), "title", _EDITION)]


def countries(document: Document) -> list[Finding]:
    """Element 3: the country of every awarding body, as ISO 3166-1 alpha-2."""
    bodies = items(document, "credentialSubject", "achievement", "awardingBody")
    nowhere = [at(body, "id") for body in bodies if not COUNTRY.fullmatch(str(at(body, "address", "addressCountryCode")))]
    if not nowhere:
        return []
    said = {"bodies": ", ".join(map(str, nowhere))}
    return [Finding("CRE-303", mark("The country of an awarding body is not stated: {bodies}."), "awardingBody", _INSTITUTION, values=said)]


def awarding_bodies(document: Document) -> list[Finding]:
    """Element 4: every awarding body by name and address."""
    bodies = items(document, "credentialSubject", "achievement", "awardingBody")
    if bodies and all(is_text(at(body, "name")) and ADDRESS.fullmatch(str(at(body, "id"))) for body in bodies):
        return []
    return [Finding("CRE-304", mark("An awarding body is not named, or has no address."), "awardingBody", _INSTITUTION)]


def outcomes(document: Document) -> list[Finding]:
    """Element 6."""
    told = items(document, "credentialSubject", "achievement", "learningOutcome")
    if told and all(is_language_map(at(each, "statement")) for each in told):
        return []
    return [Finding("CRE-306", mark("The badge names no learning outcomes."), "learningOutcome", _EDITION)]


def workload(document: Document) -> list[Finding]:
    """Element 7: ECTS above zero, the same in Open Badges' words and in ours, and the sum of the compulsory parts at most that."""
    available = achieved(document, "creditsAvailable")
    ects = _ects(achieved(document, "ects"))
    parts = items(document, "credentialSubject", "achievement", "component")
    compulsory = [_ects(at(part, "ects")) for part in parts if at(part, "compulsory") is True]
    if is_number(available) and ects == Decimal(str(available)) and None not in compulsory and sum(filter(None, compulsory)) <= ects:
        return []
    return [Finding("CRE-307", mark("The workload in ECTS is missing, or does not add up."), "ects", _EDITION)]


def level(document: Document) -> list[Finding]:
    """Element 8: the EQF level, as an alignment that badge software shows."""
    found = [each for each in items(document, "credentialSubject", "achievement", "alignment") if at(each, "targetFramework") == FRAMEWORK]
    good = {EqfLevel(number).uri: str(number) for number in range(LOWEST, HIGHEST + 1)}
    if len(found) == 1 and good.get(str(at(found[0], "targetUrl"))) == at(found[0], "targetCode"):
        return []
    return [Finding("CRE-308", mark("The badge names no EQF level, or no clear one."), "alignment", _EDITION)]


def skills(document: Document) -> list[Finding]:
    """A skill of ESCO is named by its label and ESCO's own address (rulebook MC-IR-05); whether it is there was looked up in the design."""
    named = [each for each in items(document, "credentialSubject", "achievement", "alignment") if at(each, "targetFramework") == SKILLS]
    wrong = [
        str(at(each, "targetUrl"))
        for each in named
        if not is_text(at(each, "targetName")) or not SKILL.fullmatch(str(at(each, "targetUrl")))
    ]
    if not wrong:
        return []
    said = {"skills": ", ".join(wrong)}
    return [Finding("CRE-326", mark("A skill of ESCO has no name, or no address of ESCO: {skills}."), "alignment", _EDITION, values=said)]


def assessment(document: Document) -> list[Finding]:
    """Element 9."""
    if achieved(document, "assessmentType") in ASSESSMENTS:
        return []
    return [Finding("CRE-309", mark("The type of assessment is not stated, or by no known code."), "assessmentType", _EDITION)]


def participation(document: Document) -> list[Finding]:
    """Element 10."""
    if achieved(document, "participationForm") in PARTICIPATIONS:
        return []
    return [Finding("CRE-310", mark("The form of participation is not stated, or by no known code."), "participationForm", _EDITION)]


def quality_assurance(document: Document) -> list[Finding]:
    """Element 11."""
    if achieved(document, "qualityAssuranceType") in ASSURANCES:
        return []
    return [Finding("CRE-311", mark("The type of quality assurance is not stated, or by no known code."), "qualityAssuranceType", _EDITION)]


def supervision(document: Document) -> list[Finding]:
    """Optional element: supervision and identity verification during assessment (advice)."""
    if is_text(achieved(document, "supervision")):
        return []
    return [
        Finding(
            "CRE-331",
            mark("The badge does not say how the assessment was supervised."),
            "supervision",
            mark("Say it in the next edition: recognition officers ask for it."),
            Weight.ADVISES,
        )
    ]


def stackability(document: Document) -> list[Finding]:
    """Optional element: integration and stackability (advice)."""
    if is_text(achieved(document, "stackability")):
        return []
    return [
        Finding(
            "CRE-332",
            mark("The badge does not say whether it counts towards another credential."),
            "stackability",
            mark("Say it in the next edition: learners plan with it."),
            Weight.ADVISES,
        )
    ]


def _ects(value: Any) -> Decimal | None:  # noqa: ANN401 - any JSON value
    try:
        return Decimal(value) if isinstance(value, str) else None
    except InvalidOperation:
        return None
