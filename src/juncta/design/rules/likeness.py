"""Which line of a new text is an old one in other words: what is linked to a sentence stays with it when it is reworded."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from juncta.kernel.text import LangText

ENOUGH = 0.75  # "… causes of floods" and "… causes of droughts" share four words of five: the same outcome, and its writer is told
ALMOST = 0.85  # letter by letter, for a word that was only misspelt
MOST_PAIRS = 2_500  # fifty lines against fifty; beyond that only the same words find each other
LONGEST = 600  # letters that an outcome has on its own form; a longer one is compared word by word only
_WORD = re.compile(r"\w+")


def likeness(one: LangText, other: LangText) -> float:
    """How much two sentences say the same: 1 for the same words, 0 where they share no language or too little to be one."""
    return max((_alike(one[tag].casefold(), other[tag].casefold()) for tag in one.keys() & other.keys()), default=0.0)


def _alike(one: str, other: str) -> float:
    """Words of the shorter that stand in the longer, in order: a sentence that was made longer is still the same one."""
    if one == other:
        return 1.0
    words, others = _WORD.findall(one), _WORD.findall(other)
    shorter = min(len(words), len(others))
    if shorter > 1:
        blocks = SequenceMatcher(None, words, others, autojunk=False).get_matching_blocks()
        share = sum(block.size for block in blocks) / shorter
        if share >= ENOUGH:
            return share
    if max(len(one), len(other)) > LONGEST:
        return 0.0
    letters = SequenceMatcher(None, one, other, autojunk=False)
    close = letters.real_quick_ratio() >= ALMOST and letters.quick_ratio() >= ALMOST
    share = letters.ratio() if close else 0.0
    return share if share >= ALMOST else 0.0


def paired(before: Sequence[LangText], after: Sequence[LangText]) -> list[int | None]:
    """For each new line the place of the old one that it says again or in other words; None for what is new.

    The same words find each other first, wherever they stand; then the most alike. Nobody has two.
    """
    found: list[int | None] = [None] * len(after)
    left = list(range(len(before)))
    for new, text in enumerate(after):
        found[new] = next((old for old in left if _same(before[old], text)), None)
        if found[new] is not None:
            left.remove(found[new])  # type: ignore[arg-type] # it is a number here
    news = [new for new, old in enumerate(found) if old is None]
    if len(news) * len(left) > MOST_PAIRS:
        return found
    near = [(likeness(before[old], after[new]), old, new) for new in news for old in left]
    for share, old, new in sorted(near, key=lambda each: (-each[0], abs(each[1] - each[2]), each[2])):
        if share and found[new] is None and old in left:
            found[new] = old
            left.remove(old)
    return found


def _same(one: LangText, other: LangText) -> bool:
    """In all languages, or in the one that everybody reads."""
    return one == other or (bool(str(one)) and str(one) == str(other))
