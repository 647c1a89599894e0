"""Sentences from pure shelves: marked for translation where they stand, translated where they are shown."""


def mark(sentence: str) -> str:
    """The sentence itself; the name lets the extraction of translatable texts find it."""
    return sentence


class Several(tuple[str, ...]):
    """Several marked words as one value of a sentence: each is translated where the sentence is shown, then they are joined."""

    __slots__ = ()

    def __str__(self) -> str:
        """In English, joined by commas."""
        return ", ".join(self)


class Tongues(tuple[str, ...]):
    """Languages by their tags as one value of a sentence: each is shown under its own name, then they are joined."""

    __slots__ = ()

    def __str__(self) -> str:
        """The tags, joined by commas."""
        return ", ".join(self)
