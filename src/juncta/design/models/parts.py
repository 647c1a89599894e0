"""What a design is made of: learning outcomes, components, their order, and the paths through them."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from juncta.alliance.models import Institution
from juncta.base.fields import EctsField, LangTextField
from juncta.base.models import Row
from juncta.design.facts import (
    ComponentFacts,
    Dimension,
    LinkedSkill,
    Measure,
    OutcomeFacts,
    PathRuleFacts,
    RuleKind,
)
from juncta.design.models.design import Design
from juncta.kernel.ects import Ects
from juncta.kernel.text import LangText
from juncta.skills.models import Skill


class LearningOutcome(Row):
    """Something a learner can do afterwards."""

    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="outcomes")
    position = models.PositiveSmallIntegerField()
    text = LangTextField()
    dimension = models.CharField(max_length=40, blank=True)  # code from design.facts.Dimension
    assessment = models.CharField(max_length=60, blank=True)  # code from design.facts.ASSESSMENT_TYPES: how it is shown
    skills = models.ManyToManyField(Skill, related_name="+")
    components: "models.ManyToManyField[Component, Any]" = models.ManyToManyField("Component", related_name="outcomes")  # they address it
    keys: list[str]  # with `linked`, what `Design.facts` reads along
    linked: list[dict[str, Any]]

    class Meta:
        """In order."""

        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["design", "position"], name="one_outcome_per_position", deferrable=models.Deferrable.DEFERRED),
            models.CheckConstraint(condition=Q(dimension__in=["", *Dimension]), name="outcome_has_an_eqf_dimension"),
        ]

    def __str__(self) -> str:
        """Its text."""
        return str(self.text)

    def facts(self) -> OutcomeFacts:
        """The outcome as the named checks see it."""
        return OutcomeFacts(
            text=LangText(self.text),
            dimension=self.dimension,
            assessment=self.assessment,
            components=frozenset(self.keys),
            skills=tuple(LinkedSkill(each["uri"], LangText(each["label"]), not each["retired"]) for each in self.linked),
        )


class Component(Row):
    """A part of the micro-credential, provided by one partner and shaped by several."""

    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="components")
    position = models.PositiveSmallIntegerField()
    slug = models.SlugField(max_length=60)  # its key inside the edition
    title = LangTextField()
    provider = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    shaped_by = models.ManyToManyField(Institution, related_name="+")  # provider included
    ects = EctsField()
    language = models.CharField(max_length=12, default="en")
    comes_first = models.BooleanField(default=False)  # to be finished before the others begin
    compulsory = models.BooleanField(default=True)
    taken_from = models.CharField(max_length=200, blank=True)  # an existing course it reuses; empty = made from scratch
    group = models.CharField(max_length=40, blank=True)  # the group that path rules speak of
    mode = models.CharField(max_length=60, blank=True)  # code from design.facts.PARTICIPATION_FORMS; empty = as the whole
    period = models.CharField(max_length=80, blank=True)  # when it is taught, in words: "autumn, weeks 36 to 42"
    requires = models.ManyToManyField("self", through="Prerequisite", through_fields=("component", "before"), symmetrical=False)
    shapers: list[str]  # with `waits_for`, what `Design.facts` reads along
    waits_for: list[str]

    class Meta:
        """In order; one component per slug and position."""

        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["design", "slug"], name="one_component_per_slug"),
            models.UniqueConstraint(
                fields=["design", "position"], name="one_component_per_position", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(condition=Q(ects__gt=0), name="component_has_credits"),
        ]

    def __str__(self) -> str:
        """Its title."""
        return str(self.title)

    def facts(self) -> ComponentFacts:
        """The component as the named checks see it."""
        return ComponentFacts(
            key=self.slug,
            title=LangText(self.title),
            provider=self.provider.slug,
            shaped_by=frozenset(self.shapers),
            ects=Ects(self.ects),
            comes_first=self.comes_first,
            compulsory=self.compulsory,
            taken_from=self.taken_from,
            provider_name=self.provider.short_name,
            language=self.language,
            mode=self.mode,
            group=self.group,
            requires=frozenset(self.waits_for),
            reuse_told=not self.taken_from or (hasattr(self, "reuse") and bool(self.reuse.institution_id and self.reuse.changes)),
            hours_per_ects=self.provider.hours_per_ects,
        )


class Reuse(Row):
    """The existing course that a component is taken from: whose it is, and what was changed for the micro-credential."""

    component = models.OneToOneField(Component, on_delete=models.CASCADE, related_name="reuse")
    code = models.CharField(max_length=60, blank=True)
    institution = models.ForeignKey(Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    link = models.URLField(max_length=500, blank=True)
    changes = LangTextField(blank=True)

    def __str__(self) -> str:
        """Its code, or the component's title."""
        return self.code or str(self.component)


class Prerequisite(Row):
    """A component is begun after another is finished. A trigger keeps both in one design and the order without circles."""

    component = models.ForeignKey(Component, on_delete=models.CASCADE, related_name="prerequisites")
    before = models.ForeignKey(Component, on_delete=models.CASCADE, related_name="+")

    class Meta:
        """Once per pair; nothing waits for itself."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["component", "before"], name="one_prerequisite_per_pair"),
            models.CheckConstraint(condition=~Q(component=models.F("before")), name="nothing_waits_for_itself"),
        ]

    def __str__(self) -> str:
        """What comes before what."""
        return f"{self.before} → {self.component}"


class PathRule(Row):
    """What a learner chooses among the components of a group (without one: among all optional ones)."""

    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="path_rules")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=[(k.value, k.value) for k in RuleKind])
    group = models.CharField(max_length=40, blank=True)
    amount = models.DecimalField(max_digits=6, decimal_places=2, default=0)
    measure = models.CharField(max_length=12, choices=[(m.value, m.value) for m in Measure], default=Measure.ECTS)
    per_provider = models.BooleanField(default=False)

    class Meta:
        """In order; a number where one is needed."""

        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["design", "position"], name="one_path_rule_per_position"),
            models.CheckConstraint(condition=Q(kind=RuleKind.ALL_OF.value) | Q(amount__gt=0), name="path_rule_has_an_amount"),
            models.CheckConstraint(
                condition=Q(kind__in=list(RuleKind)) & Q(measure__in=list(Measure)), name="path_rule_is_of_a_known_kind"
            ),
        ]

    def __str__(self) -> str:
        """What it asks."""
        return f"{self.kind} {self.amount:f} {self.measure} {self.group}".strip()

    def facts(self) -> PathRuleFacts:
        """The rule as the named checks see it."""
        return PathRuleFacts(RuleKind(self.kind), self.group, self.amount, Measure(self.measure), self.per_provider)
