"""What a credential counts for elsewhere: a receiving institution's rules, a learner's claim, the decision with its evidence."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from juncta.alliance.models import Alliance, Institution, Person
from juncta.base.fields import EctsField, LangTextField
from juncta.base.models import Row
from juncta.credentials.models import Credential
from juncta.kernel.text import LangText
from juncta.recognition.facts import Answer, ClaimState


class RuleSet(Row):
    """One version of an institution's rules of recognition: criteria as data, never changed once in force."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    name = LangTextField()
    counts_as = LangTextField()  # what the learner gets: "elective, up to 10 ECTS"
    max_ects = EctsField(null=True, blank=True)
    criteria = models.JSONField()  # list of recognition.facts.Criterion as JSON
    in_force_from = models.DateTimeField()

    class Meta:
        """One row per version."""

        ordering: ClassVar = ["institution", "-version"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["institution", "version"], name="one_rule_set_per_version")]

    def __str__(self) -> str:
        """Its name."""
        return str(self.name)


class Claim(Row):
    """A learner asks an institution to recognise a credential."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="+")
    credential = models.ForeignKey(Credential, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=[(s.value, s.value) for s in ClaimState], default=ClaimState.OPEN)
    purpose = models.TextField(blank=True)  # what it is to count for, in the learner's words
    claimed_at = models.DateTimeField()

    class Meta:
        """A credential is claimed once per institution."""

        ordering: ClassVar = ["-claimed_at"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["credential", "institution"], name="one_claim_per_institution")]

    def __str__(self) -> str:
        """Where."""
        return f"{self.institution}: {self.state}"

    @property
    def title(self) -> LangText:
        """What the claimed credential is called."""
        return self.credential.award.edition.title


class Decision(Row):
    """The officer's decision: the rules and facts it rests on, each criterion's answer, the outcome, reasons and remedy."""

    claim = models.OneToOneField(Claim, on_delete=models.PROTECT, related_name="decision")
    rule_set = models.ForeignKey(RuleSet, on_delete=models.PROTECT, related_name="+")
    facts = models.JSONField()
    answers = models.JSONField()  # [{"criterion", "answer", "evidence", …}]
    proposed = models.CharField(max_length=20)
    outcome = models.CharField(max_length=20, choices=[(a.value, a.value) for a in Answer])
    ects = EctsField(null=True, blank=True)
    reasons = models.TextField()
    remedy = models.TextField(blank=True)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        """A refusal or a partial recognition states why and what the learner can do."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(reasons=""), name="decision_has_reasons"),
            models.CheckConstraint(condition=Q(outcome="recognised") | ~Q(remedy=""), name="refusal_names_a_remedy"),
        ]

    def __str__(self) -> str:
        """The outcome."""
        return self.outcome
