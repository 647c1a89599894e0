"""What is searched for, as folded words and their stems."""

from juncta.kernel.folding import folded

LONGEST = 60  # of what is searched for; a skill's label has 40 letters on average
SHORTEST_STEM = 4  # letters that must fit before a misspelt word is given up
CUT = 3  # letters cut from a word's end before it is given up


def words(text: str) -> list[str]:
    """The folded words that are searched for, each once."""
    return list(dict.fromkeys(folded(text[:LONGEST]).split()))


def stem(word: str) -> str:
    """The beginning of a word that even a misspelt ending leaves alone: "sustainabilty" gives "sustainabi"."""
    return word[: max(SHORTEST_STEM, len(word) - CUT)]
