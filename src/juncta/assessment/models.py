"""What was achieved: results per component in every version, the board's confirmation, the award and its serial number."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from juncta.alliance.models import Alliance, Person
from juncta.assessment.facts import ResultFacts
from juncta.base.fields import EctsField
from juncta.base.models import Row
from juncta.catalogue.models import Edition
from juncta.enrolment.models import Enrolment


class Result(Row):
    """One version of a learner's result in one component. The last confirmed version counts; every version is kept."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="+")
    component = models.CharField(max_length=60)  # the component's key in the edition
    version = models.PositiveIntegerField()
    grading_scheme = models.CharField(max_length=40)
    grade = models.CharField(max_length=40)
    passed = models.BooleanField()
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One row per version; four eyes: nobody confirms what they recorded."""

        ordering: ClassVar = ["component", "version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["enrolment", "component", "version"], name="one_result_per_version"),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=models.F("recorded_by")), name="results_need_four_eyes"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="confirmation_has_a_person_and_a_time",
            ),
        ]

    def __str__(self) -> str:
        """Component and grade."""
        return f"{self.component}: {self.grade}"

    def facts(self) -> ResultFacts:
        """What the rules weigh."""
        return ResultFacts(self.component, self.version, self.passed, self.confirmed_at is not None)


class SerialCounter(Row):
    """The last serial number given in a series; locked in the award's transaction, so numbers have no gaps."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="+")
    series = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        """One counter per series and year."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["alliance", "series", "year"], name="one_counter_per_series_and_year")]

    def __str__(self) -> str:
        """Series and year."""
        return f"{self.series} {self.year}"


class Award(Row):
    """The board's decision that a learner has earned the micro-credential; `ects` equals the sum of its credits."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="+")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    enrolment = models.OneToOneField(Enrolment, on_delete=models.PROTECT, related_name="+")
    ects = EctsField()
    series = models.CharField(max_length=20, default="MC")
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        """One award per enrolment; no number twice."""

        ordering: ClassVar = ["-decided_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["alliance", "series", "year", "serial"], name="no_serial_twice"),
            models.CheckConstraint(condition=Q(ects__gt=0), name="award_has_credits"),
        ]

    def __str__(self) -> str:
        """Its number."""
        return self.number

    @property
    def number(self) -> str:
        """The number as printed: "MC-2026-00017"."""
        return f"{self.series}-{self.year}-{self.serial:05d}"


class AwardedCredit(Row):
    """ECTS of one component inside an award, with the institution that gives them; each result earns credit once."""

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="credits")
    result = models.OneToOneField(Result, on_delete=models.PROTECT, related_name="+")
    component = models.CharField(max_length=60)
    institution = models.CharField(max_length=40)  # slug of the credit-awarding institution
    ects = EctsField()

    class Meta:
        """One credit per component."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["award", "component"], name="credit_counts_once_per_component")]

    def __str__(self) -> str:
        """Component and credits."""
        return f"{self.component}: {self.ects}"
