"""The design workspace's tables: one design, its partners, its team, its outcomes and components, the gates it has passed."""

from collections import defaultdict
from collections.abc import Mapping
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from juncta.alliance.models import Alliance, Body, FocusArea, Institution, Person
from juncta.base.fields import EctsField, LangTextField
from juncta.base.models import Row
from juncta.design.facts import (
    CATEGORY_NAMES,
    INVITATION_NAMES,
    ROLE_NAMES,
    STATE_NAMES,
    AwardModel,
    ComponentFacts,
    DesignFacts,
    DesignState,
    InvitationState,
    PartnerFacts,
    PartnerRole,
)
from juncta.framework.facts import MICRO_CREDENTIAL
from juncta.framework.models import Framework
from juncta.kernel.ects import Ects
from juncta.kernel.text import LangText

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

    def facts(self) -> DesignFacts:
        """The design as the named checks see it; invitations that were declined are left out."""
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
            outcomes=tuple(LangText(outcome.text) for outcome in self.outcomes.all()),
            partners=tuple(
                PartnerFacts(institution=institution.slug, country=institution.country, roles=roles, name=institution.short_name)
                for institution, roles in self.roles().items()
            ),
            team=self._team_facts(),
            components=tuple(part.facts() for part in self.components.select_related("provider").prefetch_related("shaped_by")),
        )

    def roles(self) -> Mapping[Institution, Mapping[PartnerRole, InvitationState]]:
        """Who has or is asked for which roles, by institution slug; declined invitations are left out."""
        roles: dict[Institution, dict[PartnerRole, InvitationState]] = defaultdict(dict)
        standing = self.partnerships.exclude(state=InvitationState.DECLINED)
        for partnership in standing.select_related("institution").order_by("institution__slug", "invited_at"):
            roles[partnership.institution][PartnerRole(partnership.role)] = InvitationState(partnership.state)
        return roles

    def _team_facts(self) -> Mapping[str, frozenset[str]]:
        team: dict[str, set[str]] = defaultdict(set)
        for member in self.team.filter(state=InvitationState.ACCEPTED).select_related("person__institution"):
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

    class Meta:
        """In order."""

        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["design", "position"], name="one_outcome_per_position", deferrable=models.Deferrable.DEFERRED)
        ]

    def __str__(self) -> str:
        """Its text."""
        return str(self.text)


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
            shaped_by=frozenset(shaper.slug for shaper in self.shaped_by.all()),
            ects=Ects(self.ects),
            comes_first=self.comes_first,
            compulsory=self.compulsory,
            taken_from=self.taken_from,
            provider_name=self.provider.short_name,
        )


class GatePassage(Row):
    """A gate of the framework that a version of the design has passed, and who decided."""

    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="passages")
    gate = models.CharField(max_length=10)  # its code in the framework, such as "G1"
    version = models.PositiveIntegerField()
    decided_by = models.CharField(max_length=200)
    reasons = models.TextField(blank=True)
    unchanged_since = models.PositiveIntegerField(null=True, blank=True)  # the version decided; nothing that this gate asks for has changed
    at = models.DateTimeField()

    class Meta:
        """A gate is passed once per version; triggers keep the row, and let none in without its decision."""

        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["design", "gate", "version"], name="one_passage_per_gate_and_version"),
            models.CheckConstraint(
                condition=Q(unchanged_since__isnull=True) | Q(unchanged_since__lt=models.F("version")), name="passage_is_carried_forward"
            ),
        ]

    def __str__(self) -> str:
        """Gate and version."""
        return f"{self.gate} (version {self.version})"


class GateException(Row):
    """The body that the framework names for a gate lets one finding pass there, with reasons, until a day if it says so.

    It is a decision like others: never changed, and shown wherever the design is.
    """

    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="exceptions")
    version = models.PositiveIntegerField()
    gate = models.CharField(max_length=10)
    code = models.CharField(max_length=10)  # of the finding that may pass
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reasons = models.TextField()
    valid_until = models.DateField(null=True, blank=True)
    at = models.DateTimeField()

    class Meta:
        """One per finding and version, with reasons."""

        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["design", "version", "code"], name="one_exception_per_finding"),
            models.CheckConstraint(condition=~Q(reasons=""), name="exception_has_reasons"),
        ]

    def __str__(self) -> str:
        """Finding and body."""
        return f"{self.code}: {self.body}"


class Withdrawal(Row):
    """A partner that had accepted withdraws from the design, with reasons; never changed."""

    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="withdrawals")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    roles = models.JSONField(default=list)  # those it held
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reasons = models.TextField()
    at = models.DateTimeField()

    class Meta:
        """With reasons; once per version."""

        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["design", "institution", "version"], name="one_withdrawal_per_version"),
            models.CheckConstraint(condition=~Q(reasons=""), name="withdrawal_has_reasons"),
        ]

    def __str__(self) -> str:
        """Who withdrew."""
        return str(self.institution)
