"""One design, and how it becomes facts."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from juncta.alliance.models import Alliance, FocusArea, Institution, Person
from juncta.base.fields import EctsField, LangTextField
from juncta.base.models import Row
from juncta.design.checks import ruling
from juncta.design.facts import (
    STATE_NAMES,
    AwardModel,
    DesignFacts,
    DesignState,
    InvitationState,
    PartnerFacts,
    PartnerRole,
)
from juncta.design.models import reading
from juncta.framework.facts import MICRO_CREDENTIAL
from juncta.framework.models import Framework
from juncta.jurisdiction import queries as jurisdiction
from juncta.jurisdiction.facts import RuleFacts
from juncta.kernel.ects import Ects
from juncta.kernel.text import LangText

if TYPE_CHECKING:
    pass


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

    reads_once: bool = False  # set for one page, which shows the design as it stood when the page was asked for
    _facts: "DesignFacts | None" = None

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
        if self.reads_once and judged and self._facts is not None:
            return self._facts
        written = self._written()
        if not judged:
            return written
        self._facts = replace(
            written, judgements=jurisdiction.judge(self.alliance_id, ruling.plan_of(written), rules, asking=rules is None)
        )
        return self._facts

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
            outcomes=tuple(each.facts() for each in reading.loaded(self, "outcomes")),
            partners=tuple(
                PartnerFacts(institution=institution.slug, country=institution.country, roles=roles, name=institution.short_name)
                for institution, roles in self.roles().items()
            ),
            team=self._team_facts(),
            sections={each.section: each.content for each in reading.loaded(self, "sections")},
            components=tuple(part.facts() for part in reading.loaded(self, "components")),
            plan=reading.plan_of(self),
            agreement=reading.agreement_of(self),
            path_rules=tuple(rule.facts() for rule in reading.loaded(self, "path_rules")),
            counts_towards=LangText(self.counts_towards),
        )

    def roles(self) -> Mapping[Institution, Mapping[PartnerRole, InvitationState]]:
        """Who has or is asked for which roles, by institution slug; declined invitations are left out."""
        roles: dict[Institution, dict[PartnerRole, InvitationState]] = defaultdict(dict)
        rows = reading.loaded(self, "partnerships")
        standing = [each for each in rows if each.state != InvitationState.DECLINED]
        for partnership in sorted(standing, key=lambda each: (each.institution.slug, each.invited_at)):
            roles[partnership.institution][PartnerRole(partnership.role)] = InvitationState(partnership.state)
        return roles

    def _team_facts(self) -> Mapping[str, frozenset[str]]:
        team: dict[str, set[str]] = defaultdict(set)
        members = reading.loaded(self, "team")
        for member in [each for each in members if each.state == InvitationState.ACCEPTED]:
            home = member.person.institution
            team[member.category].update({home.slug} if home else ())
        return {category: frozenset(homes) for category, homes in sorted(team.items())}
