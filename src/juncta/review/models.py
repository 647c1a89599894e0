"""Judging a design: the dossier that was submitted, the voices of the panel, the approvals of the awarding partners."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from juncta.alliance.models import Alliance, Body, Institution, Person
from juncta.base.models import Row
from juncta.design.models import Design
from juncta.review.facts import Decision, Outcome, Verdict


class Dossier(Row):
    """A frozen snapshot of one version of a design, with its digest, before a panel."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="+")
    design = models.ForeignKey(Design, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    snapshot = models.JSONField()  # design/queries.snapshot
    digest = models.CharField(max_length=64)
    outcome = models.CharField(max_length=20, choices=[(o.value, o.value) for o in Outcome], default=Outcome.OPEN)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One dossier per version."""

        ordering: ClassVar = ["-opened_at"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["design", "version"], name="one_dossier_per_version")]

    def __str__(self) -> str:
        """Design and version."""
        return f"{self.design} ({self.version})"


class Voice(Row):
    """What one seat of the panel (a body) says, by whom, with reasons."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="voices")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=20, choices=[(v.value, v.value) for v in Verdict])
    reasons = models.TextField()
    at = models.DateTimeField()

    class Meta:
        """Each body speaks once, and with reasons."""

        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dossier", "body"], name="one_voice_per_body"),
            models.CheckConstraint(condition=~Q(reasons=""), name="voice_has_reasons"),
        ]

    def __str__(self) -> str:
        """Body and verdict."""
        return f"{self.body}: {self.verdict}"


class InstitutionalApproval(Row):
    """An awarding partner's own decision under its own rules."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="approvals")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=20, choices=[(d.value, d.value) for d in Decision])
    deciding_body = models.CharField(max_length=200)  # as it is called there: "Academic Council"
    reference = models.CharField(max_length=120, blank=True)
    decided_on = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    reasons = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        """Each awarding partner decides once."""

        ordering: ClassVar = ["at"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["dossier", "institution"], name="one_approval_per_institution")]

    def __str__(self) -> str:
        """Institution and decision."""
        return f"{self.institution}: {self.decision}"
