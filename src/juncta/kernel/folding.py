"""Words as people mean them when they search or compare: lower case, accents folded, nothing but letters and digits."""

import unicodedata

SPELT = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})


def folded(text: str) -> str:
    """The text as its folded words, one space between them: "Économie d’énergie" gives "economie d energie"."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(SPELT)
    return " ".join("".join(letter if letter.isalnum() else " " for letter in letters).split())
