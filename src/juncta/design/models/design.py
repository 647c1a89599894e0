"""The design workspace's tables: one design, its partners, its team, its outcomes and components, the gates it has passed."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from juncta.alliance.models import Alliance, FocusArea, Institution, Person
from juncta.base.fields import EctsField, LangTextField
from juncta.base.models import Row
from juncta.design.checks import ruling
from juncta.design.facts import (
    CATEGORY_NAMES,
    INVITATION_NAMES,
    ROLE_NAMES,
    STATE_NAMES,
    AwardModel,
    ComponentFacts,
    DesignFacts,
    DesignState,
    Dimension,
    InvitationState,
    LinkedSkill,
    Measure,
    OutcomeFacts,
    PartnerFacts,
    PartnerRole,
    PathRuleFacts,
    RuleKind,
)
from juncta.design.models import reading
from juncta.design.models.gathering import OF_COMPONENTS, OF_OUTCOMES
from juncta.design.rules.duties import Letter
from juncta.framework.facts import MICRO_CREDENTIAL
from juncta.framework.models import Framework
from juncta.jurisdiction import queries as jurisdiction
from juncta.jurisdiction.facts import RuleFacts
from juncta.kernel.ects import Ects
from juncta.kernel.text import LangText
from juncta.skills.models import Skill

GLYPHS = {InvitationState.INVITED: "waiting", InvitationState.ACCEPTED: "agreed", InvitationState.DECLINED: "returned"}


class Design(Row):
    """One joint micro-credential in the making: what the Council Recommendation's Annex I asks, and why it is joint."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="+")
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="+")
    format = models.SlugField(default=MICRO_CREDENTIAL.code)  # code of one of the framework's formats
    slug = models.SlugField(max_length=80)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    focus_area = models.ForeignKey(FocusArea, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=[(s.value, s.value) for s in DesignState], default=DesignState.DRAFTING)
    version = models.PositiveIntegerField(default=1)  # counts submissions: a returned design comes back as the next version
    created_at = models.DateTimeField()
    # the idea
    title = LangTextField()
    summary = LangTextField()
    need = LangTextField()  # the societal, personal, cultural or labour-market need it answers
    audience = LangTextField()
    challenge = LangTextField(blank=True)  # the societal challenge
    research_basis = LangTextField(blank=True)
    disciplines = models.JSONField(default=list, blank=True)  # names, at least two
    goals = models.JSONField(default=list, blank=True)  # codes of the alliance's goals
    # European standard elements (Council Recommendation 2022/C 243/02, Annex I)
    ects = EctsField(null=True, blank=True)
    eqf_level = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(8)])
    languages = models.JSONField(default=list, blank=True)  # of teaching, BCP 47
    assessment_type = models.CharField(max_length=60, blank=True)  # code from design.facts.ASSESSMENT_TYPES
    participation = models.CharField(max_length=60, blank=True)  # code from design.facts.PARTICIPATION_FORMS
    quality_assurance = models.CharField(max_length=60, blank=True)  # code from design.facts.QUALITY_ASSURANCE_TYPES
    supervision = models.CharField(max_length=60, blank=True)  # code from design.facts.SUPERVISION_FORMS
    prerequisites = LangTextField(blank=True)
    stackability = models.CharField(max_length=60, blank=True)  # code from design.facts.STACKABILITY
    counts_towards = LangTextField(blank=True)  # the qualification that it is a part of
    grading_scheme = models.CharField(max_length=40, default="pass-fail")
    award_model = models.CharField(max_length=20, choices=[(m.value, m.value) for m in AwardModel], default=AwardModel.JOINT)

    class Meta:
        """One design per slug."""

        ordering: ClassVar = ["-created_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["alliance", "slug"], name="one_design_per_slug"),
            models.CheckConstraint(condition=Q(eqf_level__isnull=True) | Q(eqf_level__range=(1, 8)), name="design_level_is_an_eqf_level"),
        ]

    def __str__(self) -> str:
        """Its title."""
        return str(self.title)

    @property
    def state_name(self) -> str:
        """Its state in words, marked for translation."""
        return STATE_NAMES[DesignState(self.state)]

    def facts(self, *, judged: bool = True, rules: "list[RuleFacts] | None" = None) -> DesignFacts:
        """The design as the named checks see it; invitations that were declined are left out. Rules are read only where they are asked.

        `rules` are the alliance's own, where they are read already for many designs; then nobody is looked up whom to ask.
        """
        written = self._written()
        if not judged:
            return written
        return replace(written, judgements=jurisdiction.judge(self.alliance_id, ruling.plan_of(written), rules, asking=rules is None))

    def _written(self) -> DesignFacts:
        return DesignFacts(
            title=LangText(self.title),
            summary=LangText(self.summary),
            need=LangText(self.need),
            audience=LangText(self.audience),
            challenge=LangText(self.challenge),
            research_basis=LangText(self.research_basis),
            disciplines=tuple(self.disciplines),
            goals=tuple(self.goals),
            alliance_goals=tuple(goal["code"] for goal in self.alliance.goals),
            ects=None if self.ects is None else Ects(self.ects),
            eqf_level=self.eqf_level,
            languages=tuple(self.languages),
            assessment_type=self.assessment_type,
            participation=self.participation,
            quality_assurance=self.quality_assurance,
            supervision=self.supervision,
            stackability=self.stackability,
            grading_scheme=self.grading_scheme,
            award_model=AwardModel(self.award_model),
            outcomes=tuple(each.facts() for each in reading.loaded(self, "outcomes", lambda: self.outcomes.annotate(**OF_OUTCOMES))),
            partners=tuple(
                PartnerFacts(institution=institution.slug, country=institution.country, roles=roles, name=institution.short_name)
                for institution, roles in self.roles().items()
            ),
            team=self._team_facts(),
            sections={each.section: each.content for each in self.sections.all()},
            components=tuple(part.facts() for part in self._components()),
            plan=reading.plan_of(self),
            agreement=reading.agreement_of(self),
            path_rules=tuple(rule.facts() for rule in self.path_rules.all()),
            counts_towards=LangText(self.counts_towards),
        )

    def roles(self) -> Mapping[Institution, Mapping[PartnerRole, InvitationState]]:
        """Who has or is asked for which roles, by institution slug; declined invitations are left out."""
        roles: dict[Institution, dict[PartnerRole, InvitationState]] = defaultdict(dict)
        rows = reading.loaded(self, "partnerships", lambda: self.partnerships.select_related("institution"))
        standing = [each for each in rows if each.state != InvitationState.DECLINED]
        for partnership in sorted(standing, key=lambda each: (each.institution.slug, each.invited_at)):
            roles[partnership.institution][PartnerRole(partnership.role)] = InvitationState(partnership.state)
        return roles

    def _components(self) -> "list[Component]":
        return reading.loaded(self, "components", lambda: self.components.select_related("provider", "reuse").annotate(**OF_COMPONENTS))

    def _team_facts(self) -> Mapping[str, frozenset[str]]:
        team: dict[str, set[str]] = defaultdict(set)
        members = reading.loaded(self, "team", lambda: self.team.select_related("person__institution"))
        for member in [each for each in members if each.state == InvitationState.ACCEPTED]:
            home = member.person.institution
            team[member.category].update({home.slug} if home else ())
        return {category: frozenset(homes) for category, homes in sorted(team.items())}


