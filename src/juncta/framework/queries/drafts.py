"""Drafts of the next version, as whoever is looking may see them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext

from juncta.alliance import queries as alliances
from juncta.framework import permits
from juncta.framework.engine import compare, editing, read, write
from juncta.framework.facts import FIELD_NAMES, Change, DraftState, FrameworkFacts
from juncta.framework.models import OPEN, Comment, Consulted, Framework, FrameworkDraft, Lesson, LessonUse
from juncta.framework.queries.published import asked_by
from juncta.kernel.actor import SYSTEM, Actor, Role
from juncta.kernel.text import LangText


def drafts(actor: Actor) -> QuerySet[FrameworkDraft]:
    """The drafts of the actor's alliance: the office sees all, colleagues those that were consulted on, others none."""
    if actor == SYSTEM:
        return FrameworkDraft.objects.select_related("alliance", "based_on")
    if actor.is_visitor or actor.alliance is None or all(held.role is Role.LEARNER for held in actor.mandates):
        return FrameworkDraft.objects.none()
    found = FrameworkDraft.objects.filter(alliance_id=actor.alliance).select_related("alliance", "based_on", "opened_by", "closed_by")
    office = actor.holds(Role.ALLIANCE_OFFICE) or actor.holds(Role.ADMINISTRATOR)
    return found if office else found.filter(consulted_at__isnull=False)


def draft_for_page(actor: Actor) -> QuerySet[FrameworkDraft]:
    """Those drafts with everybody who was asked and everything that was said, in a fixed number of queries."""
    return (
        drafts(actor)
        .select_related("adopted_for", "published")
        .prefetch_related(
            Prefetch("consulted", Consulted.objects.select_related("body")),
            Prefetch("comments", Comment.objects.select_related("body", "person", "answered_by")),
            Prefetch("lesson_uses", LessonUse.objects.select_related("lesson", "person")),
        )
    )


def open_draft_of(actor: Actor) -> FrameworkDraft | None:
    """The draft that is open now, if they may see it."""
    return drafts(actor).filter(state__in=OPEN).first()


def facts_of_draft(draft: FrameworkDraft) -> FrameworkFacts:
    """A draft as facts: it always holds together."""
    return read(draft.content)


def changes_of(draft: FrameworkDraft) -> tuple[Change, ...]:
    """What it would change of the version it began from."""
    return compare(draft.based_on.content, draft.content)


def text_of_draft(draft: FrameworkDraft) -> str:
    """A draft as its file."""
    return write(draft.content)


def text_of(said: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """What a part says, field by field in words, as a page shows it to readers."""
    names = [name for name in FIELD_NAMES if name in said and name != "name"]
    return [(FIELD_NAMES[name], _in_words(name, said[name])) for name in names]


def _in_words(name: str, value: Any) -> Any:  # noqa: ANN401 - a text in several languages, a text or a list of them
    if name == "checks":
        return "; ".join(f"{gettext(asked)} ({code})" for code, asked in asked_by(value))
    return value if isinstance(value, Mapping) else _listed(value)


def _listed(value: Any) -> str:  # noqa: ANN401 - a text or a list of them
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def overtaken(draft: FrameworkDraft, part: str, based_on: int) -> Change | None:
    """What others changed in a part since the revision that somebody read."""
    read_by_them = draft.revisions.filter(number=based_on).first()
    since = compare(read_by_them.content, draft.content) if read_by_them else ()
    return next((change for change in since if change.part == part), None)


@dataclass(frozen=True, slots=True)
class Row:
    """A part of a draft as its page lists it."""

    part: str
    code: str
    name: LangText
    changed: str = ""  # what became of it, against the version in force
    comments: int = 0  # not answered yet


def rows_of(draft: FrameworkDraft, comments: list[Comment]) -> Mapping[str, list[Row]]:
    """The parts of a draft by kind, with what changed and how many comments wait there."""
    what = {change.part: change.what.value for change in changes_of(draft)}
    waiting: dict[str, int] = defaultdict(int)
    for each in comments:
        waiting[each.part] += not each.answer
    rows: dict[str, list[Row]] = {kind: [] for kind in editing.LISTS}
    for part in editing.parts(draft.content)[1:]:
        kind, _, code = part.partition(":")
        said = editing.part(draft.content, part)
        rows[kind].append(Row(part, code, LangText(said["name"]), what.get(part, ""), waiting[part]))
    return rows


def name_of(draft: FrameworkDraft, part: str) -> LangText:
    """What a part of a draft is called; of one that is gone since, its code; nothing for the whole."""
    try:
        said = editing.part(draft.content, part)
    except editing.NoSuchPart:
        return LangText(part.partition(":")[2])
    return LangText(said.get("name", ""))


def lessons_beside(draft: FrameworkDraft) -> list[tuple[Lesson, LessonUse | None]]:
    """Every lesson of the alliance that no version has taken up, with what this draft does with it."""
    mine = {use.lesson_id: use for use in draft.lesson_uses.all()}
    done = LessonUse.objects.filter(taken_up=True, draft__state=DraftState.ADOPTED).exclude(draft=draft)
    found = Lesson.objects.filter(alliance=draft.alliance_id).exclude(pk__in=done.values("lesson")).select_related("noted_by")
    return [(lesson, mine.get(lesson.pk)) for lesson in found]


@dataclass(frozen=True, slots=True)
class Version:
    """A published version as a history lists it: who adopted it and why, and the lessons that it took up."""

    framework: Framework
    draft: FrameworkDraft | None
    lessons: list[LessonUse]


def with_lessons(versions: list[Framework]) -> list[Version]:
    """The versions with how they came about, in a fixed number of queries."""
    made = {draft.published_id: draft for draft in _behind().filter(published__in=versions)}
    return [_version(each, made.get(each.pk)) for each in versions]


def draft_behind(framework: Framework) -> Version:
    """One version with how it came about; the first came from no draft."""
    return _version(framework, _behind().filter(published=framework).first())


def _behind() -> QuerySet[FrameworkDraft]:
    taken = LessonUse.objects.filter(taken_up=True).select_related("lesson")
    return FrameworkDraft.objects.select_related("adopted_for").prefetch_related(Prefetch("lesson_uses", taken, to_attr="taken"))


def _version(framework: Framework, draft: FrameworkDraft | None) -> Version:
    return Version(framework, draft, getattr(draft, "taken", []) if draft else [])


def to_comment(actor: Actor) -> list[FrameworkDraft]:
    """The drafts on which they are asked for a comment and have not given any."""
    found = draft_for_page(actor).filter(state=DraftState.IN_CONSULTATION)
    return [
        draft
        for draft in found
        if permits.why_not_comment(actor, draft) is None and all(each.person_id != actor.person for each in draft.comments.all())
    ]


def to_adopt(actor: Actor) -> list[FrameworkDraft]:
    """The drafts that wait for their adoption."""
    found = drafts(actor).filter(state=DraftState.IN_CONSULTATION)
    return [draft for draft in found if permits.why_not_adopt(actor, draft) is None]


def to_answer(actor: Actor) -> list[Comment]:
    """The comments that wait for an answer of the office."""
    alliance = alliances.current(actor)
    if actor.is_visitor or alliance is None or not permits.is_office(actor, alliance):
        return []
    open_ones = drafts(actor).filter(state=DraftState.IN_CONSULTATION)
    return list(Comment.objects.filter(draft__in=open_ones, answer="").select_related("draft__based_on", "body"))
