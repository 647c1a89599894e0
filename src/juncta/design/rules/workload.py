"""How many hours credits are, as each university counts (domain §3.5), and what they are in the Scottish framework.

Sources: ECTS Users' Guide 2015 (25 to 30 hours for one credit); SCQF (one credit is 10 hours, two for one ECTS credit; levels as they
were referenced to the European Qualifications Framework).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from juncta.kernel.ects import Ects

GENERAL = "25-30"  # where a university's own count is not known
SCQF_FOR_ONE = 2
SCOTLAND = "GB-SCT"
SCQF_LEVELS = {1: "2-3", 2: "4", 3: "5", 4: "6", 5: "7-8", 6: "9-10", 7: "11", 8: "12"}
_RANGE = re.compile(r"(\d{1,2}(?:\.\d{1,2})?)(?:\s*[-\N{EN DASH}]\s*(\d{1,2}(?:\.\d{1,2})?))?")


@dataclass(frozen=True, slots=True)
class Hours:
    """A range of hours; `assumed` where the university's own count is not known and the general one was taken."""

    low: int
    high: int
    assumed: bool = False

    def __str__(self) -> str:
        """As people write a range: "60-75", or one number."""
        return str(self.low) if self.low == self.high else f"{self.low}\N{EN DASH}{self.high}"

    def __add__(self, other: "Hours") -> "Hours":
        """Both together; what is assumed in one is assumed in the sum."""
        return Hours(self.low + other.low, self.high + other.high, self.assumed or other.assumed)


def hours_of(ects: Ects, per_ects: str) -> Hours:
    """The workload of so many credits at a university that counts like that; "25", "20-25", or nothing where it is unknown."""
    known = _RANGE.fullmatch(per_ects.strip())
    low, high = (known or _RANGE.fullmatch(GENERAL)).groups()  # type: ignore[union-attr] # the general range fits
    return Hours(_whole(ects.points * Decimal(low)), _whole(ects.points * Decimal(high or low)), assumed=known is None)


def hours_together(each: Iterable[Hours]) -> Hours:
    """What all of them take."""
    return sum(each, Hours(0, 0))


def scqf_credits(ects: Ects) -> str:
    """The same size in credits of the Scottish Credit and Qualifications Framework."""
    return f"{(ects.points * SCQF_FOR_ONE).normalize():f}"


def scqf_level(eqf: int | None) -> str:
    """The level there that corresponds to a level of the European framework; empty where none is stated."""
    return SCQF_LEVELS.get(eqf or 0, "").replace("-", "\N{EN DASH}")


def _whole(hours: Decimal) -> int:
    return int(hours.quantize(Decimal(1), rounding=ROUND_HALF_UP))
