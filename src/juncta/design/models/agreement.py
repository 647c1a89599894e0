"""The cooperation agreement's tables: the text of each clause, and which partner has signed off which version of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from juncta.base.models import Row
from juncta.design.clauses import CLAUSES, ClauseState


class AgreementClause(Row):
    """One clause with its one governing text. `version` grows with every change of the text (a trigger holds that)."""

    design = models.ForeignKey("design.Design", on_delete=models.CASCADE, related_name="clauses")
    code = models.CharField(max_length=40)
    text = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=[(s.value, s.value) for s in ClauseState], default=ClauseState.OPEN)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey("alliance.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """One text per clause; open exactly while nothing is written."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["design", "code"], name="one_text_per_clause"),
            models.CheckConstraint(condition=Q(code__in=sorted(CLAUSES)), name="clause_is_one_of_the_thirteen"),
            models.CheckConstraint(
                condition=Q(text="", state="open") | (~Q(text="") & Q(state__in=["drafted", "agreed"])), name="clause_is_open_while_empty"
            ),
        ]

    def __str__(self) -> str:
        """Clause and version."""
        return f"{self.code} ({self.version})"


class ClauseSignOff(Row):
    """A partner stands by one version of a clause's text; it may take that back, and nothing else of the row changes (a trigger)."""

    clause = models.ForeignKey(AgreementClause, on_delete=models.CASCADE, related_name="sign_offs")
    institution = models.ForeignKey("alliance.Institution", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    person = models.ForeignKey("alliance.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """A partner signs a version off once, until it takes that back."""

        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["clause", "institution", "version"], condition=Q(taken_back_at__isnull=True), name="one_sign_off_per_version"
            )
        ]

    def __str__(self) -> str:
        """Institution and version."""
        return f"{self.institution}: {self.version}"
