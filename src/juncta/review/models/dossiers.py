"""What is judged: the dossier that was submitted, the team's own evaluation before it, and who was reminded of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from juncta.alliance.models import Alliance, Person
from juncta.base.models import Row
from juncta.design.models import Design
from juncta.review.facts import Approvals, Decision, Outcome, Panel, Verdict


class Dossier(Row):
    """A frozen snapshot of one version of a design, with its digest, before a panel; a trigger keeps what was frozen.

    A dossier of a design that was approved before says which material changes were found, and who decides anew.
    """

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="+")
    design = models.ForeignKey(Design, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    snapshot = models.JSONField()  # design/queries.snapshot, with the findings and the team's own evaluation of that moment
    digest = models.CharField(max_length=64)
    seats = models.JSONField(default=list)  # slugs of the bodies who must speak, as the framework's gate for all seats names them
    before = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")  # the approved one it changes
    changes = models.JSONField(default=list)  # which of framework.facts.REOPENS
    outcome = models.CharField(max_length=20, choices=[(o.value, o.value) for o in Outcome], default=Outcome.OPEN)
    voices_due_on = models.DateField(null=True, blank=True)
    approvals_due_on = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One dossier per version; closed exactly when approved or returned."""

        ordering: ClassVar = ["-opened_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["design", "version"], name="one_dossier_per_version"),
            models.CheckConstraint(
                condition=Q(outcome__in=["open", "discussing", "approving"], closed_at__isnull=True)
                | Q(outcome__in=["approved", "returned"], closed_at__isnull=False),
                name="closed_exactly_with_an_outcome",
            ),
        ]

    def __str__(self) -> str:
        """Design and version."""
        return f"{self.design} ({self.version})"

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is decided here."""
        return Outcome(self.outcome).is_closed

    def panel(self) -> Panel:
        """Who must speak, what each says now, and who has confirmed since the last change, as the rules see it."""
        places = list(self.panel_seats.all())
        standing = {place.key: voice for place in places if (voice := place.standing)}
        round_ = sum(place.is_revised for place in places)
        return Panel(
            seats=frozenset(place.key for place in places),
            voices={key: Verdict(voice.verdict) for key, voice in standing.items()},
            conditional=frozenset(key for key, voice in standing.items() if voice.conditions.all()),
            confirmed=frozenset(place.key for place in places if any(each.round == round_ for each in place.confirmations.all())),
        )

    def awarding_partners(self) -> Approvals:
        """Who must decide and who has, as the rules see it."""
        decisions = {each.institution.slug: Decision(each.decision) for each in self.approvals.all()}
        return Approvals(partners=frozenset(self.snapshot["awarding"]), decisions=decisions)


class SelfEvaluation(Row):
    """How the team itself sees its design against one standard; frozen into the dossier when that opens."""

    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="+")
    standards = models.SlugField(max_length=60)  # code of the standard set
    standard = models.CharField(max_length=20)
    text = models.TextField(blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """One text per standard."""

        ordering: ClassVar = ["standards", "standard"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["design", "standards", "standard"], name="one_self_evaluation_per_standard")
        ]

    def __str__(self) -> str:
        """The standard."""
        return f"{self.standards} {self.standard}"


class Reminder(Row):
    """Somebody was reminded of one due thing; a constraint keeps it to once."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="reminders")
    thing = models.CharField(max_length=100)  # "voice:student-board", "approval:krakow", "condition:…"
    due_on = models.DateField()
    overdue = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        """Once before it is due, once when it is overdue."""

        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dossier", "thing", "due_on", "overdue"], name="one_reminder_per_due_thing")
        ]

    def __str__(self) -> str:
        """What is due, and when."""
        return f"{self.thing} until {self.due_on}"
