"""What must still be shown: conditions of a panel or of a university, the evidence given for them, and what was said of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from juncta.alliance.models import Person
from juncta.base.models import Row
from juncta.review.models.approvals import InstitutionalApproval
from juncta.review.models.dossiers import Dossier
from juncta.review.models.panel import Voice


class Condition(Row):
    """Something a seat or a university wants to see before publication, or until a day; never changed (a trigger holds that).

    It counts once it stands with what decided: the last voice of a seat that approved, or a university's approval.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="conditions")
    voice = models.ForeignKey(Voice, null=True, blank=True, on_delete=models.CASCADE, related_name="conditions")
    approval = models.ForeignKey(InstitutionalApproval, null=True, blank=True, on_delete=models.CASCADE, related_name="conditions")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    standard = models.CharField(max_length=80, blank=True)  # "european-approach/2.1", if it is about one
    before_publication = models.BooleanField(default=False)
    due_on = models.DateField(null=True, blank=True)
    office_may_close = models.BooleanField(default=True)  # or only whoever set it

    class Meta:
        """Set by a voice or by an approval; it says something, and until when."""

        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(voice__isnull=True) ^ Q(approval__isnull=True), name="condition_is_set_by_one"),
            models.CheckConstraint(condition=~Q(text=""), name="condition_says_something"),
            models.CheckConstraint(condition=Q(before_publication=True) | Q(due_on__isnull=False), name="condition_has_an_end"),
        ]

    def __str__(self) -> str:
        """What it wants."""
        return self.text

    @property
    def is_closed(self) -> bool:
        """Whether some evidence was accepted."""
        return any(ruling.accepted for ruling in self.rulings.all())

    @property
    def answered(self) -> "Evidence | None":
        """The evidence that waits for an answer."""
        ruled = {ruling.evidence_id for ruling in self.rulings.all()}
        return next((each for each in reversed(self.evidence.all()) if each.pk not in ruled), None)


class Evidence(Row):
    """What the team shows for a condition: words, and a file if there is one; never changed."""

    condition = models.ForeignKey(Condition, on_delete=models.CASCADE, related_name="evidence")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    file_name = models.CharField(max_length=120, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    content = models.BinaryField(null=True, blank=True)
    at = models.DateTimeField()

    class Meta:
        """It says something; a file has a name and a type."""

        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="evidence_says_something"),
            models.CheckConstraint(
                condition=Q(content__isnull=True, file_name="") | (Q(content__isnull=False) & ~Q(file_name="") & ~Q(media_type="")),
                name="evidence_file_is_whole",
            ),
        ]

    def __str__(self) -> str:
        """Who gave it."""
        return str(self.person)


class Ruling(Row):
    """Whether evidence was accepted, by whom; never changed."""

    condition = models.ForeignKey(Condition, on_delete=models.CASCADE, related_name="rulings")
    evidence = models.OneToOneField(Evidence, on_delete=models.CASCADE, related_name="ruling")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    accepted = models.BooleanField()
    reasons = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        """Accepted once; a refusal says why."""

        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["condition"], condition=Q(accepted=True), name="one_acceptance_per_condition"),
            models.CheckConstraint(condition=Q(accepted=True) | ~Q(reasons=""), name="ruling_has_reasons"),
        ]

    def __str__(self) -> str:
        """What was said."""
        return "accepted" if self.accepted else "not enough"
