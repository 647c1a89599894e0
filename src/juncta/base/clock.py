"""The only place where the time is read; tests and the story set it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime

from django.utils import timezone

_set: ContextVar[datetime | None] = ContextVar("juncta_clock", default=None)


def now() -> datetime:
    """The present moment, in UTC."""
    return _set.get() or datetime.now(UTC)


def today() -> date:
    """The present day where the house is: the day that its pages show and people write."""
    return timezone.localtime(now()).date()


@contextmanager
def set_to(moment: datetime) -> Iterator[None]:
    """Make `now` answer `moment` inside the block."""
    token = _set.set(moment)
    try:
        yield
    finally:
        _set.reset(token)
