"""Times are written in one way only: whole seconds in UTC, as in 2026-11-23T21:10:00Z."""

import re
from datetime import UTC, datetime

from juncta.credentials.verification.reasons import Doubt, brief
from juncta.kernel.words import mark

STAMP = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z", re.ASCII)


def moment(text: object, where: str) -> datetime:
    """The instant a stamp names; raises Doubt for any other spelling, and for days that the calendar does not have."""
    if isinstance(text, str) and STAMP.fullmatch(text):
        try:
            return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        except ValueError:
            pass
    raise Doubt(mark("{where} is not a time in UTC with whole seconds: {text}."), where=where, text=brief(text))


def stamp(at: datetime) -> str:
    """The same spelling for an instant of ours."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
