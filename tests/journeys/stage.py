"""The stage of the journey: who is there, and what the acts before have left for those after."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from juncta.project.story import cast
from tests.browser.people import Company, Person

NAMES = {role.key: role.name for role in cast.roles()}
GOLDEN: dict[str, Any] = tomllib.loads((cast.DATA / "sustainability.toml").read_text(encoding="utf-8"))
SHORT = {"helsinki": "Helsinki", "krakow": "Jagiellonian", "bologna": "Bologna"}
AWARDING = tuple(SHORT)


@dataclass
class Stage:
    """One journey: the cast by key, a folder for files, and the places and files the acts remember."""

    company: Company
    folder: Path
    places: dict[str, str] = field(default_factory=dict)
    badge: bytes = b""

    def __getitem__(self, key: str) -> Person:
        """One of the cast, signed in."""
        return self.company(key, NAMES[key])

    @property
    def visitor(self) -> Person:
        """Somebody without an account, who looks around."""
        return self.company("visitor")

    @property
    def employer(self) -> Person:
        """Somebody without an account, who was sent a link."""
        return self.company("employer")

    @property
    def design(self) -> str:
        """Where the design is."""
        return self.places["design"]

    @property
    def title(self) -> str:
        """What it is called, in English."""
        return str(GOLDEN["idea"]["title"]["en"])
