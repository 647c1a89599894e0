"""What is open at a design, what waits for somebody, and who is here now."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, DateTimeField, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from juncta.base import clock
from juncta.cocreation.facts import SuggestionState, ThreadState
from juncta.cocreation.models import Comment, Mention, Presence, ReadMark, Suggestion, Thread
from juncta.design import queries as designs
from juncta.design.facts import SECTION_NAMES, DesignState, InvitationState
from juncta.kernel.actor import Actor

if TYPE_CHECKING:
    from juncta.design.models import Design

NOBODY = UUID(int=0)  # a visitor's id: no row has it
HERE = timedelta(seconds=60)  # a heartbeat comes every 20 seconds: three may be lost


@dataclass(frozen=True, slots=True)
class SectionSummary:
    """What is open at one section."""

    section: str
    name: str
    threads: int
    suggestions: int
    unread: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What is open at a design, for one reader."""

    sections: list[SectionSummary]
    mentions: int  # unread comments that mention the reader

    @property
    def threads(self) -> int:
        """Open threads in all sections."""
        return sum(each.threads for each in self.sections)

    @property
    def suggestions(self) -> int:
        """Suggestions that wait, in all sections."""
        return sum(each.suggestions for each in self.sections)

    @property
    def anything(self) -> bool:
        """Whether there is something to show."""
        return bool(self.sections)


def _mark(person: UUID | None) -> Coalesce:
    """Up to when a person has read the section that a comment's thread is about; the beginning of time if never."""
    marks = ReadMark.objects.filter(design=OuterRef("thread__design"), section=OuterRef("thread__section"), person_id=person or NOBODY)
    return Coalesce(Subquery(marks.values("at")[:1]), F("thread__begun_at") - timedelta(days=1), output_field=DateTimeField())


def unread(design: "Design", actor: Actor) -> Counter[str]:
    """How many comments of others they have not read, by section."""
    news = (
        Comment.objects.filter(thread__design=design, withdrawn_at__isnull=True)
        .exclude(person_id=actor.person or NOBODY)
        .annotate(mark=_mark(actor.person))
        .filter(at__gt=F("mark"))
        .values("thread__section")
        .annotate(count=Count("pk"))
    )
    return Counter({each["thread__section"]: each["count"] for each in news})


def summary(design: "Design", actor: Actor) -> Summary:
    """What is open, section by section, in four queries."""
    threads = _counted(Thread.objects.filter(design=design, state=ThreadState.OPEN))
    waiting = _counted(Suggestion.objects.filter(design=design, state=SuggestionState.OPEN))
    new = unread(design, actor)
    sections = [
        SectionSummary(key, name, threads[key], waiting[key], new[key])
        for key, name in SECTION_NAMES.items()
        if threads[key] or waiting[key] or new[key]
    ]
    return Summary(sections, mentions_to_read(actor).filter(comment__thread__design=design).count())


def _counted(rows: "QuerySet[Thread] | QuerySet[Suggestion]") -> Counter[str]:
    return Counter({each["section"]: each["count"] for each in rows.order_by().values("section").annotate(count=Count("pk"))})


def mentions_to_read(actor: Actor) -> QuerySet[Mention]:
    """Comments that mention them and that they have not read, at designs that they see."""
    if actor.is_visitor:
        return Mention.objects.none()
    marks = ReadMark.objects.filter(
        design=OuterRef("comment__thread__design"), section=OuterRef("comment__thread__section"), person_id=actor.person or NOBODY
    )
    return (
        Mention.objects.filter(
            person_id=actor.person or NOBODY, comment__withdrawn_at__isnull=True, comment__thread__state=ThreadState.OPEN
        )
        .filter(comment__thread__design__in=designs.visible_to(actor))
        .annotate(mark=Subquery(marks.values("at")[:1]))
        .filter(Q(mark__isnull=True) | Q(comment__at__gt=F("mark")))
        .select_related("comment__thread__design", "comment__person")
        .order_by("comment__at")
    )


def to_decide(actor: Actor) -> QuerySet[Suggestion]:
    """The suggestions of others that wait for an answer of a team they are on, while the design can change."""
    if actor.is_visitor:
        return Suggestion.objects.none()
    return (
        Suggestion.objects.filter(state=SuggestionState.OPEN, design__state=DesignState.DRAFTING)
        .filter(design__team__person_id=actor.person or NOBODY, design__team__state=InvitationState.ACCEPTED)
        .filter(design__in=designs.visible_to(actor))
        .exclude(proposed_by_id=actor.person)
        .select_related("design", "proposed_by")
        .order_by("at")
    )


def here_now(design: "Design", section: str, actor: Actor) -> QuerySet[Presence]:
    """Who else is at the section: whoever gave a sign in the last minute."""
    since = clock.now() - HERE
    return (
        Presence.objects.filter(design=design, section=section, seen_at__gt=since)
        .exclude(person_id=actor.person or NOBODY)
        .select_related("person")
        .order_by("-writing", "person__family_name", "pk")
    )
