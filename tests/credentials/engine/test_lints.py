"""Every lint has a good case, the badge that Juncta composes, and a bad one, which shows its code and no other that blocks for nothing."""

import copy
import re
from pathlib import Path

import pytest

from juncta.credentials.engine import compose, lints
from juncta.credentials.engine.prepare import NotSound, Prepared, prepare
from juncta.design import checks
from juncta.design.checks import elements, integrity
from juncta.kernel.refusal import blocking
from tests.credentials.engine.factories import HELSINKI, KRAKOW, ON_BEHALF, badge_facts, edition_facts

ACHIEVEMENT = ("credentialSubject", "achievement")
POLICY = ("termsOfUse", 0)
GONE = object()
LEVEL = compose.badge(badge_facts())["credentialSubject"]["achievement"]["alignment"][0]
SKILL = {
    "type": ["Alignment"],
    "targetName": "analyse climate data",
    "targetUrl": "http://data.europa.eu/esco/skill/00000000-0000-0000-0000-000000000001",
    "targetFramework": "ESCO",
}

BAD = [
    ("CRE-300", ("credentialStatus",), GONE),
    ("CRE-300", ("credentialSubject", "identifier"), []),
    ("CRE-301", ("credentialSubject", "identifier", 0, "identityHash"), " "),
    ("CRE-301", ("credentialSubject", "identifier", 0, "identityHash"), "Two\nlines"),
    ("CRE-302", (*ACHIEVEMENT, "title"), GONE),
    ("CRE-302", (*ACHIEVEMENT, "name"), " "),
    ("CRE-303", (*ACHIEVEMENT, "awardingBody", 0, "address"), GONE),
    ("CRE-303", (*ACHIEVEMENT, "awardingBody", 1, "address", "addressCountryCode"), "Finland"),
    ("CRE-304", (*ACHIEVEMENT, "awardingBody"), GONE),
    ("CRE-304", (*ACHIEVEMENT, "awardingBody", 2, "name"), GONE),
    ("CRE-305", ("validFrom",), "2026-11-19T21:10:00Z"),
    ("CRE-305", ("validFrom",), "2026-13-01T00:00:00Z"),
    ("CRE-305", ("awardedDate",), "2026-11-20"),
    ("CRE-306", (*ACHIEVEMENT, "learningOutcome"), GONE),
    ("CRE-306", (*ACHIEVEMENT, "learningOutcome", 0, "statement"), GONE),
    ("CRE-307", (*ACHIEVEMENT, "ects"), GONE),
    ("CRE-307", (*ACHIEVEMENT, "ects"), "9"),
    ("CRE-307", (*ACHIEVEMENT, "component", 0, "ects"), "4"),
    ("CRE-307", (*ACHIEVEMENT, "component", 0, "ects"), "three"),
    ("CRE-308", (*ACHIEVEMENT, "alignment"), GONE),
    ("CRE-308", (*ACHIEVEMENT, "alignment", 0, "targetUrl"), "http://data.europa.eu/snb/eqf/9"),
    ("CRE-308", (*ACHIEVEMENT, "alignment", 0, "targetCode"), "6"),
    ("CRE-309", (*ACHIEVEMENT, "assessmentType"), "examination"),
    ("CRE-310", (*ACHIEVEMENT, "participationForm"), GONE),
    ("CRE-311", (*ACHIEVEMENT, "qualityAssuranceType"), "good"),
    ("CRE-312", (*POLICY, "edition"), "https://una-europa.juncta.example/catalogue/another"),
    ("CRE-312", ("termsOfUse",), GONE),
    ("CRE-313", (*POLICY, "requiredSigner"), [HELSINKI]),
    ("CRE-313", (*POLICY, "requiredSigner"), sorted([HELSINKI, KRAKOW, "https://ror.org/05f950310"])),
    ("CRE-313", (*POLICY, "quorum"), 4),
    ("CRE-313", (*POLICY, "quorum"), True),
    ("CRE-314", (*POLICY, "quorum"), 2),
    ("CRE-314", (*POLICY, "onBehalfOf"), "did:web:una-europa.juncta.example"),
    ("CRE-315", ("issuer", "id"), "https://una-europa.juncta.example"),
    ("CRE-315", ("issuer", "name"), GONE),
    ("CRE-316", ("@context", 1), "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json"),
    ("CRE-317", (*ACHIEVEMENT, "wordOfMyOwn"), "unsigned"),
    ("CRE-317", (*ACHIEVEMENT, "tag"), []),
    ("CRE-317", (*ACHIEVEMENT, "creator", "id"), "relative"),
    ("CRE-317", (*ACHIEVEMENT, "title"), {"EN": "upper case"}),
    ("CRE-317", (*ACHIEVEMENT, "https://example.org/term"), "an address as a key"),
    ("CRE-318", ("type",), ["VerifiableCredential"]),
    ("CRE-318", (*ACHIEVEMENT, "criteria"), GONE),
    ("CRE-319", ("proof",), [{"type": "DataIntegrityProof"}]),
    ("CRE-320", ("credentialSubject", "creditsEarned"), 0),
    ("CRE-320", ("credentialSubject", "creditsEarned"), 11),
    ("CRE-321", (*ACHIEVEMENT, "resultDescription"), GONE),
    ("CRE-322", (*ACHIEVEMENT, "description"), "x" * 70_000),
    ("CRE-323", ("credentialStatus", "statusListIndex"), "007"),
    ("CRE-323", ("credentialStatus", "id"), "https://una-europa.juncta.example/status/other#4728"),
    ("CRE-323", ("credentialStatus", "statusPurpose"), "suspension"),
    ("CRE-323", ("credentialStatus", "statusListCredential"), "https://elsewhere.example/status/one"),
    ("CRE-324", ("id",), "https://elsewhere.example/credentials/bGVhcm5lcidzLWJhZGdl0017"),
    ("CRE-324", ("id",), "https://una-europa.juncta.example/credentials/17"),
    ("CRE-325", ("credentialSubject", "licenseNumber"), ""),
    ("CRE-326", (*ACHIEVEMENT, "alignment"), [LEVEL, {**SKILL, "targetUrl": "https://juncta.example/skill/biodiversity"}]),
    ("CRE-326", (*ACHIEVEMENT, "alignment"), [LEVEL, {**SKILL, "targetName": " "}]),
    ("CRE-331", (*ACHIEVEMENT, "supervision"), GONE),
    ("CRE-332", (*ACHIEVEMENT, "stackability"), GONE),
    ("CRE-333", ("credentialSubject", "result"), GONE),
]
ADVICE = {"CRE-331", "CRE-332", "CRE-333"}


