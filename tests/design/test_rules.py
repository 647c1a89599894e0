"""Verbs, hours and paths, as plain thoughts."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juncta.design.facts import ComponentFacts, Measure, PathRuleFacts, RuleKind
from juncta.design.rules import likeness, paths, verbs, workload
from juncta.design.rules.lexicon import AMBIGUOUS, ANDS, LEADS, LISTS, TEACHING, VAGUE
from juncta.kernel.ects import Ects
from juncta.kernel.folding import folded
from juncta.kernel.text import LangText

KINDS = [
    ("en", "Explain the causes of climate change.", 2),
    ("en", "The learner can critically evaluate sources", 5),
    ("en", "After the course, students will be able to design a measure.", 6),
    ("en", "To take responsibility for a team", 3),
    ("en", "Give examples of circular products", 2),
    ("en", "Apply what was learnt", 3),
    ("en", "Supply clean water", 3),
    ("fr", "Expliquer l’apport des arts", 2),
    ("fr", "L’étudiante sera capable de concevoir une mesure", 6),
    ("fr", "Mettre en œuvre un projet", 3),
    ("de", "Die Ursachen des Klimawandels erklären.", 2),
    ("de", "Die Studierenden können Maßnahmen bewerten", 5),
    ("de", "Entwerfen eine Maßnahme", 6),
    ("nl", "De oorzaken van klimaatverandering uitleggen", 2),
    ("nl", "Studenten kunnen een maatregel ontwerpen", 6),
    ("es", "El estudiante será capaz de diseñar una medida", 6),
    ("it", "Valutare le fonti", 5),
    ("pl", "Student potrafi ocenić źródła", 5),
    ("en", "Understand climate change", 0),
    ("en", "Students will be able to understand climate change", 0),
    ("en", "Be aware of the limits of models", 0),
    ("en", "Learn about the arts", 0),
    ("en", "Know the planetary boundaries", 0),
    ("fr", "Connaître les limites planétaires", 0),
    ("de", "Die planetaren Grenzen kennen", 0),
    ("nl", "Inzicht hebben in het klimaat", 0),
]


@pytest.mark.parametrize(("language", "text", "level"), KINDS)
def test_a_verb_is_found_with_its_level(language, text, level):
    found = verbs.verb_of(text, language)
    assert found is not None
    assert found.level == level
    assert found.is_vague == (level == 0)
    assert bool(found.better) == (level == 0)


@pytest.mark.parametrize(
    ("language", "text"), [("en", "Climate change and its causes"), ("en", ""), ("fr", "Les causes"), ("de", "Der Klimawandel")]
)
def test_what_begins_with_no_verb_has_none(language, text):
    assert verbs.verb_of(text, language) is None


def test_better_verbs_are_measurable_ones():
    for language, phrases in VAGUE.items():
        for better in phrases.values():
            for verb in better.split(", "):
                assert (found := verbs.verb_of(verb, language)), (language, verb)
                assert not found.is_vague, (language, verb)


def test_every_language_has_all_its_lists():
    assert set(LISTS) == set(VAGUE) == set(LEADS) == set(TEACHING) == set(ANDS) >= set(AMBIGUOUS)
    for language, lists in LISTS.items():
        vague = {folded(each) for phrases in VAGUE[language] for each in phrases.split(", ")}
        measurable = {folded(each) for verbs_ in lists for each in verbs_.split(", ")}
        assert not vague & measurable, language


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("Explain the causes and compare the effects", ["compare"]),
        ("Explain main causes and effects", []),
        ("Analyse how economic and political decisions help or hinder", []),
        ("Explain the plan and design of a city", []),
    ],
)
def test_two_verbs_are_two_outcomes(text, more):
    assert list(verbs.joined(text, "en")) == more


def test_english_is_judged_first_and_unknown_languages_are_left_alone():
    assert verbs.spoken(LangText({"fr": "Expliquer", "en": "Explain"})) == ("en", "Explain")
    assert verbs.spoken(LangText({"fi": "Selittää", "fr-CH": "Expliquer"})) == ("fr", "Expliquer")
    assert verbs.spoken(LangText({"fi": "Selittää"})) == ("", "")


@given(st.text(max_size=300), st.sampled_from(verbs.KNOWN))
def test_no_text_breaks_it(text, language):
    verbs.verb_of(text, language)
    list(verbs.joined(text, language))
    verbs.teaching(text, language)


@pytest.mark.parametrize(
    ("ects", "per", "said", "assumed"),
    [
        ("3", "20-25", "60–75", False),
        ("2", "25", "50", False),
        ("1", "26.7", "27", False),
        ("2.5", "27", "68", False),
        ("2", "", "50–60", True),
        ("2", "many", "50–60", True),
    ],
)
def test_hours_are_those_of_the_university(ects, per, said, assumed):
    found = workload.hours_of(Ects(ects), per)
    assert (str(found), found.assumed) == (said, assumed)


def test_hours_add_up_and_scottish_credits_are_two_for_one():
    together = workload.hours_together([workload.hours_of(Ects("3"), "20-25"), workload.hours_of(Ects("2"), "")])
    assert (together.low, together.high, together.assumed) == (110, 135, True)
    assert (workload.scqf_credits(Ects("2.5")), workload.scqf_level(7), workload.scqf_level(None)) == ("5", "11", "")


def part(key, ects, *, provider="helsinki", group="B", compulsory=False, requires=()):
    return ComponentFacts(
        key,
        LangText(key),
        provider,
        frozenset(),
        Ects(ects),
        comes_first=False,
        compulsory=compulsory,
        group=group,
        requires=frozenset(requires),
    )


PARTS = [part("intro", "3", group="", compulsory=True), part("a", "2"), part("b", "2"), part("c", "2", provider="krakow"), part("d", "1")]
LEAST, MOST = RuleKind.AT_LEAST, RuleKind.AT_MOST


@pytest.mark.parametrize(
    ("rules", "ects", "can"),
    [
        ([PathRuleFacts(LEAST, "B", Decimal(4))], "7", True),
        ([PathRuleFacts(LEAST, "B", Decimal(4))], "6", False),
        ([PathRuleFacts(MOST, "B", Decimal(1), Measure.COMPONENTS)], "7", False),
        ([PathRuleFacts(MOST, "", Decimal(1), Measure.COMPONENTS, per_provider=True)], "7", True),  # a or b, and c
        ([PathRuleFacts(MOST, "", Decimal(1), Measure.COMPONENTS, per_provider=True)], "8", False),
        ([PathRuleFacts(RuleKind.ALL_OF, "B")], "10", True),
        ([PathRuleFacts(RuleKind.ALL_OF, "B")], "8", False),
        ([], "12", False),
        ([], "3", True),
    ],
)
def test_a_path_reaches_the_size_or_does_not(rules, ects, can):
    assert paths.reach(PARTS, rules, Ects(ects)) is can


def test_a_chosen_part_takes_along_what_it_requires():
    parts = [part("intro", "3", compulsory=True), part("a", "2", requires=["b"]), part("b", "1")]
    assert paths.reach(parts, [], Ects("5")) is False
    assert paths.reach(parts, [], Ects("6")) is True


def test_too_many_choices_leave_the_question_open():
    parts = [part(str(number), "1") for number in range(40)]
    rules = [PathRuleFacts(LEAST, "C", Decimal(5))]
    assert paths.reach(parts, rules, Ects("20")) is None


# likeness


def said(*lines):
    return [LangText(line) for line in lines]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Explain causes.", "explain causes"),
        ("Explian causes.", "Explain causes."),
        ("Explain causes.", "Explain the causes of climate change."),
        ("Explain the causes of floods.", "Explain the causes of droughts."),
        ({"en": "Explain causes.", "fr": "Expliquer les causes."}, {"fr": "Expliquer ces causes."}),
    ],
)
def test_a_sentence_in_other_words_is_found_again(before, after):
    assert likeness.paired(said(before), said(after)) == [0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Explain causes.", "Explain effects."),
        ("Explain the role of the arts in the city.", "Design the plan of the water in the city."),
        ("Explain causes.", {"fr": "Expliquer les causes."}),
        ("Explain.", "Explain causes and effects."),
    ],
)
def test_another_sentence_is_another(before, after):
    assert likeness.paired(said(before), said(after)) == [None]


def test_the_same_words_find_each_other_before_similar_ones():
    before = said("Explain the causes of floods.", "Explain the causes of fires.")
    assert likeness.paired(before, said("Explain the causes of fires.", "Explain the causes of floods today.")) == [1, 0]
    assert likeness.paired(before, said("Explain the causes of fires.", "Explain the causes of fires.")) == [1, 0]


def test_too_many_lines_are_paired_by_their_words_only():
    before = said(*(f"Explain the causes of flood number {number}." for number in range(60)))
    after = said(*(f"Explain all causes of flood number {number}." for number in range(59)), "Explain the causes of flood number 7.")
    assert likeness.paired(before, after) == [None] * 59 + [7]


@given(st.lists(st.text(max_size=40), max_size=8), st.lists(st.text(max_size=40), max_size=8))
def test_nobody_is_paired_twice(before, after):
    before, after = said(*filter(str.strip, before)), said(*filter(str.strip, after))
    found = [old for old in likeness.paired(before, after) if old is not None]
    assert len(found) == len(set(found))
    assert all(0 <= old < len(before) for old in found)
