"""Published versions of an alliance's framework, drafts of the next one, and the lessons for it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from juncta.alliance.models import Alliance, Body, Person
from juncta.base.fields import LangTextField
from juncta.base.models import Row
from juncta.framework.facts import ANSWER_NAMES, DRAFT_NAMES, Answer, DraftState

OPEN = (DraftState.DRAFT.value, DraftState.IN_CONSULTATION.value)
GLYPHS = {
    DraftState.DRAFT: "waiting",
    DraftState.IN_CONSULTATION: "here",
    DraftState.ADOPTED: "agreed",
    DraftState.WITHDRAWN: "returned",
}


class Framework(Row):
    """One version of a framework: the file's content as JSON, with its digest. A trigger keeps it as it was published."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="+")
    slug = models.SlugField()
    version = models.PositiveIntegerField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    published_at = models.DateTimeField()

    class Meta:
        """One row per version."""

        ordering: ClassVar = ["slug", "-version"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["alliance", "slug", "version"], name="one_framework_per_version")]

    def __str__(self) -> str:
        """Slug and version."""
        return f"{self.slug} {self.version}"


class FrameworkDraft(Row):
    """A draft of the next version. It always holds together; a trigger keeps it once it is adopted or withdrawn."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="+")
    based_on = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=[(s.value, s.value) for s in DraftState], default=DraftState.DRAFT)
    content = models.JSONField()
    revision = models.PositiveIntegerField(default=1)  # counts saves: two editors never overwrite each other unseen
    because = models.TextField()  # why there should be a next version
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    consulted_at = models.DateTimeField(null=True, blank=True)
    deadline = models.DateField(null=True, blank=True)  # the last day for comments
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    adopted_for = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reasons = models.TextField(blank=True)  # of whoever adopted or withdrew it
    published = models.OneToOneField(Framework, null=True, blank=True, on_delete=models.PROTECT, related_name="draft")

    class Meta:
        """One open draft per alliance; closed exactly with an outcome; adopted exactly with a version, after a consultation."""

        ordering: ClassVar = ["-opened_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["alliance"], condition=Q(state__in=OPEN), name="one_open_draft_per_alliance"),
            models.CheckConstraint(
                condition=Q(state__in=OPEN, closed_at__isnull=True) | (~Q(state__in=OPEN) & Q(closed_at__isnull=False)),
                name="draft_closed_exactly_with_an_outcome",
            ),
            models.CheckConstraint(
                condition=Q(state=DraftState.ADOPTED.value, published__isnull=False, consulted_at__isnull=False)
                | (~Q(state=DraftState.ADOPTED.value) & Q(published__isnull=True)),
                name="draft_adopted_exactly_with_a_version",
            ),
            models.CheckConstraint(
                condition=Q(consulted_at__isnull=True, deadline__isnull=True) | Q(consulted_at__isnull=False, deadline__isnull=False),
                name="consultation_has_a_deadline",
            ),
        ]

    def __str__(self) -> str:
        """What it is to become."""
        return f"{self.based_on.slug} {self.version}"

    @property
    def version(self) -> int:
        """The number it will have."""
        number: int = self.content["framework"]["version"]
        return number

    @property
    def is_open(self) -> bool:
        """Whether it may still change."""
        return self.state in OPEN

    @property
    def state_name(self) -> str:
        """Its state in words, marked for translation."""
        return DRAFT_NAMES[DraftState(self.state)]

    @property
    def glyph(self) -> str:
        """The shape of its state on pages."""
        return GLYPHS[DraftState(self.state)]


class DraftRevision(Row):
    """The draft as it stood after one save, and who saved it; never changed (a trigger holds that)."""

    draft = models.ForeignKey(FrameworkDraft, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    part = models.CharField(max_length=80, blank=True)  # what was changed; empty: all of it
    content = models.JSONField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """One per number: of two who save at once, one is the later."""

        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["draft", "number"], name="one_revision_per_number")]

    def __str__(self) -> str:
        """Its number."""
        return str(self.number)


class Consulted(Row):
    """A body that is asked for its comments."""

    draft = models.ForeignKey(FrameworkDraft, on_delete=models.PROTECT, related_name="consulted")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Each body once."""

        ordering: ClassVar = ["body__slug"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["draft", "body"], name="one_consultation_per_body")]

    def __str__(self) -> str:
        """Which body."""
        return str(self.body)


class Comment(Row):
    """What a member of a consulted body says about a part, and the answer to it; a trigger keeps both."""

    draft = models.ForeignKey(FrameworkDraft, on_delete=models.PROTECT, related_name="comments")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=80, blank=True)  # such as "criteria:joint"; empty: the whole
    text = models.TextField()
    revision = models.PositiveIntegerField()  # of the draft that they read
    at = models.DateTimeField()
    answer = models.CharField(max_length=20, choices=[(a.value, a.value) for a in Answer], blank=True)
    answer_words = models.TextField(blank=True)
    answered_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Nothing empty is said; an answer has words, an author and a moment, or there is none."""

        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="comment_says_something"),
            models.CheckConstraint(
                condition=Q(answer="", answer_words="", answered_at__isnull=True, answered_by__isnull=True)
                | (~Q(answer="") & ~Q(answer_words="") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="answer_is_whole",
            ),
        ]

    def __str__(self) -> str:
        """Who said it."""
        return f"{self.body}: {self.text[:40]}"

    @property
    def answer_name(self) -> str:
        """The answer in words, marked for translation; empty before there is one."""
        return ANSWER_NAMES[Answer(self.answer)] if self.answer else ""


class Lesson(Row):
    """Something that a design, an edition or a barrier taught, for whoever writes the next version."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="+")
    text = LangTextField()
    provenance = models.CharField(max_length=300)  # where it was learnt, in words
    ref = models.CharField(max_length=120, blank=True)  # the thing that taught it, such as "design:<id>"
    noted_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        """A thing teaches one lesson."""

        ordering: ClassVar = ["-noted_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["alliance", "ref"], condition=~Q(ref=""), name="one_lesson_per_ref"),
            models.CheckConstraint(condition=~Q(provenance=""), name="lesson_says_where_it_was_learnt"),
        ]

    def __str__(self) -> str:
        """Its text."""
        return str(self.text)


class LessonUse(Row):
    """What a draft does with a lesson: it is taken up in a part, or set aside with a reason."""

    draft = models.ForeignKey(FrameworkDraft, on_delete=models.PROTECT, related_name="lesson_uses")
    lesson = models.ForeignKey(Lesson, on_delete=models.PROTECT, related_name="uses")
    taken_up = models.BooleanField()
    part = models.CharField(max_length=80, blank=True)  # where it was taken up; empty: in the whole
    reason = models.TextField(blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """Once per draft; nothing is set aside without a reason."""

        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "lesson"], name="one_use_of_a_lesson_per_draft"),
            models.CheckConstraint(condition=Q(taken_up=True) | ~Q(reason=""), name="lesson_is_set_aside_with_a_reason"),
        ]

    def __str__(self) -> str:
        """Which lesson."""
        return str(self.lesson)
