"""The conversation at one section as a page shows it: read once, whatever its length."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import Max, Prefetch, QuerySet

from juncta.cocreation import permits, rules
from juncta.cocreation.facts import FIELD_NAMES, Anchor, Passage, SuggestionState, ThreadState
from juncta.cocreation.models import Comment, Mention, Suggestion, Thread
from juncta.design import permits as design_permits
from juncta.design import queries as designs
from juncta.design.facts import SECTION_NAMES, InvitationState
from juncta.kernel.actor import Actor

if TYPE_CHECKING:
    from juncta.alliance.models import Person
    from juncta.design.models import Design

THREADS = 12  # on one page
LATEST = 6  # comments of a thread that stand open; older ones are folded
SHORT = 60  # characters of a text in a list of choices


def threads_visible_to(actor: Actor) -> QuerySet[Thread]:
    """The threads at designs that they see."""
    return Thread.objects.filter(design__in=designs.visible_to(actor)).select_related("design__alliance", "begun_by", "resolved_by")


def suggestions_visible_to(actor: Actor) -> QuerySet[Suggestion]:
    """The suggestions for designs that they see."""
    return Suggestion.objects.filter(design__in=designs.visible_to(actor)).select_related("design", "proposed_by", "decided_by")


def mentionable(design: "Design") -> "list[Person]":
    """Who can be mentioned: the team, those invited to it, and the author."""
    members = [each for each in design.team.select_related("person") if each.state != InvitationState.DECLINED]
    people = {each.person_id: each.person for each in members} | {design.author_id: design.author}
    return sorted(people.values(), key=str)


def located(design: "Design", section: str, quote: str, place: str = "") -> tuple[Passage, Anchor] | None:
    """Where a passage stands in a section now; without a quote the whole text at `place`. None where it does not."""
    content = designs.content_of(design, section)
    if quote.strip():
        return rules.locate(content, quote, place)
    passage = next((each for each in rules.passages(content) if each.key == place), None)
    return (passage, Anchor(passage.text)) if passage else None


@dataclass(frozen=True, slots=True)
class CommentShown:
    """One comment: `is_new` since the reader was here last, `is_mine` to take back."""

    comment: Comment
    is_new: bool
    is_mine: bool


@dataclass(frozen=True, slots=True)
class ThreadShown:
    """A thread on the page: `place` says where, `is_gone` that its passage has changed."""

    thread: Thread
    place: tuple[str, int]
    is_gone: bool
    earlier: list[CommentShown]
    latest: list[CommentShown]
    can_resolve: bool

    @property
    def count(self) -> int:
        """How many comments it has."""
        return len(self.earlier) + len(self.latest)

    @property
    def has_news(self) -> bool:
        """Whether the reader has not seen all of it."""
        return any(each.is_new for each in (*self.earlier, *self.latest))


@dataclass(frozen=True, slots=True)
class SuggestionShown:
    """A suggestion on the page, and whether the reader decides on it or may take it back."""

    suggestion: Suggestion
    place: tuple[str, int]
    is_gone: bool
    can_decide: bool
    is_mine: bool


@dataclass
class Conversation:
    """Everything said and suggested at one section, for one reader; `since` is up to when they had read."""

    design: "Design"
    section: str
    actor: Actor
    since: datetime | None = None
    state: ThreadState = ThreadState.OPEN
    page: int = 1
    most: int = THREADS

    @cached_property
    def content(self) -> Mapping[str, Any]:
        """The section as it stands."""
        return designs.content_of(self.design, self.section)

    @cached_property
    def texts(self) -> dict[tuple[str, str], str]:
        """Every text of the section, by field and language."""
        return {(each.field, each.language): each.text for each in rules.passages(self.content)}

    @property
    def name(self) -> str:
        """What the section is called, marked for translation."""
        return SECTION_NAMES[self.section]

    @cached_property
    def on_team(self) -> bool:
        """Whether the reader writes the design."""
        return design_permits.is_on_team(self.actor, self.design)

    @cached_property
    def count(self) -> int:
        """How many threads there are in the state asked for."""
        return self._threads().count()

    @property
    def pages(self) -> range:
        """The numbers of the pages."""
        return range(1, max(1, -(-self.count // self.most)) + 1)

    def _threads(self) -> QuerySet[Thread]:
        return Thread.objects.filter(design=self.design, section=self.section, state=self.state)

    @cached_property
    def threads(self) -> list[ThreadShown]:
        """The threads of this page, those with the latest words first: three queries, however many comments."""
        begin = (max(1, self.page) - 1) * self.most
        comments = Comment.objects.select_related("person__institution").prefetch_related(
            Prefetch("mentions", Mention.objects.select_related("person"))
        )
        rows = self._threads().select_related("begun_by", "resolved_by").prefetch_related(Prefetch("comments", comments))
        ordered = rows.annotate(last=Max("comments__at")).order_by("-last", "-pk")[begin : begin + self.most]
        return [self._thread(each) for each in ordered]

    def _thread(self, thread: Thread) -> ThreadShown:
        comments = [
            CommentShown(
                each,
                is_new=each.person_id != self.actor.person and (self.since is None or each.at > self.since),
                is_mine=each.person_id == self.actor.person and each.withdrawn_at is None,
            )
            for each in thread.comments.all()
        ]
        return ThreadShown(
            thread=thread,
            place=place_of(thread.field),
            is_gone=bool(thread.quote) and self._is_gone(thread.field, thread.language, thread.anchor),
            earlier=comments[:-LATEST],
            latest=comments[-LATEST:],
            can_resolve=self.on_team or thread.begun_by_id == self.actor.person,
        )

    def _is_gone(self, path: str, language: str, anchor: Anchor) -> bool:
        text = self.texts.get((path, language))
        return text is None or rules.find(text, anchor) is None

    @cached_property
    def suggestions(self) -> list[SuggestionShown]:
        """The suggestions that wait for an answer, the oldest first."""
        rows = Suggestion.objects.filter(design=self.design, section=self.section, state=SuggestionState.OPEN)
        return [self._suggestion(each) for each in rows.select_related("proposed_by__institution").order_by("at")[: self.most]]

    @cached_property
    def answered(self) -> list[SuggestionShown]:
        """Those that were answered, the latest first."""
        rows = Suggestion.objects.filter(design=self.design, section=self.section).exclude(state=SuggestionState.OPEN)
        return [self._suggestion(each) for each in rows.select_related("proposed_by", "decided_by").order_by("-decided_at")[: self.most]]

    def _suggestion(self, suggestion: Suggestion) -> SuggestionShown:
        mine = suggestion.proposed_by_id == self.actor.person
        is_open = suggestion.state == SuggestionState.OPEN
        return SuggestionShown(
            suggestion=suggestion,
            place=place_of(suggestion.field),
            is_gone=is_open and self._is_gone(suggestion.field, suggestion.language, suggestion.anchor),
            can_decide=is_open and self.on_team and not mine and design_permits.why_not_now(self.design) is None,
            is_mine=is_open and mine,
        )

    @property
    def places(self) -> list[tuple[str, tuple[str, int], str, str]]:
        """The texts one can speak about: key for the form, where it stands, its language, how it begins."""
        return [
            (each.key, place_of(each.field), each.language, each.text[:SHORT] + ("…" if len(each.text) > SHORT else ""))
            for each in rules.passages(self.content)
        ]

    @cached_property
    def people(self) -> "list[Person]":
        """Who can be mentioned, the reader left out."""
        return [each for each in mentionable(self.design) if each.pk != self.actor.person]

    @cached_property
    def comment_refusal(self) -> Any:  # noqa: ANN401 - Refusal or None, for the template
        """Why the reader may not comment."""
        return permits.why_not_comment(self.actor, self.design)

    @cached_property
    def suggest_refusal(self) -> Any:  # noqa: ANN401 - Refusal or None, for the template
        """Why the reader may not suggest."""
        return permits.why_not_suggest(self.actor, self.design)


def place_of(path: str) -> tuple[str, int]:
    """A field in words marked for translation, and its number in a list (0: not in one)."""
    parts = path.split(".") if path else [""]
    number = next((int(part) + 1 for part in parts if part.isdigit()), 0)
    name = next((FIELD_NAMES[part] for part in parts if part in FIELD_NAMES), "")
    words = next((part for part in reversed(parts) if not part.isdigit()), "").replace("_", " ")
    return (name or words[:1].upper() + words[1:], number)