def changed(document, path, value):
    document = copy.deepcopy(document)
    at = document
    for step in path[:-1]:
        at = at[step]
    if value is GONE:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return document


@pytest.mark.parametrize("facts", [badge_facts(), badge_facts(edition=ON_BEHALF)], ids=["joint", "on behalf"])
def test_what_juncta_composes_is_sound(facts):
    assert lints.findings(compose.badge(facts)) == []


def test_skills_of_esco_are_signed_and_invented_ones_are_not():
    skills = [{"uri": SKILL["targetUrl"], "label": {"en": SKILL["targetName"]}}]
    skills.append({"uri": "https://juncta.example/skill/biodiversity", "label": {"en": "biodiversity"}})
    document = compose.badge(badge_facts(edition=edition_facts(alignment=[{"skills": skills}])))
    assert document["credentialSubject"]["achievement"]["alignment"] == [LEVEL, SKILL]
    assert lints.findings(document) == []


@pytest.mark.parametrize(("code", "path", "value"), BAD, ids=[f"{code}-{path[-1]}" for code, path, _ in BAD])
def test_a_bad_badge_is_named(code, path, value):
    found = lints.findings(changed(compose.badge(badge_facts()), path, value))
    assert code in {finding.code for finding in found}
    assert all(finding.blocks is (finding.code not in ADVICE) for finding in found)
    assert all(finding.sentence.format(**finding.values) for finding in found)


def test_every_lint_has_a_bad_case_and_a_page():
    source = Path(lints.__file__).parent
    codes = {code for file in source.glob("*.py") for code in re.findall(r"CRE-3\d\d", file.read_text("utf-8"))}
    reference = (Path(__file__).parents[3] / "docs" / "reference" / "lints.md").read_text("utf-8")
    assert codes == {code for code, _, _ in BAD}
    assert codes == set(re.findall(r"^## (CRE-3\d\d)", reference, re.MULTILINE))


def test_every_element_and_integrity_rule_of_an_award_is_held_by_a_lint():
    source = Path(lints.__file__).parent
    codes = {code for file in source.glob("*.py") for code in re.findall(r"CRE-3\d\d", file.read_text("utf-8"))}
    assert sorted(elements.AWARD) == list(range(1, 12))
    assert set(elements.AWARD.values()) <= codes
    assert {code for rule in integrity.RULES for code in rule.award} <= codes
    assert {code for rule in integrity.RULES for code in rule.specification} <= set(checks.CHECKS)


def test_what_is_no_json_is_a_finding_too():
    assert [finding.code for finding in lints.findings({"id": object()})] == ["CRE-300"]


def test_award_on_behalf_of_another_alliance_is_refused():
    document = changed(compose.badge(badge_facts(edition=ON_BEHALF)), (*POLICY, "onBehalfOf"), "did:web:other.example")
    assert [finding.code for finding in lints.findings(document)] == ["CRE-314"]


def test_only_prepare_makes_a_prepared():
    with pytest.raises(TypeError, match="only prepare"):
        Prepared(b"{}", "0" * 64, ())


def test_prepare_refuses_what_a_lint_blocks():
    with pytest.raises(NotSound) as refused:
        prepare(badge_facts(edition=edition_facts(outcomes=[])))
    assert [finding.code for finding in refused.value.findings] == ["CRE-306"]
    with pytest.raises(NotSound) as refused:
        prepare(badge_facts(given_name="", family_name=""))
    assert [finding.code for finding in refused.value.findings] == ["CRE-301"]


def test_prepare_keeps_advice_and_goes_on():
    prepared = prepare(badge_facts(edition=edition_facts(supervision="")))
    assert [finding.code for finding in prepared.advice] == ["CRE-331"]
    assert not blocking(prepared.advice)


def test_a_grade_without_a_scheme_is_refused():
    with pytest.raises(NotSound, match="CRE-321"):
        prepare(badge_facts(edition=edition_facts(grading_scheme="")))
