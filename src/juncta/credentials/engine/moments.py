"""Times as they stand in signed documents: UTC, whole seconds, "2026-11-23T21:10:00Z"."""

from datetime import UTC, datetime


def moment(at: datetime) -> str:
    """The time as text; raises ValueError for a time without a zone, since nobody could say which instant that is."""
    if at.tzinfo is None:
        message = "a time in a signed document needs a zone"
        raise ValueError(message)
    return at.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
