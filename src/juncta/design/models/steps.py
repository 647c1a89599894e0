"""The way of one design, step by step: done or not needed, who does it until when, and the documents that show it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from juncta.alliance.models import Person
from juncta.base.models import Row
from juncta.design.facts import StepMark
from juncta.design.models.design import Design


class StepState(Row):
    """What the team says of a step: done, or not needed and why. Without a row it is open; its history is in the trail."""

    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="step_states")
    step = models.CharField(max_length=20)  # its code in the framework
    state = models.CharField(max_length=20, choices=[(s.value, s.value) for s in StepMark])
    reason = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """One per step; what is not needed says why."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["design", "step"], name="one_state_per_step"),
            models.CheckConstraint(condition=~Q(state="not needed") | ~Q(reason=""), name="not_needed_with_a_reason"),
        ]

    def __str__(self) -> str:
        """Step and state."""
        return f"{self.step}: {self.state}"


class StepPlan(Row):
    """Who on the team does a step, and until when; `reminded_at` is when they were reminded of this date."""

    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="step_plans")
    step = models.CharField(max_length=20)
    responsible = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due = models.DateField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One per step."""

        ordering: ClassVar = ["due", "step"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["design", "step"], name="one_plan_per_step")]

    def __str__(self) -> str:
        """Step and date."""
        return f"{self.step}: {self.due}"


class FileContent(models.Model):
    """The bytes of a file, kept once however often it is attached; its name is its SHA-256. A trigger keeps them."""

    digest = models.CharField(max_length=64, primary_key=True)
    content = models.BinaryField()
    size = models.PositiveIntegerField()

    class Meta:
        """A digest has 64 digits, and a file something in it."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="digest_is_a_sha256"),
            models.CheckConstraint(condition=Q(size__gt=0), name="file_is_not_empty"),
        ]

    def __str__(self) -> str:
        """Its digest."""
        return self.digest


class Evidence(Row):
    """One version of a document that a step leaves behind; earlier ones stay. A trigger keeps what was attached."""

    design = models.ForeignKey(Design, on_delete=models.PROTECT, related_name="evidence")
    step = models.CharField(max_length=20)
    name = models.CharField(max_length=120)  # of the document, the same for all its versions
    version = models.PositiveIntegerField()
    file_name = models.CharField(max_length=150)
    media_type = models.CharField(max_length=100)
    file = models.ForeignKey(FileContent, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """Versions of a document count from one."""

        ordering: ClassVar = ["step", "name", "-version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["design", "step", "name", "version"], name="one_document_per_version"),
            models.CheckConstraint(condition=Q(version__gte=1) & ~Q(name=""), name="documents_count_from_one"),
        ]

    def __str__(self) -> str:
        """Document and version."""
        return f"{self.name} ({self.version})"
