"""What designs, editions and barriers have taught, for the next version."""

from django.db.models import Prefetch, QuerySet

from juncta.alliance import queries as alliances
from juncta.framework.models import Lesson, LessonUse
from juncta.kernel.actor import SYSTEM, Actor


def lessons(actor: Actor) -> QuerySet[Lesson]:
    """The lessons of the actor's own alliance, the newest first; visitors see none."""
    if actor == SYSTEM:
        return Lesson.objects.all()
    alliance = None if actor.is_visitor else alliances.current(actor)
    return Lesson.objects.filter(alliance=alliance).select_related("noted_by") if alliance else Lesson.objects.none()


def lessons_with_uses(actor: Actor) -> QuerySet[Lesson]:
    """The same, each with what drafts did with it."""
    return lessons(actor).prefetch_related(Prefetch("uses", LessonUse.objects.select_related("draft__based_on", "draft__published")))
