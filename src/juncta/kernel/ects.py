"""ECTS credits: exact, never a float (ECTS Users' Guide 2015; one credit is 25 to 30 hours of work)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation


@dataclass(frozen=True, slots=True, order=True)
class Ects:
    """A number of ECTS credits, at least 0, in steps of a hundredth."""

    points: Decimal

    def __init__(self, points: "str | int | Decimal | Ects") -> None:
        """Take "2.5", 3 or a Decimal; a float is refused since it is inexact.

        Raises ValueError for anything that is no number of credits.
        """
        if isinstance(points, float):
            message = f"ECTS are exact: write {points!r} as a string"
            raise ValueError(message)  # noqa: TRY004 - one error for "not a number of credits"
        try:
            value = points.points if isinstance(points, Ects) else Decimal(points)
        except InvalidOperation:
            message = f"{points!r} is no number of ECTS"
            raise ValueError(message) from None
        if not value.is_finite() or value < 0 or value != value.quantize(Decimal("0.01")):
            message = f"{points!r} is no number of ECTS (0 or more, at most two decimals)"
            raise ValueError(message)
        object.__setattr__(self, "points", value.quantize(Decimal("0.01")))

    def __str__(self) -> str:
        """Without needless zeros: "10", "2.5"."""
        return f"{self.points.normalize():f}"

    def __add__(self, other: "Ects") -> "Ects":
        """Credits add up exactly."""
        return Ects(self.points + other.points)


def total(credits_: "Iterable[Ects]") -> Ects:
    """The sum of several components' credits."""
    return Ects(sum((each.points for each in credits_), Decimal(0)))
