"""Judging a design: the dossier that was submitted, the voices of the panel, the approvals of the awarding partners."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from juncta.alliance.models import Alliance, Body, Institution, Person
from juncta.base.models import Row
from juncta.design.models import Design
from juncta.review.facts import Approvals, Decision, Outcome, Panel, Verdict


class Dossier(Row):
    """A frozen snapshot of one version of a design, with its digest, before a panel; a trigger keeps what was frozen."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="+")
    design = models.ForeignKey(Design, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    snapshot = models.JSONField()  # design/queries.snapshot, with the findings of that moment
    digest = models.CharField(max_length=64)
    seats = models.JSONField(default=list)  # slugs of the bodies who must speak, as the framework's gate for all seats names them
    outcome = models.CharField(max_length=20, choices=[(o.value, o.value) for o in Outcome], default=Outcome.OPEN)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One dossier per version; closed exactly when approved or returned."""

        ordering: ClassVar = ["-opened_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["design", "version"], name="one_dossier_per_version"),
            models.CheckConstraint(
                condition=Q(outcome__in=["open", "approving"], closed_at__isnull=True)
                | Q(outcome__in=["approved", "returned"], closed_at__isnull=False),
                name="closed_exactly_with_an_outcome",
            ),
        ]

    def __str__(self) -> str:
        """Design and version."""
        return f"{self.design} ({self.version})"

    def panel(self) -> Panel:
        """Who must speak and who has, as the rules see it."""
        return Panel(seats=frozenset(self.seats), voices={voice.body.slug: Verdict(voice.verdict) for voice in self.voices.all()})

    def awarding_partners(self) -> Approvals:
        """Who must decide and who has, as the rules see it."""
        decisions = {each.institution.slug: Decision(each.decision) for each in self.approvals.all()}
        return Approvals(partners=frozenset(self.snapshot["awarding"]), decisions=decisions)


class Voice(Row):
    """What one seat of the panel (a body) says, by whom, with reasons; never changed (a trigger holds that)."""

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
    """An awarding partner's own decision under its own rules; never changed (a trigger holds that)."""

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
        """Each awarding partner decides once; a return says why; no approval ends before it begins."""

        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dossier", "institution"], name="one_approval_per_institution"),
            models.CheckConstraint(condition=~Q(deciding_body=""), name="approval_names_its_body"),
            models.CheckConstraint(condition=Q(decision="approved") | ~Q(reasons=""), name="return_has_reasons"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=models.F("decided_on")), name="approval_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        """Institution and decision."""
        return f"{self.institution}: {self.decision}"
