"""Frozen facts for badges: the golden micro-credential, and an invented learner."""

from dataclasses import replace
from datetime import UTC, datetime

from juncta.catalogue.facts import EditionContent
from juncta.credentials.facts import BadgeFacts, EditionFacts

DID = "did:web:una-europa.juncta.example"
BASE = "https://una-europa.juncta.example"
HELSINKI, KRAKOW, BOLOGNA = "https://ror.org/040af2s02", "https://ror.org/03bqmcz70", "https://ror.org/01111rn36"
EDITION = f"{BASE}/catalogue/sustainability-1"
LIST = "c3RhdHVzLWxpc3Qtb25lIQ"
AWARDED = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
ISSUED = datetime(2026, 11, 23, 21, 10, tzinfo=UTC)

_PARTS = (
    ("introduction", "Introduction to sustainability", "helsinki", "3", True),
    ("climate", "Climate", "helsinki", "2", False),
    ("biodiversity", "Biodiversity", "helsinki", "2", False),
    ("political-economy", "Political economy", "krakow", "2", False),
    ("arts", "Sustainability and the arts", "bologna", "1", False),
)


def plain_content(**changes):
    """Edition content as JSON, jointly awarded by three."""
    return {
        "title": {"en": "Una Europa Micro-credential in Sustainability", "fr": "Microcertification Una Europa en durabilité"},
        "summary": {"en": "What sustainability means, from climate to the arts."},
        "prerequisites": {"en": "None; studies at bachelor level help."},
        "outcomes": [
            {"en": "Explain what sustainability means in three disciplines.", "fr": "Expliquer la durabilité dans trois disciplines."},
            {"en": "Weigh evidence on climate and biodiversity."},
            {"en": "Argue for a measure in its political and cultural setting."},
        ],
        "ects": "10",
        "eqf_level": 7,
        "languages": ["en"],
        "assessment_type": "written-examination",
        "participation": "online",
        "quality_assurance": "institutional-accreditation",
        "supervision": "supervised-id",
        "stackability": "stackable",
        "grading_scheme": "pass-fail",
        "award_model": "joint",
        "components": [
            {"key": key, "title": {"en": title}, "provider": provider, "ects": ects, "comes_first": first}
            for key, title, provider, ects, first in _PARTS
        ],
        "institutions": [
            {
                "slug": "helsinki",
                "name": {"fi": "Helsingin yliopisto", "en": "University of Helsinki"},
                "ror": "040af2s02",
                "country": "FI",
            },
            {"slug": "krakow", "name": {"pl": "Uniwersytet Jagielloński w Krakowie"}, "ror": "03bqmcz70", "country": "PL"},
            {"slug": "bologna", "name": {"it": "Università di Bologna"}, "ror": "01111rn36", "country": "IT"},
        ],
        "awarding": ["helsinki", "krakow", "bologna"],
        "coordinating": "helsinki",
        "quorum": "all",
        "focus_area": {"slug": "sustainability", "name": {"en": "Sustainability"}},
        "alliance": {"slug": "una", "name": {"en": "Una Europa"}, "did": DID},
    } | changes


def edition_facts(**changes):
    """The edition all badges of a batch share."""
    return EditionFacts(content=EditionContent.from_json(plain_content(**changes)), address=EDITION, digest="ab" * 32)


JOINT = edition_facts()
ON_BEHALF = edition_facts(award_model="on behalf", awarding=["helsinki"])


def badge_facts(number=17, edition=JOINT, **changes):
    """One award of a learner who is a role, not a person."""
    facts = BadgeFacts(
        edition=edition,
        public_id=f"bGVhcm5lcidzLWJhZGdl{number:04d}",
        given_name="Learner",
        family_name="Of Leuven",
        number=f"MC-2026-{number:05d}",
        awarded_at=AWARDED,
        issued_at=ISSUED,
        status_list=LIST,
        status_index=4711 + number,
        grade="Pass",
    )
    return replace(facts, **changes)
