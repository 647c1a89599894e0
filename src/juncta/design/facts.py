"""What the design's rules know: states, roles, code lists, and a design as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

from juncta.design.clauses import CLAUSES as CLAUSES  # noqa: PLC0414 - this is the door to it
from juncta.design.clauses import AgreementFacts
from juncta.design.money import USUAL as USUAL  # noqa: PLC0414
from juncta.design.money import EffortFacts as EffortFacts  # noqa: PLC0414
from juncta.design.money import PlanFacts
from juncta.jurisdiction.facts import Judgement
from juncta.kernel.ects import Ects
from juncta.kernel.refusal import Finding
from juncta.kernel.text import LangText
from juncta.kernel.words import mark

NO_TEXT = LangText()


class DesignState(StrEnum):
    """Where a design stands between idea and edition."""

    DRAFTING = "drafting"
    UNDER_REVIEW = "under review"
    APPROVING = "approving"  # the alliance has approved; the awarding partners decide
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


class PartnerRole(StrEnum):
    """What an institution does in a joint micro-credential."""

    COORDINATING = "coordinating"
    AWARDING = "awarding"
    TEACHING = "teaching"
    ASSOCIATED = "associated"


class InvitationState(StrEnum):
    """What became of an invitation."""

    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Dimension(StrEnum):
    """What kind of ability a learning outcome is: the three columns of the European Qualifications Framework."""

    KNOWLEDGE = "knowledge"
    SKILLS = "skills"
    AUTONOMY = "responsibility and autonomy"


class RuleKind(StrEnum):
    """What a path rule asks of a learner's choice among the components of a group."""

    ALL_OF = "all of"
    AT_LEAST = "at least"
    AT_MOST = "at most"


class Measure(StrEnum):
    """What a path rule counts."""

    ECTS = "ects"
    COMPONENTS = "components"


class StepMark(StrEnum):
    """What a team says of a step."""

    DONE = "done"
    NOT_NEEDED = "not needed"


class AwardModel(StrEnum):
    """Who awards: one institution on behalf of the alliance, or all awarding partners jointly."""

    ON_BEHALF = "on behalf"
    JOINT = "joint"


# Code lists: code -> English name (gettext translates it on pages). Sources: Annex I of the Council Recommendation and
# the lists in domain §3.2; the codes are the ones used in signed documents.
ASSESSMENT_TYPES = {
    "written-examination": mark("Written examination"),
    "oral-examination": mark("Oral examination"),
    "practical-assessment": mark("Practical assessment"),
    "portfolio-assessment": mark("Portfolio"),
    "peer-assessment": mark("Peer assessment"),
    "project-assessment": mark("Project"),
    "continuous-assessment": mark("Continuous assessment"),
}
PARTICIPATION_FORMS = {"online": mark("Online"), "on-site": mark("On site"), "blended": mark("Blended")}
QUALITY_ASSURANCE_TYPES = {
    "institutional-accreditation": mark("Institutional accreditation"),
    "programme-accreditation": mark("Programme accreditation"),
    "national-quality-agency": mark("National quality agency"),
    "sectoral-quality-assurance": mark("Sectoral quality assurance"),
}
SUPERVISION_FORMS = {
    "unsupervised-no-id": mark("Unsupervised, identity not verified"),
    "supervised-no-id": mark("Supervised, identity not verified"),
    "supervised-id": mark("Supervised online or on site, identity verified"),
}
STACKABILITY = {"stand-alone": mark("Stand-alone"), "stackable": mark("Stackable towards another credential")}
GRADING_SCHEMES = {"pass-fail": mark("Pass or fail")}

DIMENSION_NAMES = {
    Dimension.KNOWLEDGE: mark("Knowledge"),
    Dimension.SKILLS: mark("Skills"),
    Dimension.AUTONOMY: mark("Responsibility and autonomy"),
}

RULE_NAMES = {RuleKind.AT_LEAST: mark("at least"), RuleKind.AT_MOST: mark("at most"), RuleKind.ALL_OF: mark("all")}
MEASURE_NAMES = {Measure.ECTS: mark("ECTS"), Measure.COMPONENTS: mark("components")}

# How states and roles are called on pages (gettext translates them there).
STATE_NAMES = {
    DesignState.DRAFTING: mark("Being drafted"),
    DesignState.UNDER_REVIEW: mark("Under review"),
    DesignState.APPROVING: mark("Awaiting the partners' approval"),
    DesignState.APPROVED: mark("Approved"),
    DesignState.WITHDRAWN: mark("Withdrawn"),
}
ROLE_NAMES = {
    PartnerRole.COORDINATING: mark("Coordinates"),
    PartnerRole.AWARDING: mark("Awards"),
    PartnerRole.TEACHING: mark("Teaches"),
    PartnerRole.ASSOCIATED: mark("Is associated"),
}
INVITATION_NAMES = {
    InvitationState.INVITED: mark("Invited, no answer yet"),
    InvitationState.ACCEPTED: mark("Accepted"),
    InvitationState.DECLINED: mark("Declined"),
}
STEP_MARK_NAMES = {StepMark.DONE: mark("Done"), StepMark.NOT_NEEDED: mark("Not needed")}
AWARD_MODEL_NAMES = {
    AwardModel.JOINT: mark("Jointly: every awarding partner awards and signs"),
    AwardModel.ON_BEHALF: mark("One partner awards on behalf of the alliance"),
}
CATEGORY_NAMES = {
    "academic": mark("Academic"),
    "professional": mark("Professional staff"),
    "student": mark("Student"),
    "outside": mark("From outside the universities"),
}

