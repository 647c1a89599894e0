"""A badge says everything Annex I asks for, in both award models, and satisfies Open Badges' own schema."""

import json
from datetime import datetime
from pathlib import Path

import jsonschema
import pytest

from juncta.credentials.engine import compose, contexts, safe
from juncta.credentials.engine.template import NotAlike
from juncta.kernel.ects import Ects
from tests.credentials.engine.factories import BOLOGNA, DID, EDITION, HELSINKI, KRAKOW, ON_BEHALF, badge_facts, edition_facts

SCHEMA = Path(__file__).parents[4] / "shared" / "data" / "openbadges" / "ob_v3p0_achievementcredential_schema.json"
BOTH = pytest.mark.parametrize("facts", [badge_facts(), badge_facts(edition=ON_BEHALF)], ids=["joint", "on behalf"])


@BOTH
@pytest.mark.skipif(not SCHEMA.exists(), reason="the Open Badges schema is not beside this repository: ../shared/data")
def test_badge_satisfies_the_open_badges_schema(facts):
    schema = json.loads(SCHEMA.read_text("utf-8"))
    badge = compose.badge(facts)
    jsonschema.validate(badge, schema)
    del badge["credentialSubject"]["achievement"]["criteria"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(badge, schema)


@BOTH
def test_no_term_is_dropped(facts):
    assert safe.unsigned(compose.badge(facts)) == []


def test_annex_one_stands_in_the_badge():
    badge = compose.badge(badge_facts())
    achieved = badge["credentialSubject"]["achievement"]
    assert badge["credentialSubject"]["identifier"][0]["identityHash"] == "Learner Of Leuven"  # 1 learner
    assert achieved["title"]["fr"].startswith("Microcertification")  # 2 title
    assert {body["address"]["addressCountryCode"] for body in achieved["awardingBody"]} == {"FI", "IT", "PL"}  # 3 countries
    assert {body["id"] for body in achieved["awardingBody"]} == {HELSINKI, KRAKOW, BOLOGNA}  # 4 awarding bodies
    assert badge["validFrom"] == "2026-11-23T21:10:00Z"  # 5 date of issuing
    assert len(achieved["learningOutcome"]) == 3  # 6 outcomes
    assert (achieved["ects"], achieved["creditsAvailable"]) == ("10", 10)  # 7 workload
    assert achieved["alignment"][0]["targetUrl"] == "http://data.europa.eu/snb/eqf/7"  # 8 level
    assert achieved["assessmentType"] == "written-examination"  # 9 assessment
    assert achieved["participationForm"] == "online"  # 10 participation
    assert achieved["qualityAssuranceType"] == "institutional-accreditation"  # 11 quality assurance
    assert achieved["supervision"] == "supervised-id"
    assert achieved["stackability"] == "stackable"
    assert badge["credentialSubject"]["result"][0]["value"] == "Pass"


def test_joint_award_needs_every_university():
    badge = compose.badge(badge_facts())
    assert badge["termsOfUse"] == [
        {"type": "JointAward", "edition": EDITION, "requiredSigner": sorted([HELSINKI, KRAKOW, BOLOGNA]), "quorum": 3}
    ]


def test_award_on_behalf_needs_one_university_and_names_the_alliance():
    badge = compose.badge(badge_facts(edition=ON_BEHALF))
    assert badge["termsOfUse"] == [{"type": "JointAward", "edition": EDITION, "requiredSigner": [HELSINKI], "quorum": 1, "onBehalfOf": DID}]
    achieved = badge["credentialSubject"]["achievement"]
    assert [body["id"] for body in achieved["awardingBody"]] == [HELSINKI]
    assert {body["id"] for body in achieved["teachingPartner"]} == {KRAKOW, BOLOGNA}


def test_status_entry_points_into_the_list():
    entry = compose.badge(badge_facts())["credentialStatus"]
    assert entry["id"] == f"{entry['statusListCredential']}#4728"
    assert entry["statusListIndex"] == "4728"


def test_half_credits_are_numbers_and_fewer_may_be_earned():
    badge = compose.badge(badge_facts(edition=edition_facts(ects="10.5"), ects_earned=Ects("7.5")))
    assert badge["credentialSubject"]["creditsEarned"] == 7.5
    assert badge["credentialSubject"]["achievement"]["creditsAvailable"] == 10.5


def test_language_tags_are_in_lower_case():
    title = compose.badge(badge_facts(edition=edition_facts(title={"en": "One", "pt-BR": "Um"})))["credentialSubject"]["achievement"][
        "title"
    ]
    assert title == {"en": "One", "pt-br": "Um"}


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        compose.badge(badge_facts(issued_at=datetime(2026, 11, 23)))  # noqa: DTZ001 - the point


def test_content_cannot_smuggle_a_hole_into_the_template():
    with pytest.raises(NotAlike):
        compose.badge(badge_facts(edition=edition_facts(summary={"en": "urn:juncta:hole:learner"})))


def test_contexts_are_pinned(monkeypatch):
    monkeypatch.setattr(contexts, "PINS", contexts.PINS | {contexts.OPEN_BADGES: "0" * 64})
    contexts.loader.cache_clear()
    with pytest.raises(contexts.ContextChanged):
        contexts.loader()
    monkeypatch.undo()
    contexts.loader.cache_clear()
    contexts.loader()
