"""What is on offer: editions, frozen and hashed, and the offerings of an edition."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from juncta.alliance.models import Alliance, Body, Institution, Person
from juncta.base.models import Row
from juncta.catalogue.facts import Course
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


class Continuation(Row):
    """What becomes of an edition after its periodic review: it is renewed, revised, or ended with a teach-out.

    Somebody proposes it; it holds from the day on which every body of the framework's last gate has agreed. What was proposed stays.
    """

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="continuations")
    course = models.CharField(max_length=20, choices=[(c.value, c.value) for c in Course])
    reasons = models.TextField()
    renewed_until = models.DateField(null=True, blank=True)
    last_enrolment_on = models.DateField(null=True, blank=True)
    teach_out_until = models.DateField(null=True, blank=True)
    seats = models.JSONField(default=list)  # slugs of the bodies that must agree
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)  # a body did not agree

    class Meta:
        """One proposal at a time, one end per edition; each course has its days."""

        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["edition"], condition=Q(decided_at__isnull=True, dropped_at__isnull=True), name="one_proposal_at_a_time"
            ),
            models.UniqueConstraint(fields=["edition"], condition=Q(course="retire", decided_at__isnull=False), name="one_end_per_edition"),
            models.CheckConstraint(condition=~Q(reasons=""), name="continuation_has_reasons"),
            models.CheckConstraint(condition=~Q(course="renew") | Q(renewed_until__isnull=False), name="renewal_has_an_end"),
            models.CheckConstraint(
                condition=~Q(course="retire")
                | Q(last_enrolment_on__isnull=False, teach_out_until__isnull=False, teach_out_until__gte=models.F("last_enrolment_on")),
                name="teach_out_follows_the_last_enrolment",
            ),
        ]

    def __str__(self) -> str:
        """Edition and course."""
        return f"{self.edition}: {self.course}"


class Agreement(Row):
    """A body of the last gate agrees to what was proposed, or does not; never changed."""

    continuation = models.ForeignKey(Continuation, on_delete=models.CASCADE, related_name="agreements")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    agrees = models.BooleanField()
    reasons = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        """Each body once; whoever does not agree says why."""

        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["continuation", "body"], name="one_agreement_per_body"),
            models.CheckConstraint(condition=Q(agrees=True) | ~Q(reasons=""), name="disagreement_has_reasons"),
        ]

    def __str__(self) -> str:
        """Which body."""
        return str(self.body)
