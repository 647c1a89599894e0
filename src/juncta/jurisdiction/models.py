"""The room's tables: jurisdictions, their rules, and every revision of each rule; a revision never changes."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from juncta.alliance.models import Alliance, Institution, Person
from juncta.base.fields import LangTextField
from juncta.base.models import Row
from juncta.jurisdiction.facts import (
    MAY_BLOCK,
    NATURE_NAMES,
    OPERATOR_NAMES,
    SEVERITY_NAMES,
    SUBJECT_NAMES,
    Certainty,
    Nature,
    Operator,
    RuleFacts,
    Severity,
    Source,
    Subject,
    Unit,
)
from juncta.kernel.text import LangText


def _in(field: str, values: Any) -> Q:  # noqa: ANN401 - an enumeration
    return Q(**{f"{field}__in": [each.value for each in values]})


class Jurisdiction(Row):
    """A country or region whose rules bind partners of one alliance. Names are data."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=6)  # ISO 3166: "FI", "BE-VLG"
    slug = models.SlugField(max_length=6)
    name = LangTextField()
    institutions = models.ManyToManyField(Institution, related_name="+")

    class Meta:
        """One jurisdiction per code."""

        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["alliance", "code"], name="one_jurisdiction_per_code"),
            models.UniqueConstraint(fields=["alliance", "slug"], name="one_jurisdiction_per_slug"),
        ]

    def __str__(self) -> str:
        """Its name."""
        return str(self.name)


class Rule(Row):
    """One rule through all its revisions. `revision` is the number of the newest one: who edits says on which they built."""

    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="rules")
    institution = models.ForeignKey(Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+")  # whose own rule it is
    code = models.SlugField(max_length=80)
    subject = models.CharField(max_length=20)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        """One rule per code; a subject is one that the engine knows."""

        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["jurisdiction", "code"], name="one_rule_per_code"),
            models.CheckConstraint(condition=_in("subject", Subject), name="rule_has_a_known_subject"),
        ]

    def __str__(self) -> str:
        """Its code."""
        return self.code


class Revision(Row):
    """What a rule said from one moment on: who wrote it, when and why. A trigger keeps it as it was written."""

    rule = models.ForeignKey(Rule, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    operator = models.CharField(max_length=10)
    value = models.JSONField(default=list)  # texts; numbers too, since they are exact
    unit = models.CharField(max_length=24, blank=True)
    severity = models.CharField(max_length=10)
    nature = models.CharField(max_length=20)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    source_title = models.CharField(max_length=300)
    source_address = models.URLField(max_length=500, blank=True)
    verified_on = models.DateField(null=True, blank=True)  # None: nobody has looked it up
    certainty = models.CharField(max_length=1)
    remedy = LangTextField(blank=True)
    note = LangTextField(blank=True)
    ask = models.JSONField(default=list)  # slugs of bodies
    exception_to = models.SlugField(max_length=80, blank=True)
    retired = models.BooleanField(default=False)  # from this revision on it no longer counts
    from_file = models.BooleanField(default=False)
    why = models.TextField()
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    who = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        """Numbers are unique; values are those the engine knows; only what binds may block; an unknown rule has no value."""

        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["rule", "number"], name="one_revision_per_rule_and_number"),
            models.CheckConstraint(
                condition=_in("operator", Operator) & _in("severity", Severity) & _in("nature", Nature) & _in("certainty", Certainty),
                name="revision_speaks_known_words",
            ),
            models.CheckConstraint(condition=~Q(severity="blocks") | _in("nature", sorted(MAY_BLOCK)), name="only_what_binds_blocks"),
            models.CheckConstraint(condition=~Q(severity="blocks") | ~Q(certainty="M"), name="unconfirmed_does_not_block"),
            models.CheckConstraint(
                condition=Q(operator="unknown", value=[]) | (~Q(operator="unknown") & ~Q(value=[])), name="unknown_has_no_value"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_from__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="revision_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        """Rule and number."""
        return f"{self.rule} ({self.number})"

    @property
    def subject_name(self) -> str:
        """What it is about, marked for translation."""
        return SUBJECT_NAMES[Subject(self.rule.subject)]

    @property
    def operator_name(self) -> str:
        """How it compares, marked for translation."""
        return OPERATOR_NAMES[Operator(self.operator)]

    @property
    def severity_name(self) -> str:
        """What happens where a plan does not fit, marked for translation."""
        return SEVERITY_NAMES[Severity(self.severity)]

    @property
    def nature_name(self) -> str:
        """How much it binds, marked for translation."""
        return NATURE_NAMES[Nature(self.nature)]

    def facts(self, place: str, binds: frozenset[str]) -> RuleFacts:
        """The rule as the engine sees it, in a jurisdiction, binding these institutions."""
        rule = self.rule
        return RuleFacts(
            code=rule.code,
            subject=Subject(rule.subject),
            operator=Operator(self.operator),
            value=tuple(self.value),
            unit=Unit(self.unit),
            severity=Severity(self.severity),
            nature=Nature(self.nature),
            valid_from=self.valid_from,
            valid_until=self.valid_until,
            source=Source(self.source_title, self.source_address, self.verified_on),
            certainty=Certainty(self.certainty),
            remedy=LangText(self.remedy),
            note=LangText(self.note),
            ask=tuple(self.ask),
            exception_to=self.exception_to,
            place=place,
            own=rule.institution_id is not None,
            binds=binds,
            key=str(rule.pk),
        )
