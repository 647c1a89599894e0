"""What designs, editions and barriers taught is written down with where it comes from, and a draft takes it up or sets it aside."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from juncta.alliance import queries as alliances
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.framework import permits
from juncta.framework.engine import editing
from juncta.framework.events import LessonNoted, LessonUsed
from juncta.framework.models import FrameworkDraft, Lesson, LessonUse
from juncta.framework.operations.locking import insist, locked
from juncta.kernel.actor import Actor
from juncta.kernel.text import LangText

if TYPE_CHECKING:
    from juncta.alliance.models import Alliance


@transaction.atomic
def note_lesson(*, alliance: "Alliance", by: Actor, text: LangText | Mapping[str, str] | str, provenance: str, ref: str = "") -> Lesson:
    """Note a lesson for the next version. `provenance` says in words where it was learnt; `ref` names the thing.

    `ref` is such as "design:<id>" or "barrier:<id>": a thing teaches one lesson, and noting it again is the same row.
    """
    insist(permits.why_not_note_lesson(by, alliance) or permits.why_not_say_nothing(str(LangText(text))))
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


@transaction.atomic
def use_lesson(
    *, draft: FrameworkDraft, lesson: Lesson, by: Actor, taken_up: bool, part: str = editing.WHOLE, reason: str = ""
) -> LessonUse:
    """Take a lesson up in a part of the draft, or set it aside with a reason; a later word replaces the earlier. Raises NoSuchPart."""
    draft = locked(draft)
    insist(permits.why_not_edit(by, draft) or permits.why_not_use(draft, lesson))
    insist(None if taken_up else permits.why_not_say_nothing(reason))
    if part:
        editing.part(draft.content, part)
    said = {"taken_up": taken_up, "part": part, "reason": reason.strip(), "person": alliances.acting(by), "at": clock.now()}
    use, _made = LessonUse.objects.update_or_create(draft=draft, lesson=lesson, defaults=said)
    announce(LessonUsed(alliance_id=draft.alliance_id, subject_id=draft.pk, lesson_id=lesson.pk, taken_up=taken_up), by)
    return use
