"""What an edition says, read from frozen content and written back."""

import pytest

from juncta.catalogue.facts import EditionContent
from juncta.kernel.ects import Ects

PLAIN = {
    "title": {"en": "Sustainability", "fr": "Durabilité"},
    "summary": {"en": "A broad view."},
    "need": {"en": "Graduates are asked to judge it."},
    "audience": {"en": "Students of every field."},
    "outcomes": [{"en": "Explain causes."}],
    "ects": "10",
    "eqf_level": 7,
    "languages": ["en"],
    "assessment_type": "continuous-assessment",
    "participation": "online",
    "quality_assurance": "institutional-accreditation",
    "supervision": "unsupervised-no-id",
    "stackability": "stackable",
    "prerequisites": {},
    "grading_scheme": "pass-fail",
    "components": [
        {
            "key": "introduction",
            "title": {"en": "Introduction"},
            "provider": "helsinki",
            "ects": "3",
            "comes_first": True,
            "compulsory": True,
        },
        {"key": "arts", "title": {"en": "Arts"}, "provider": "bologna", "ects": "7", "comes_first": False, "compulsory": True},
    ],
    "institutions": [
        {"slug": "helsinki", "name": {"fi": "Helsingin yliopisto"}, "ror": "040af2s02", "country": "FI"},
        {"slug": "bologna", "name": {"it": "Università di Bologna"}, "ror": "01111rn36", "country": "IT"},
    ],
    "awarding": ["helsinki", "bologna"],
    "award_model": "joint",
    "coordinating": "helsinki",
    "quorum": "all",
    "focus_area": {"slug": "sustainability", "name": {"en": "Sustainability"}},
    "alliance": {"slug": "una", "name": {"en": "Una"}, "did": "did:web:una.example"},
}


def test_what_is_read_is_written_back():
    content = EditionContent.from_json(PLAIN)
    assert EditionContent.from_json(content.to_json()) == content
    assert hash(content) == hash(EditionContent.from_json(content.to_json()))


def test_it_answers_what_higher_rooms_ask():
    content = EditionContent.from_json(PLAIN)
    assert content.is_joint
    assert content.awarding == ("bologna", "helsinki")
    assert content.component("arts").ects == Ects(7)
    assert content.institution("helsinki").ror_uri == "https://ror.org/040af2s02"
    assert content.providers == ("helsinki", "bologna")
    assert content.compulsory_ects == content.ects == Ects(10)


@pytest.mark.parametrize("missing", ["outcomes", "ects", "eqf_level", "components", "institutions", "awarding", "coordinating", "alliance"])
def test_nothing_an_edition_must_say_may_be_missing(missing):
    with pytest.raises(KeyError):
        EditionContent.from_json({name: value for name, value in PLAIN.items() if name != missing})


def test_an_unknown_part_is_an_error():
    content = EditionContent.from_json(PLAIN)
    with pytest.raises(KeyError):
        content.component("physics")
    with pytest.raises(KeyError):
        content.institution("paris")


def test_credits_stay_exact():
    with pytest.raises(ValueError, match="exact"):
        EditionContent.from_json(PLAIN | {"ects": 2.5})


MORE = {"requires": ["introduction"], "group": "B", "period": "autumn", "reuse": {"code": "ART-1", "changes": {"en": "Shorter."}}}
ALIGNED = {
    "dimension": "skills",
    "components": ["arts"],
    "skills": [{"uri": "http://data.europa.eu/esco/skill/1", "label": {"en": "paint"}}],
}


def test_what_is_newer_is_kept_and_what_is_older_reads_as_it_did():
    plain = PLAIN | {"components": [PLAIN["components"][0], PLAIN["components"][1] | MORE], "alignment": [ALIGNED]}
    content = EditionContent.from_json(plain)
    again = content.to_json()
    assert EditionContent.from_json(again) == content
    assert {name: again["components"][1][name] for name in MORE} == MORE
    assert again["alignment"] == [ALIGNED]
    assert [(skill.uri[-1], str(skill.label), skill.is_esco) for skill in content.skills] == [("1", "paint", True)]
    old = EditionContent.from_json(PLAIN).to_json()
    assert not {"alignment", "requires", "group", "reuse"} & (set(old) | set(old["components"][0]))
