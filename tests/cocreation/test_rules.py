"""Passages are found again, replaced, and people are mentioned."""

from hypothesis import given
from hypothesis import strategies as st

from juncta.cocreation.facts import Anchor, Passage
from juncta.cocreation.rules import anchored, find, locate, mentioned, passages, replaced, text_at

CONTENT = {
    "summary": {"en": "A broad view of water.", "fr": "Une vue large de l’eau."},
    "texts": [{"en": "Explain the causes."}, {"en": "Discuss the arts."}],
    "code": "water-1",
    "note": "Plain prose without a language.",
    "goals": ["flexible-pathways"],
}


def test_passages_are_texts_by_language_and_plain_prose():
    found = [(each.field, each.language) for each in passages(CONTENT)]
    assert found == [("summary", "en"), ("summary", "fr"), ("texts.0", "en"), ("texts.1", "en"), ("note", "")]


def test_passage_is_found_whatever_white_space_lies_between():
    passage, anchor = locate(CONTENT, "broad \n  view")
    assert (passage.key, anchor.quote, anchor.before, anchor.after) == ("summary@en", "broad view", "A ", " of water.")


def test_passage_of_another_text_is_not_found_where_it_was_not_looked_for():
    assert locate(CONTENT, "broad view", "summary@fr") is None


def test_passage_is_found_again_after_an_edit_around_it():
    anchor = anchored("We judge and they judge it.", "judge")
    assert find("First of all: we judge and they judge it.", anchor) == (17, 22)


def test_of_two_places_the_one_with_the_same_surroundings_is_meant():
    text = "They judge it. We judge that."
    anchor = Anchor("judge", before="We ", after=" that.")
    start, end = find(text, anchor)
    assert (text[start:end], text[end:]) == ("judge", " that.")


def test_passage_that_is_gone_is_not_found():
    assert find("Nothing of it is left.", Anchor("broad view")) is None


def test_replacing_touches_nothing_else():
    passage = Passage("texts.1", "en", "Discuss the arts.")
    after = replaced(CONTENT, passage, (0, 7), "Debate")
    assert text_at(after, "texts.1", "en") == "Debate the arts."
    assert {key: value for key, value in after.items() if key != "texts"} == {k: v for k, v in CONTENT.items() if k != "texts"}
    assert CONTENT["texts"][1] == {"en": "Discuss the arts."}


@given(st.text(alphabet="ab ", max_size=30), st.text(alphabet="ab", min_size=1, max_size=4), st.text(alphabet="ab ", max_size=30))
def test_whatever_was_anchored_is_found_in_the_same_text(before, quote, after):
    text = before + quote + after
    anchor = anchored(text, quote)
    start, end = find(text, anchor)
    assert text[start:end] == quote


def test_mentions_are_names_behind_a_sign():
    names = ["Ann Lee", "Ann Leeward", "Student"]
    assert mentioned("@ann lee and @Student, look", names) == {"Ann Lee", "Student"}
    assert mentioned("@Ann Leeward!", names) == {"Ann Leeward"}
    assert mentioned("Ann Lee", names) == set()
    assert mentioned("@Studentship", names) == set()
