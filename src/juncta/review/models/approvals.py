"""What the partners say: an awarding partner's own decision, and a partner's objection."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from juncta.alliance.models import Institution, Person
from juncta.base.models import Row
from juncta.review.facts import Decision, Ending
from juncta.review.models.dossiers import Dossier


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
    carried_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # nothing it decided changed
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


class Objection(Row):
    """A partner objects while a dossier is judged: nothing is decided until it is lifted or the design goes back to its team."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="objections")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reasons = models.TextField()
    at = models.DateTimeField()
    ended = models.CharField(max_length=20, blank=True, choices=[(e.value, e.value) for e in Ending])
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField(blank=True)  # what settled it

    class Meta:
        """With reasons; one at a time per partner; what ended says when and by whom."""

        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(reasons=""), name="objection_has_reasons"),
            models.UniqueConstraint(fields=["dossier", "institution"], condition=Q(ended=""), name="one_objection_at_a_time"),
            models.CheckConstraint(
                condition=Q(ended="", ended_at__isnull=True) | (~Q(ended="") & Q(ended_at__isnull=False)), name="objection_ends_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        """Who objects."""
        return str(self.institution)
