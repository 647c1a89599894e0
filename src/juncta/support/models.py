"""Requests for support with their answers, who answers them, and answers kept for others."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from juncta.alliance.models import Alliance, Body, Institution, Person
from juncta.base.models import Row
from juncta.design.models import Design
from juncta.support.facts import GLYPHS, STATE_NAMES, ReplyKind, RequestState


class SupportRequest(Row):
    """A question of a team to a body, with what the design was like at that moment. A trigger keeps what was asked."""

    design = models.ForeignKey(Design, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=20)  # its code in the design's framework
    section = models.CharField(max_length=20, blank=True)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # the partner it is about
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    question = models.TextField()
    context = models.JSONField()  # names of design, step, section and partner, and the findings of that moment
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")  # None: nobody could be named
    near = models.CharField(max_length=12)  # support.facts.Near, when it was asked
    due = models.DateField()
    state = models.CharField(max_length=20, choices=[(s.value, s.value) for s in RequestState], default=RequestState.OPEN)
    ended_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)  # before the day
    reminded_late_at = models.DateTimeField(null=True, blank=True)  # after it

    class Meta:
        """Asks something; nobody owns their own question; ended exactly when closed or taken back."""

        ordering: ClassVar = ["due", "asked_at"]
        indexes: ClassVar = [models.Index(fields=["design", "step"]), models.Index(fields=["owner", "state"])]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(question=""), name="request_asks_something"),
            models.CheckConstraint(condition=Q(owner__isnull=True) | ~Q(owner=F("asked_by")), name="nobody_answers_themselves"),
            models.CheckConstraint(
                condition=Q(state__in=["closed", "withdrawn"], ended_at__isnull=False)
                | ~Q(state__in=["closed", "withdrawn"]) & Q(ended_at__isnull=True),
                name="request_ended_exactly_when_settled",
            ),
        ]

    def __str__(self) -> str:
        """What is asked."""
        return self.question[:60]

    @property
    def state_name(self) -> str:
        """Where it stands, in words marked for translation."""
        return STATE_NAMES[RequestState(self.state)]

    @property
    def glyph(self) -> str:
        """The shape of its state."""
        return GLYPHS[RequestState(self.state)]


class Reply(Row):
    """An answer, or what is still missing; never changed (a trigger holds that)."""

    request = models.ForeignKey(SupportRequest, on_delete=models.PROTECT, related_name="replies")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=[(k.value, k.value) for k in ReplyKind])
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        """In order; says something."""

        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(text=""), name="reply_says_something")]

    def __str__(self) -> str:
        """Who said it."""
        return f"{self.person}: {self.text[:40]}"


class Handover(Row):
    """A request went from one person to another, with a word of why; never changed (a trigger holds that)."""

    request = models.ForeignKey(SupportRequest, on_delete=models.PROTECT, related_name="handovers")
    before = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    after = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    because = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        """In order; from one to another."""

        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(before__isnull=True) | ~Q(before=F("after")), name="handed_over_to_another")
        ]

    def __str__(self) -> str:
        """From whom to whom."""
        return f"{self.before} → {self.after}"


class KeptAnswer(Row):
    """An answer for others who come to the same step, without the name of the design it was given to."""

    reply = models.OneToOneField(Reply, on_delete=models.PROTECT, related_name="kept")
    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=20)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    question = models.TextField()
    text = models.TextField()
    kept_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Says what was asked and what was answered."""

        ordering: ClassVar = ["-kept_at"]
        indexes: ClassVar = [models.Index(fields=["alliance", "step"])]
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(question="") & ~Q(text=""), name="kept_answer_says_something")]

    def __str__(self) -> str:
        """What was asked."""
        return self.question[:60]


class Reuse(Row):
    """A kept answer has spared a team its question."""

    kept = models.ForeignKey(KeptAnswer, on_delete=models.PROTECT, related_name="reuses")
    design = models.ForeignKey(Design, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """Counted once per design."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["kept", "design"], name="one_reuse_per_design")]

    def __str__(self) -> str:
        """Where it helped."""
        return str(self.design)
