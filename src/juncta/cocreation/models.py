"""The conversation at a design: threads of comments, suggestions, who has read how far, and who is here now."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from juncta.alliance.models import Person
from juncta.base.models import Row
from juncta.cocreation.facts import SUGGESTION_GLYPHS, SUGGESTION_NAMES, Anchor, SuggestionState, ThreadState
from juncta.design.facts import CATEGORY_NAMES, SECTION_NAMES
from juncta.design.models import Design

SECTIONS = [(key, key) for key in SECTION_NAMES]
KNOWN = Q(section__in=list(SECTION_NAMES))


class Thread(Row):
    """A conversation about a section, or about a passage in it; the passage is kept as it was when the thread began."""

    design = models.ForeignKey(Design, on_delete=models.PROTECT, related_name="+")
    section = models.CharField(max_length=20, choices=SECTIONS)
    field = models.CharField(max_length=120, blank=True)  # path in the section's content; empty: the whole section
    language = models.CharField(max_length=12, blank=True)
    quote = models.TextField(blank=True)
    before = models.CharField(max_length=80, blank=True)
    after = models.CharField(max_length=80, blank=True)
    version = models.PositiveIntegerField(default=0)  # of the section, when it was selected
    begun_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=[(s.value, s.value) for s in ThreadState], default=ThreadState.OPEN)
    resolved_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Resolved exactly when it is said by whom and when."""

        ordering: ClassVar = ["-begun_at"]
        indexes: ClassVar = [models.Index(fields=["design", "section", "state"])]
        constraints: ClassVar = [
            models.CheckConstraint(condition=KNOWN, name="thread_in_a_known_section"),
            models.CheckConstraint(
                condition=Q(state="open", resolved_by__isnull=True, resolved_at__isnull=True)
                | Q(state="resolved", resolved_by__isnull=False, resolved_at__isnull=False),
                name="resolved_exactly_by_somebody",
            ),
            models.CheckConstraint(condition=Q(quote="") | ~Q(field=""), name="passage_stands_in_a_field"),
        ]

    def __str__(self) -> str:
        """Section and state."""
        return f"{self.section}: {self.state}"

    @property
    def anchor(self) -> Anchor:
        """The passage it is about."""
        return Anchor(self.quote, self.before, self.after)


class Comment(Row):
    """What somebody said in a thread. It is never edited; its author may take it back, which leaves a stub."""

    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="comments")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    category = models.CharField(max_length=20)  # the group they counted as at the time
    text = models.TextField()
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Says something, unless it was taken back."""

        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) & ~Q(text="") | Q(withdrawn_at__isnull=False, text=""), name="comment_or_stub"
            )
        ]

    def __str__(self) -> str:
        """Who said it."""
        return f"{self.person}: {self.text[:40]}"

    @property
    def category_name(self) -> str:
        """The group they counted as, in words marked for translation."""
        return CATEGORY_NAMES.get(self.category, self.category)


class Mention(Row):
    """Somebody to whom a comment speaks."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="mentions")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Once per comment: one letter."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["comment", "person"], name="mentioned_once_per_comment")]

    def __str__(self) -> str:
        """Who is meant."""
        return str(self.person)


class ReadMark(Row):
    """How far somebody has read the conversation at a section."""

    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="+")
    section = models.CharField(max_length=20, choices=SECTIONS)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """One mark each."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["design", "section", "person"], name="one_mark_per_reader")]

    def __str__(self) -> str:
        """Who and where."""
        return f"{self.person}: {self.section}"


class Presence(Row):
    """Somebody who is at a section now, or was a moment ago; `writing` while they type."""

    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="+")
    section = models.CharField(max_length=20, choices=SECTIONS)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()
    writing = models.BooleanField(default=False)

    class Meta:
        """One row each."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["design", "section", "person"], name="one_presence_each")]

    def __str__(self) -> str:
        """Who and where."""
        return f"{self.person}: {self.section}"


class Suggestion(Row):
    """Other words for a passage, with a reason. A member of the team who did not propose it accepts or declines it, once."""

    design = models.ForeignKey(Design, on_delete=models.PROTECT, related_name="+")
    section = models.CharField(max_length=20, choices=SECTIONS)
    field = models.CharField(max_length=120)
    language = models.CharField(max_length=12, blank=True)
    was = models.TextField()  # the passage as it stood
    before = models.CharField(max_length=80, blank=True)
    after = models.CharField(max_length=80, blank=True)
    proposed = models.TextField(blank=True)  # empty: take the passage out
    reason = models.TextField()
    based_on = models.PositiveIntegerField(default=0)  # version of the section
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    category = models.CharField(max_length=20)  # the group they counted as at the time
    at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=[(s.value, s.value) for s in SuggestionState], default=SuggestionState.OPEN)
    decided_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    because = models.TextField(blank=True)
    made_version = models.PositiveIntegerField(null=True, blank=True)  # of the section, by accepting it

    class Meta:
        """Decided exactly by somebody else, a refusal with its reason; an acceptance names the version it made."""

        ordering: ClassVar = ["-at"]
        indexes: ClassVar = [models.Index(fields=["design", "section", "state"])]
        constraints: ClassVar = [
            models.CheckConstraint(condition=KNOWN, name="suggestion_in_a_known_section"),
            models.CheckConstraint(
                condition=Q(state="open", decided_by__isnull=True, decided_at__isnull=True)
                | ~Q(state="open") & Q(decided_by__isnull=False, decided_at__isnull=False),
                name="decided_exactly_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "declined"]) | ~Q(decided_by=F("proposed_by")), name="nobody_decides_their_own"
            ),
            models.CheckConstraint(condition=~Q(state="declined") | ~Q(because=""), name="declined_with_a_reason"),
            models.CheckConstraint(
                condition=Q(state="accepted", made_version__isnull=False) | ~Q(state="accepted") & Q(made_version__isnull=True),
                name="acceptance_makes_a_version",
            ),
            models.CheckConstraint(condition=~Q(was="") & ~Q(reason=""), name="suggestion_says_what_and_why"),
            models.CheckConstraint(condition=~Q(was=F("proposed")), name="suggestion_changes_something"),
        ]

    def __str__(self) -> str:
        """What would stand there."""
        return self.proposed[:60]

    @property
    def anchor(self) -> Anchor:
        """The passage it would replace."""
        return Anchor(self.was, self.before, self.after)

    @property
    def state_name(self) -> str:
        """What became of it, in words marked for translation."""
        return SUGGESTION_NAMES[SuggestionState(self.state)]

    @property
    def glyph(self) -> str:
        """The shape of its state."""
        return SUGGESTION_GLYPHS[SuggestionState(self.state)]

    @property
    def category_name(self) -> str:
        """The group its author counted as, in words marked for translation."""
        return CATEGORY_NAMES.get(self.category, self.category)
