import pytest

from juncta.framework import queries
from juncta.framework.engine import BrokenFramework, parse
from juncta.framework.engine.standards import parse_standards

SETS = queries.known_standards()
SHIPPED = parse(queries.shipped())[1]

# A version of a set never changes: whoever revises one writes a new file.
NAMES = {
    "council-recommendation-2022": [str(number) for number in range(1, 11)],
    "esg-2015": [f"1.{number}" for number in range(1, 11)],
    "european-approach-2015": [
        *("1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3", "4.1", "4.2", "5.1", "5.2"),
        *("6", "7.1", "7.2", "8", "9"),
    ],
}


def test_every_set_has_its_standards_in_order():
    assert {key: [each.code for each in found.standards] for key, found in SETS.items()} == NAMES


def test_every_standard_is_asked_in_four_languages():
    for found in SETS.values():
        assert set(found.name) == {"en", "fr", "de", "nl"}
        for each in found.standards:
            assert set(each.name) == set(each.question) == {"en", "fr", "de", "nl"}


def test_the_shipped_framework_judges_by_sets_that_exist():
    assert [each.key for each in queries.standard_sets(SHIPPED)] == ["european-approach-2015"]
    assert [each.key for each in queries.checklists(SHIPPED)] == ["esg-2015", "council-recommendation-2022"]
    assert queries.standard_sets(SHIPPED)[0].standard("1.2").name["en"] == "Joint design and delivery"


def test_an_unknown_standard_is_a_key_error():
    with pytest.raises(KeyError):
        SETS["esg-2015"].standard("9.9")


SMALL = 'code = "small"\nversion = "1"\nname = { en = "Small" }\nsource = "A paper"\n'
ROW = '[[standards]]\ncode = "1"\nname = { en = "One" }\nquestion = { en = "One?" }\n'


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (SMALL.replace('"small"', '"Small set"'), 1, "small letters"),
        (SMALL + ROW.replace('"1"', '"first"'), 6, "number such as"),
        (SMALL + ROW + ROW, 9, "twice"),
        (SMALL + ROW + 'weight = "2"\n', 9, "means nothing"),
        (SMALL + "[[standards]\n", 0, "Expected"),
    ],
)
def test_a_broken_set_is_refused_with_line_and_reason(text, line, reason):
    with pytest.raises(BrokenFramework, match=reason) as refused:
        parse_standards(text)
    assert refused.value.line == line
