"""What designs, editions and barriers taught is written down, with where it comes from."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from juncta.alliance import queries as alliances
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.framework import permits
from juncta.framework.events import LessonNoted
from juncta.framework.models import Lesson
from juncta.kernel.actor import Actor
from juncta.kernel.refusal import Refused
from juncta.kernel.text import LangText

if TYPE_CHECKING:
    from juncta.alliance.models import Alliance


@transaction.atomic
def note_lesson(*, alliance: "Alliance", by: Actor, text: LangText | Mapping[str, str] | str, provenance: str, ref: str = "") -> Lesson:
    """Note a lesson for the next version. `provenance` says in words where it was learnt; `ref` names the thing.

    `ref` is such as "design:<id>" or "barrier:<id>": a thing teaches one lesson, and noting it again is the same row.
    """
    if refusal := permits.why_not_note_lesson(by, alliance) or permits.why_not_as_lesson(LangText(text)):
        raise Refused(refusal)
    noted = Lesson.objects.filter(alliance=alliance, ref=ref).first() if ref else None
    if noted:
        return noted
    lesson = Lesson(
        alliance=alliance, text=LangText(text), provenance=provenance, ref=ref, noted_by=alliances.person_of(by), noted_at=clock.now()
    )
    try:
        with transaction.atomic():
            lesson.save(force_insert=True)
    except IntegrityError:  # noted at the same moment by somebody else: theirs stands
        return Lesson.objects.get(alliance=alliance, ref=ref)
    announce(LessonNoted(alliance_id=alliance.pk, subject_id=lesson.pk), by)
    return lesson
