"""The cast: who they are, what they may do, and what each can do in the demo, read from data."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
FILES = {"una-europa": "cast.toml", "harbour": "harbour-cast.toml"}  # alliance slug -> its cast
DOMAIN = "cast.juncta.example"
PAGE = "/demo/cast/"


@dataclass(frozen=True, slots=True)
class Role:
    """One of the cast. `at` is an institution's slug; `can` says in English and French what they can do."""

    key: str
    alliance: str
    given_name: str
    family_name: str
    category: str
    can: Mapping[str, str]
    at: str = ""
    esi: str | None = None
    mandates: tuple[Mapping[str, Any], ...] = ()
    contact: tuple[str, ...] = field(default=())

    @property
    def email(self) -> str:
        """The address they sign in with."""
        return f"{self.key}@{DOMAIN}"

    @property
    def name(self) -> str:
        """How they are called."""
        return f"{self.given_name}, {self.family_name}"


def _read(alliance: str, file: str) -> Iterator[Role]:
    for row in tomllib.loads((DATA / file).read_text(encoding="utf-8"))["person"]:
        given, family = row["name"]
        yield Role(
            key=row["key"],
            alliance=alliance,
            given_name=given,
            family_name=family,
            category=row["category"],
            can=row["can"],
            at=row.get("at", ""),
            esi=row.get("esi"),
            mandates=tuple(row.get("mandates", ())),
            contact=tuple(row.get("contact", ())),
        )


@cache
def roles() -> tuple[Role, ...]:
    """Everybody, in the order in which the journey needs them; the stranger comes last."""
    return tuple(role for alliance, file in FILES.items() for role in _read(alliance, file))


def lines() -> list[tuple[str, str]]:
    """Who can sign in, and what each can do: for the terminal."""
    return [(role.name, role.can["en"]) for role in roles()] + [
        ("Employer (no account)", "opens a learner's link, or drops a badge file on the Verify page")
    ]
