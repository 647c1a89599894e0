"""What gets in the way: obstacles as teams name them, and the barriers behind them, each with an owner and an answer."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from juncta.alliance.models import Alliance, Body, Institution, Person
from juncta.base.fields import LangTextField
from juncta.base.models import Row
from juncta.design.models import Design
from juncta.kernel.text import LangText
from juncta.portfolio.facts import KINDS, SEVERITIES, STATE_GLYPHS, STATE_NAMES, BarrierState


class Barrier(Row):
    """What stands behind one or more obstacles. Title and answer are written for everybody; it is public when the office says so."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="+")
    title = LangTextField()
    kind = models.CharField(max_length=40)
    country = models.CharField(max_length=2, blank=True)  # the jurisdiction concerned, ISO 3166-1; empty: none in particular
    institution = models.ForeignKey(Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=[(s.value, s.value) for s in BarrierState], default=BarrierState.OPEN)
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owning_body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    resolution = LangTextField(blank=True)
    lesson = LangTextField(blank=True)
    is_public = models.BooleanField(default=False)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Closed exactly with an answer, joined exactly with another, owned by one."""

        ordering: ClassVar = ["-opened_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=["open", "worked on"], closed_at__isnull=True)
                | Q(state__in=["resolved", "accepted", "merged"], closed_at__isnull=False),
                name="barrier_is_closed_exactly_when_answered",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["resolved", "accepted"]) | ~Q(resolution={}), name="answer_of_a_barrier_is_written"
            ),
            models.CheckConstraint(
                condition=Q(state="merged", merged_into__isnull=False) | (~Q(state="merged") & Q(merged_into__isnull=True)),
                name="barrier_is_joined_with_another",
            ),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="barrier_is_not_joined_with_itself"),
            models.CheckConstraint(condition=Q(owner__isnull=True) | Q(owning_body__isnull=True), name="barrier_has_one_owner"),
            models.CheckConstraint(condition=~Q(is_public=True, state="merged"), name="joined_barrier_is_not_public"),
        ]

    def __str__(self) -> str:
        """Its title."""
        return str(self.title)

    @property
    def state_name(self) -> str:
        """Its state in words, marked for translation."""
        return STATE_NAMES[BarrierState(self.state)]

    @property
    def glyph(self) -> str:
        """The shape of its state."""
        return STATE_GLYPHS[BarrierState(self.state)]

    @property
    def kind_name(self) -> LangText:
        """What kind of barrier it is."""
        return KINDS.get(self.kind, LangText(self.kind))


class Obstacle(Row):
    """Something that got in a team's way, in its own words."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="+")
    design = models.ForeignKey(Design, on_delete=models.PROTECT, related_name="+")
    barrier = models.ForeignKey(Barrier, null=True, blank=True, on_delete=models.PROTECT, related_name="obstacles")
    title = models.CharField(max_length=160)
    what_happened = models.TextField()
    kind = models.CharField(max_length=40)
    severity = models.CharField(max_length=20)
    country = models.CharField(max_length=2, blank=True)
    institution = models.ForeignKey(Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=20, blank=True)  # code of a step of the design's framework
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """It says what happened."""

        ordering: ClassVar = ["-at"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(what_happened=""), name="obstacle_says_what_happened"),
            models.CheckConstraint(condition=Q(severity__in=list(SEVERITIES)), name="obstacle_has_a_known_severity"),
        ]

    def __str__(self) -> str:
        """Its title."""
        return self.title

    @property
    def kind_name(self) -> LangText:
        """What kind of obstacle it is."""
        return KINDS.get(self.kind, LangText(self.kind))

    @property
    def severity_name(self) -> LangText:
        """How heavy it is."""
        return SEVERITIES[self.severity]


class Reminder(Row):
    """Somebody was reminded of a design that waits for them; at most once a day, so that reminders are read."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="+")
    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="+")
    place = models.CharField(max_length=20)  # a gate's code, "invitation" or "agreement"
    who = models.SlugField(max_length=80)  # slug of the body or institution
    on = models.DateField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Once a day."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["design", "place", "who", "on"], name="one_reminder_a_day")]

    def __str__(self) -> str:
        """Whom, of what."""
        return f"{self.who}: {self.place}"
