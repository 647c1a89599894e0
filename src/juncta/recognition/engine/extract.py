"""Facts from a credential: only what the verified, signed document says, each with the place where it says it."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from juncta.recognition.facts import Fact

# Every name a condition may use, what it is, and its type. The documentation's table is drawn from here.
NAMES: Mapping[str, str] = {
    "verdict": "text: what the verification says, 'valid' when every required university has signed and nothing speaks against it",
    "signers": "whole number: how many universities signed",
    "required": "whole number: how many had to sign",
    "award_model": "text: 'joint', or 'on behalf' of the alliance",
    "ects": "decimal number: workload in ECTS credits",
    "eqf_level": "whole number: level in the European Qualifications Framework",
    "outcomes": "whole number: how many learning outcomes are stated",
    "assessment_type": "text: code of the type of assessment",
    "participation": "text: code of the form of participation",
    "quality_assurance": "text: code of the type of quality assurance",
    "supervision": "text: code of supervision and identity verification during assessment",
    "stackability": "text: code of stackability",
    "grade": "text: the grade achieved",
    "countries": "list of texts: countries of the awarding bodies, ISO 3166-1",
    "awarding": "list of texts: awarding bodies, by ROR address",
    "languages": "list of texts: languages of teaching",
}
ACHIEVEMENT = "credentialSubject.achievement"
Found = tuple[Any, str]


def facts(badge: bytes, *, verdict: str, signers: int) -> dict[str, Fact]:
    """What the credential says. What it does not say is absent, so that a criterion about it is unknown, never false."""
    document = json.loads(badge)
    known = {"verdict": Fact(verdict, "verification"), "signers": Fact(signers, "verification")}
    for name, look in _LOOKS.items():
        try:
            value, source = look(document)
        except (KeyError, IndexError, TypeError, ValueError, StopIteration):
            continue
        if value not in (None, "", []):
            known[name] = Fact(value, source)
    return known


def _achievement(key: str) -> Callable[[dict[str, Any]], Found]:
    return lambda document: (document["credentialSubject"]["achievement"][key], f"{ACHIEVEMENT}.{key}")


def _policy(document: dict[str, Any]) -> dict[str, Any]:
    return next(each for each in document["termsOfUse"] if each["type"] == "JointAward")


_LOOKS: Mapping[str, Callable[[dict[str, Any]], Found]] = {
    "required": lambda d: (len(_policy(d)["requiredSigner"]), "termsOfUse.requiredSigner"),
    "award_model": lambda d: ("on behalf" if _policy(d).get("onBehalfOf") else "joint", "termsOfUse"),
    "ects": lambda d: (float(d["credentialSubject"]["achievement"]["ects"]), f"{ACHIEVEMENT}.ects"),
    "eqf_level": lambda d: (
        next(int(each["targetCode"]) for each in d["credentialSubject"]["achievement"]["alignment"] if "/eqf/" in each["targetUrl"]),
        f"{ACHIEVEMENT}.alignment",
    ),
    "outcomes": lambda d: (len(d["credentialSubject"]["achievement"]["learningOutcome"]), f"{ACHIEVEMENT}.learningOutcome"),
    "assessment_type": _achievement("assessmentType"),
    "participation": _achievement("participationForm"),
    "quality_assurance": _achievement("qualityAssuranceType"),
    "supervision": _achievement("supervision"),
    "stackability": _achievement("stackability"),
    "languages": _achievement("teachingLanguage"),
    "grade": lambda d: (d["credentialSubject"]["result"][0]["value"], "credentialSubject.result"),
    "countries": lambda d: (
        sorted({each["address"]["addressCountryCode"] for each in d["credentialSubject"]["achievement"]["awardingBody"]}),
        f"{ACHIEVEMENT}.awardingBody",
    ),
    "awarding": lambda d: (
        sorted(each["id"] for each in d["credentialSubject"]["achievement"]["awardingBody"]),
        f"{ACHIEVEMENT}.awardingBody",
    ),
}
