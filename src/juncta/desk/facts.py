"""What the desk shows: one line per thing that waits."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Task:
    """Something that waits: what to do or what is awaited (a sentence), about what, where, since when."""

    does: str
    about: object  # a text or LangText
    link: str
    since: datetime | None = None
