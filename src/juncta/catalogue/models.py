"""What is on offer: editions, frozen and hashed, and the offerings of an edition."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from juncta.alliance.models import Alliance, Institution
from juncta.base.models import Row
from juncta.design.models import Design
from juncta.kernel.text import LangText


class Edition(Row):
    """An approved version of a design, frozen: its content, the digest over it, and who must sign its credentials.

    `content` is the shape `catalogue.facts.EditionContent` reads; a trigger keeps the row as it was published.
    """

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="+")
    design = models.ForeignKey(Design, on_delete=models.PROTECT, related_name="+")
    slug = models.SlugField(max_length=90)  # public: "sustainability-joint-1"
    number = models.PositiveIntegerField()  # counts the editions of a design
    content = models.JSONField()
    coordinator = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    published_at = models.DateTimeField()

    class Meta:
        """One edition per number, slug and digest."""

        ordering: ClassVar = ["-published_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["design", "number"], name="one_edition_per_number"),
            models.UniqueConstraint(fields=["alliance", "slug"], name="one_edition_per_slug"),
            models.UniqueConstraint(fields=["design", "digest"], name="one_edition_per_content"),
        ]

    def __str__(self) -> str:
        """Slug."""
        return self.slug

    @property
    def title(self) -> LangText:
        """What it is called, in its languages."""
        return LangText(self.content.get("title"))


class Offering(Row):
    """An edition offered at a time, to so many people."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="+")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="offerings")
    capacity = models.PositiveIntegerField()
    enrol_from = models.DateTimeField()
    enrol_until = models.DateTimeField()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)  # empty: self-paced, open end
    partner_fee = models.DecimalField(max_digits=8, decimal_places=2, default=0)  # euro, for students of partners
    other_fee = models.DecimalField(max_digits=8, decimal_places=2, default=0)  # euro, for everybody else
    opened_at = models.DateTimeField()

    class Meta:
        """Capacity, fees and dates that make sense."""

        ordering: ClassVar = ["starts_on"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(capacity__gt=0), name="offering_has_places"),
            models.CheckConstraint(condition=Q(partner_fee__gte=0, other_fee__gte=0), name="offering_fees_are_not_negative"),
            models.CheckConstraint(condition=Q(enrol_until__gt=models.F("enrol_from")), name="enrolment_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")), name="offering_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        """Edition and start."""
        return f"{self.edition} from {self.starts_on}"
