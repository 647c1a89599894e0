import copy
import tomllib
from pathlib import Path

import pytest

from juncta.alliance.rules import read
from juncta.kernel.tables import Misread, spelled
from juncta.project import story

SECOND = Path(__file__).with_name("second-alliance.toml")
UNA = Path(story.__file__).parent / "data" / "una-europa.toml"


def second():
    return tomllib.loads(SECOND.read_text())


def test_una_europa_is_complete():
    una = read(tomllib.loads(UNA.read_text()))
    assert len(una.institutions) == 11
    assert len(una.focus_areas) == 6
    assert {body.focus_area for body in una.bodies if body.kind == "self-steering-committee"} == {area.slug for area in una.focus_areas}
    assert {"quality-assurance", "teaching-learning", "mobility", "student-board"} <= {body.slug for body in una.bodies}
    assert una.did == "did:web:una-europa.juncta.example"


def test_what_no_source_confirmed_stays_marked():
    una = {each.slug: each for each in read(tomllib.loads(UNA.read_text())).institutions}
    assert una["krakow"].unverified == ("ror",)
    assert una["helsinki"].unverified == ()


def test_everything_we_say_is_said_in_english_and_french():
    una = read(tomllib.loads(UNA.read_text()))
    for text in [una.vision, *(goal.name for goal in una.goals), *(area.name for area in una.focus_areas)]:
        assert set(text) == {"en", "fr"}
    assert all(set(body.name) == set(body.helps_with) == {"en", "fr"} for body in una.bodies)


def test_every_ror_id_has_its_check_digits():
    letters = "0123456789abcdefghjkmnpqrstvwxyz"
    for each in read(tomllib.loads(UNA.read_text())).institutions:
        number = 0
        for letter in each.ror[:7]:
            number = number * 32 + letters.index(letter)
        assert each.ror[7:] == f"{98 - number * 100 % 97:02}", each.slug


def change(data, path, value):
    data = copy.deepcopy(data)
    place = data
    for part in path[:-1]:
        place = place[part]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return data


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (("alliance", "did"), "una-europa", "alliance, did"),
        (("alliance", "slug"), None, "alliance"),
        (("alliance", "name"), "Harbour", "alliance, name"),
        (("alliance", "motto"), "Ahoy", "alliance, motto"),
        (("institutions", 1, "country"), "Portugal", "institutions 2, country"),
        (("institutions", 1, "latitude"), 138.7, "institutions 2, latitude"),
        (("institutions", 1, "latitude"), True, "institutions 2, latitude"),
        (("institutions", 1, "ror"), "https://ror.org/0bbbbbb22", "institutions 2, ror"),
        (("institutions", 1, "languages"), ["portuguese please"], "institutions 2, languages"),
        (("institutions", 1, "unverified"), ["colour"], "institutions 2, unverified"),
        (("institutions", 1, "slug"), "northport", "institutions 2"),
        (("bodies", 0, "focus_area"), "land", "bodies 1, focus_area"),
        (("bodies", 0, "institution"), "eastdock", "bodies 1, institution"),
        (("bodies", 0, "unverified"), "yes", "bodies 1, unverified"),
        (("bodies",), {"crew": 1}, "bodies"),
        (("focus_areas", 0), "sea", "focus_areas 1"),
        (("goals", 0, "name"), {"en": ""}, "goals 1, name"),
    ],
)
def test_broken_data_is_refused_with_its_place(path, value, place):
    with pytest.raises(Misread) as refused:
        read(change(second(), path, value))
    assert spelled(refused.value.path) == place
