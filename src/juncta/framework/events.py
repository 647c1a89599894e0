"""Announcements about frameworks."""

from dataclasses import dataclass
from typing import ClassVar

from juncta.kernel.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkPublished(Event):
    """A version of the alliance's framework is in force for designs that begin from now on."""

    subject: ClassVar[str] = "framework"
    slug: str
    version: int