class Partnership(Row):
    """One institution in one role. An institution may hold several roles; exactly one coordinates."""

    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="partnerships")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=[(r.value, r.value) for r in PartnerRole])
    state = models.CharField(max_length=20, choices=[(s.value, s.value) for s in InvitationState], default=InvitationState.INVITED)
    invited_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    message = models.TextField(blank=True)  # what the team writes with the invitation
    because = models.TextField(blank=True)  # why it was declined
    reminders = models.PositiveSmallIntegerField(default=0)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One row per role; one coordinator."""

        ordering: ClassVar = ["invited_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["design", "institution", "role"], name="one_partnership_per_role"),
            models.UniqueConstraint(
                fields=["design"], condition=Q(role="coordinating") & ~Q(state="declined"), name="one_coordinating_partner"
            ),
        ]

    def __str__(self) -> str:
        """Institution and role."""
        return f"{self.institution}: {self.role}"

    @property
    def role_name(self) -> str:
        """What the institution does, in words marked for translation."""
        return ROLE_NAMES[PartnerRole(self.role)]

    @property
    def state_name(self) -> str:
        """What became of the invitation, in words marked for translation."""
        return INVITATION_NAMES[InvitationState(self.state)]

    @property
    def glyph(self) -> str:
        """The shape of its state on pages."""
        return GLYPHS[InvitationState(self.state)]


class TeamMember(Row):
    """Somebody who makes the design; the category they count as is theirs at the time they joined."""

    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="team")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    category = models.CharField(max_length=20)  # alliance.Category at the time
    task = models.CharField(max_length=120)
    state = models.CharField(max_length=20, choices=[(s.value, s.value) for s in InvitationState], default=InvitationState.INVITED)
    invited_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    message = models.TextField(blank=True)  # what the team writes with the invitation
    because = models.TextField(blank=True)  # why it was declined
    reminders = models.PositiveSmallIntegerField(default=0)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Nobody is on a team twice."""

        ordering: ClassVar = ["invited_at"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["design", "person"], name="one_place_in_the_team")]

    def __str__(self) -> str:
        """Who does what."""
        return f"{self.person}: {self.task}"

    @property
    def category_name(self) -> str:
        """The group they count as, in words marked for translation."""
        return CATEGORY_NAMES.get(self.category, self.category)

    @property
    def state_name(self) -> str:
        """What became of the invitation, in words marked for translation."""
        return INVITATION_NAMES[InvitationState(self.state)]

    @property
    def glyph(self) -> str:
        """The shape of its state on pages."""
        return GLYPHS[InvitationState(self.state)]


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


class GatePassage(Row):
    """A gate of the framework that a version of the design has passed, and who decided."""

    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="passages")
    gate = models.CharField(max_length=10)  # its code in the framework, such as "G1"
    version = models.PositiveIntegerField()
    decided_by = models.CharField(max_length=200)
    reasons = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        """A gate is passed once per version."""

        ordering: ClassVar = ["at"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["design", "gate", "version"], name="one_passage_per_gate_and_version")]

    def __str__(self) -> str:
        """Gate and version."""
        return f"{self.gate} (version {self.version})"


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


class Duty(Row):
    """What the team has said about one step: a person or an institution is responsible, accountable, consulted or informed."""

    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="duties")
    step = models.CharField(max_length=10)  # its code in the framework
    letter = models.CharField(max_length=1, choices=[(letter.value, letter.value) for letter in Letter])
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        """A person or an institution, each letter once; one is accountable."""

        ordering: ClassVar = ["given_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, institution__isnull=True) | Q(person__isnull=True, institution__isnull=False),
                name="duty_of_a_person_or_an_institution",
            ),
            models.UniqueConstraint(
                fields=["design", "step", "letter", "person", "institution"], name="one_duty_per_letter", nulls_distinct=False
            ),
            models.UniqueConstraint(fields=["design", "step"], condition=Q(letter="A"), name="one_accountable_per_step"),
        ]

    def __str__(self) -> str:
        """Who has which letter where."""
        return f"{self.step} {self.letter}: {self.person or self.institution}"
