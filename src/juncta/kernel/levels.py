"""Levels of the European Qualifications Framework (Council Recommendation 2017/C 189/03, Annex II)."""

from typing import Self

LOWEST, HIGHEST = 1, 8


class EqfLevel(int):
    """An EQF level, 1 to 8; higher education is 5 to 8 (short cycle, bachelor, master, doctorate)."""

    def __new__(cls, level: int | str) -> Self:
        """Raise ValueError outside 1 to 8."""
        value = int(level)
        if not LOWEST <= value <= HIGHEST:
            message = f"EQF levels run from {LOWEST} to {HIGHEST}, not {value}"
            raise ValueError(message)
        return super().__new__(cls, value)

    @property
    def uri(self) -> str:
        """The level's address in the EU Vocabularies."""
        return f"http://data.europa.eu/snb/eqf/{int(self)}"
