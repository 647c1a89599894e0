"""What a room announces to the house: something that happened, in the past tense, about one subject."""

from dataclasses import dataclass, fields
from typing import Any, ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Base of all announcements; subclasses are frozen dataclasses of UUIDs and plain texts, named in the past tense.

    `subject` names the thing it is about: "design", "dossier", … and stands in the audit trail together with `subject_id`.
    """

    subject: ClassVar[str] = ""

    alliance_id: UUID
    subject_id: UUID

    @classmethod
    def kind(cls) -> str:
        """The event's name as it stands in the audit trail."""
        return cls.__name__

    def payload(self) -> dict[str, Any]:
        """Its own fields as JSON values, so that a job can build it again with `rebuild`."""
        own = {f.name: getattr(self, f.name) for f in fields(self)}
        return {name: str(value) if isinstance(value, UUID) else value for name, value in own.items()}

    @classmethod
    def rebuild(cls, payload: dict[str, Any]) -> "Event":
        """The event again from its payload; raises TypeError if a field is missing."""
        values = {f.name: UUID(payload[f.name]) if f.type in ("UUID", UUID) else payload[f.name] for f in fields(cls) if f.name in payload}
        return cls(**values)
