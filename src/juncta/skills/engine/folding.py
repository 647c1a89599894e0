"""Words as search compares them: lower case, accents folded, nothing but letters and digits."""

import unicodedata

SPELT = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
LONGEST = 60  # of what is searched for; a skill's label has 40 letters on average
SHORTEST_STEM = 4  # letters that must fit before a misspelt word is given up
FEWEST = 3  # letters cut from a word's end, at most, before it is given up


def folded(text: str) -> str:
    """The text as its folded words, one space between them: "Économie d’énergie" gives "economie d energie"."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(SPELT)
    return " ".join("".join(letter if letter.isalnum() else " " for letter in letters).split())


def words(text: str) -> list[str]:
    """The folded words that are searched for, each once."""
    return list(dict.fromkeys(folded(text[:LONGEST]).split()))


def stem(word: str) -> str:
    """The beginning of a word that even a misspelt ending leaves alone: "sustainabilty" gives "sustainabi"."""
    return word[: max(SHORTEST_STEM, len(word) - FEWEST)]
