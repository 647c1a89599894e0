"""What the verb of a learning outcome says: can it be shown, and at which level of thought.

The levels are those of the revised taxonomy of Bloom (Anderson and Krathwohl 2001); which verbs stand where is our own list, made for
higher education. A verb that stands in no list is not wrong: it is unknown.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from juncta.design.rules.lexicon import AMBIGUOUS, ANDS, ENDING, LEADS, LISTS, TEACHING, VAGUE
from juncta.kernel.folding import folded
from juncta.kernel.text import FALLBACK, LangText
from juncta.kernel.words import mark

LEVELS = (mark("remember"), mark("understand"), mark("apply"), mark("analyse"), mark("evaluate"), mark("create"))
KNOWN = tuple(LISTS)
LONGEST_PHRASE = 4  # words
MOST_LEADS = 14  # words before the verb: "After the course, the students will be able to critically …"


@dataclass(frozen=True, slots=True)
class Verb:
    """The verb found: as it stands, its level from 1 (remember) to 6 (create), 0 for a vague one, and better ones to choose from."""

    word: str
    level: int
    better: str = ""

    @property
    def is_vague(self) -> bool:
        """Whether nobody could see that it was reached."""
        return self.level == 0


@lru_cache(maxsize=16)
def _measurable(language: str) -> dict[str, int]:
    return {folded(each): level for level, verbs in enumerate(LISTS[language], start=1) for each in verbs.split(", ")}


@lru_cache(maxsize=16)
def _vague(language: str) -> dict[str, str]:
    return {folded(phrase): better for phrases, better in VAGUE[language].items() for phrase in phrases.split(", ")}


@lru_cache(maxsize=16)
def _set(language: str, of: str) -> frozenset[str]:
    table = {"leads": LEADS, "teaching": TEACHING, "ands": ANDS, "ambiguous": AMBIGUOUS}[of]
    separator = ", " if of == "teaching" else " "
    return frozenset(folded(each) for each in table.get(language, "").split(separator) if each)


def spoken(text: LangText) -> tuple[str, str]:
    """The language in which an outcome is judged, and its words there: English, else the first we know; ("", "") where we know none."""
    for tag in (FALLBACK, *text):
        if text.get(tag) and tag.split("-", maxsplit=1)[0] in LISTS:
            return tag.split("-", maxsplit=1)[0], text[tag]
    return "", ""


@lru_cache(maxsize=4096)
def verb_of(text: str, language: str) -> Verb | None:
    """The verb with which it begins (in German and Dutch also: ends); None where the lists know none there."""
    words = folded(text).split()
    return _first(words, language) or (_last(words, language) if language in ENDING else None)


def _first(words: list[str], language: str) -> Verb | None:
    leads, adverbs = _set(language, "leads"), {"en": "ly", "fr": "ment", "es": "mente", "it": "mente"}.get(language, "\0")
    for place in range(min(len(words), MOST_LEADS)):
        if found := _at(words[place:], language):
            return found
        if words[place] not in leads and not words[place].endswith(adverbs):
            return None
    return None


def _at(words: list[str], language: str) -> Verb | None:
    for length in range(min(LONGEST_PHRASE, len(words)), 0, -1):
        phrase = " ".join(words[:length])
        if (better := _vague(language).get(phrase)) is not None:
            return Verb(phrase, 0, better)
        if level := _measurable(language).get(phrase):
            return Verb(phrase, level)
    return None


def _last(words: list[str], language: str) -> Verb | None:
    trimmed = words[:-1] if words and words[-1] in _set(language, "leads") else words
    return _at(trimmed[-1:], language) if trimmed else None


def joined(text: str, language: str) -> Iterator[str]:
    """Further verbs after an "and": a sign of two outcomes in one sentence. Words that are nouns as well do not count."""
    words = folded(text).split()
    for before, word in pairwise(words):
        if before in _set(language, "ands") and word not in _set(language, "ambiguous") and word in _measurable(language):
            yield word


def teaching(text: str, language: str) -> str:
    """The words by which it tells of teaching instead of what a learner can do; empty where there are none."""
    told = f" {folded(text)} "
    return next((phrase for phrase in sorted(_set(language, "teaching")) if f" {phrase} " in told), "")
