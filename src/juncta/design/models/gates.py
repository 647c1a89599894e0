"""What was decided about a design: gates it has passed, exceptions, partners that withdrew."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from juncta.alliance.models import Body, Institution, Person
from juncta.base.models import Row
from juncta.design.models.design import Design


class GatePassage(Row):
    """A gate of the framework that a version of the design has passed, and who decided."""

    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="passages")
    gate = models.CharField(max_length=10)  # its code in the framework, such as "G1"
    version = models.PositiveIntegerField()
    decided_by = models.CharField(max_length=200)
    reasons = models.TextField(blank=True)
    unchanged_since = models.PositiveIntegerField(null=True, blank=True)  # the version decided; nothing that this gate asks for has changed
    at = models.DateTimeField()

    class Meta:
        """A gate is passed once per version; triggers keep the row, and let none in without its decision."""

        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["design", "gate", "version"], name="one_passage_per_gate_and_version"),
            models.CheckConstraint(
                condition=Q(unchanged_since__isnull=True) | Q(unchanged_since__lt=models.F("version")), name="passage_is_carried_forward"
            ),
        ]

    def __str__(self) -> str:
        """Gate and version."""
        return f"{self.gate} (version {self.version})"


class GateException(Row):
    """The body that the framework names for a gate lets one finding pass there, with reasons, until a day if it says so.

    It is a decision like others: never changed, and shown wherever the design is.
    """

    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="exceptions")
    version = models.PositiveIntegerField()
    gate = models.CharField(max_length=10)
    code = models.CharField(max_length=10)  # of the finding that may pass
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reasons = models.TextField()
    valid_until = models.DateField(null=True, blank=True)
    at = models.DateTimeField()

    class Meta:
        """One per finding and version, with reasons."""

        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["design", "version", "code"], name="one_exception_per_finding"),
            models.CheckConstraint(condition=~Q(reasons=""), name="exception_has_reasons"),
        ]

    def __str__(self) -> str:
        """Finding and body."""
        return f"{self.code}: {self.body}"


class Withdrawal(Row):
    """A partner that had accepted withdraws from the design, with reasons; never changed."""

    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="withdrawals")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    roles = models.JSONField(default=list)  # those it held
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reasons = models.TextField()
    at = models.DateTimeField()

    class Meta:
        """With reasons; once per version."""

        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["design", "institution", "version"], name="one_withdrawal_per_version"),
            models.CheckConstraint(condition=~Q(reasons=""), name="withdrawal_has_reasons"),
        ]

    def __str__(self) -> str:
        """Who withdrew."""
        return str(self.institution)
