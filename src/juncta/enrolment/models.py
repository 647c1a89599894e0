"""Who takes part: one enrolment per person and offering, from application to completion."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from juncta.alliance.models import Alliance, Person
from juncta.base.models import Row
from juncta.catalogue.models import Offering
from juncta.enrolment.facts import EnrolmentState


class Enrolment(Row):
    """A learner in an offering. `receipt` is the order of application; `place` is the numbered place held, if any."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="+")
    offering = models.ForeignKey(Offering, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=[(s.value, s.value) for s in EnrolmentState], default=EnrolmentState.WAITING)
    receipt = models.PositiveIntegerField()
    place = models.PositiveIntegerField(null=True, blank=True)
    motivation = models.TextField(blank=True)
    applied_at = models.DateTimeField()
    placed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One live enrolment per person; one person per place; a place exactly when enrolled or completed."""

        ordering: ClassVar = ["receipt"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["offering", "receipt"], name="one_enrolment_per_receipt"),
            models.UniqueConstraint(fields=["offering", "place"], name="one_enrolment_per_place"),
            models.UniqueConstraint(fields=["offering", "person"], condition=~Q(state="withdrawn"), name="one_live_enrolment_per_person"),
            models.CheckConstraint(
                condition=Q(state__in=["enrolled", "completed"], place__isnull=False)
                | Q(state__in=["waiting", "withdrawn"], place__isnull=True),
                name="a_place_exactly_when_enrolled",
            ),
        ]

    def __str__(self) -> str:
        """Who, in which state."""
        return f"{self.person}: {self.state}"
