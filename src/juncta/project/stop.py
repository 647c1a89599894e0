"""How a command stops: one sentence for the person at the terminal, and an exit status."""


class Stop(Exception):  # noqa: N818 - it is an answer, not an error
    """Raised to end a command with one sentence; status 2 means that the caller can put it right."""

    def __init__(self, sentence: str, status: int = 2) -> None:
        """The sentence stands after "juncta: " on standard error."""
        super().__init__(sentence)
        self.status = status
