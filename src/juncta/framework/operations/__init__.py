"""Every write of this room: versions are published and stay for ever; lessons are noted."""

from juncta.framework.operations.lessons import note_lesson
from juncta.framework.operations.publishing import publish

__all__ = ["note_lesson", "publish"]
