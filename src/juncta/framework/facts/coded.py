"""Finding a row by its code."""

from typing import Protocol, TypeVar


class Coded(Protocol):
    """Whatever has a code."""

    @property
    def code(self) -> str:
        """Its code."""


T = TypeVar("T", bound=Coded)


def find(rows: tuple[T, ...], code: str) -> T:
    """The row of that code; raises KeyError if there is none."""
    for row in rows:
        if row.code == code:
            return row
    raise KeyError(code)
