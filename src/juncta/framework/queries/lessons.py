"""What designs, editions and barriers have taught, for the next version."""

from django.db.models import QuerySet

from juncta.alliance import queries as alliances
from juncta.framework.models import Lesson
from juncta.kernel.actor import SYSTEM, Actor


def lessons(actor: Actor) -> QuerySet[Lesson]:
    """The lessons of the actor's own alliance, the newest first; visitors see none."""
    if actor == SYSTEM:
        return Lesson.objects.all()
    alliance = None if actor.is_visitor else alliances.current(actor)
    return Lesson.objects.filter(alliance=alliance).select_related("noted_by") if alliance else Lesson.objects.none()