# The parts of a design that are written, versioned and commented one by one: key -> name.
SECTION_NAMES: Mapping[str, str] = {
    "idea": mark("Idea"),
    "elements": mark("Standard elements"),
    "outcomes": mark("Learning outcomes"),
    "components": mark("Components"),
    "vision": mark("Vision and profile"),
    "assessment": mark("Assessment"),
    "delivery": mark("Delivery and accessibility"),
    "admission": mark("Admission"),
    "recruitment": mark("Reaching learners"),
    "business": mark("Fees and business plan"),
    "quality": mark("Quality plan"),
    "stackability": mark("Stacking and recognition"),
    "agreement": mark("Cooperation agreement"),
    "certification": mark("Certification"),
}


@dataclass(frozen=True, slots=True)
class PartnerFacts:
    """One institution's part: its key (slug), country, the roles it has accepted or been invited to, and its name for sentences."""

    institution: str
    country: str
    roles: Mapping[PartnerRole, InvitationState]
    name: str = ""

    def __str__(self) -> str:
        """Its name, or its key where it has none."""
        return self.name or self.institution


@dataclass(frozen=True, slots=True)
class ComponentFacts:
    """One component: provider and shapers are institution slugs."""

    key: str
    title: LangText
    provider: str
    shaped_by: frozenset[str]
    ects: Ects
    comes_first: bool
    compulsory: bool
    taken_from: str = ""
    provider_name: str = ""  # for sentences
    language: str = "en"
    mode: str = ""  # code from PARTICIPATION_FORMS; empty where it is the whole's
    group: str = ""  # which path rules it counts for
    requires: frozenset[str] = frozenset()  # keys of components to be finished before
    reuse_told: bool = True  # of an existing course: whether its university and what was changed are named
    hours_per_ects: str = ""  # as its provider counts: "25", "20-25"; empty where unknown


@dataclass(frozen=True, slots=True)
class LinkedSkill:
    """A skill that an outcome is linked to; `known` while the list of skills in force has it."""

    uri: str
    label: LangText
    known: bool = True


@dataclass(frozen=True, slots=True)
class OutcomeFacts:
    """A learning outcome: how it reads, what it is, which components address it, how it is assessed, which skills it means."""

    text: LangText
    dimension: str = ""
    assessment: str = ""  # code from ASSESSMENT_TYPES
    components: frozenset[str] = frozenset()  # keys
    skills: tuple[LinkedSkill, ...] = ()


@dataclass(frozen=True, slots=True)
class PathRuleFacts:
    """A rule of choice: of the components of `group` (empty: of all optional ones) take all, at least or at most so much.

    With `per_provider` the amount holds for the components of each university by itself.
    """

    kind: RuleKind
    group: str = ""
    amount: Decimal = Decimal(0)
    measure: Measure = Measure.ECTS
    per_provider: bool = False


@dataclass(frozen=True, slots=True)
class DesignFacts:
    """A whole design as plain values: what every named check looks at."""

    title: LangText
    summary: LangText
    need: LangText
    audience: LangText
    challenge: LangText
    research_basis: LangText
    disciplines: tuple[str, ...]
    goals: tuple[str, ...]
    alliance_goals: tuple[str, ...]
    ects: Ects | None
    eqf_level: int | None
    languages: tuple[str, ...]
    assessment_type: str
    participation: str
    quality_assurance: str
    supervision: str
    stackability: str
    grading_scheme: str
    award_model: AwardModel
    outcomes: tuple[OutcomeFacts, ...]
    partners: tuple[PartnerFacts, ...]
    team: Mapping[str, frozenset[str]]  # category -> institutions of accepted members of that category
    components: tuple[ComponentFacts, ...]
    sections: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)  # key of SECTION_NAMES -> its plain content
    plan: PlanFacts | None = None  # None: nobody has looked, so no check judges it
    agreement: AgreementFacts | None = None
    path_rules: tuple[PathRuleFacts, ...] = ()
    counts_towards: LangText = NO_TEXT  # the qualification that it is a part of, where it is stackable
    judgements: tuple[Judgement, ...] = ()  # what every partner's rules say to it today


@dataclass(frozen=True, slots=True)
class Criterion:
    """One part of the definition of a joint micro-credential, and whether the design meets it.

    Name and meaning are the framework's; `unmet` is what its checks found.
    """

    code: str
    name: LangText
    meaning: LangText
    unmet: tuple[Finding, ...] = ()

    @property
    def met(self) -> bool:
        """Whether nothing stands against it."""
        return not self.unmet
