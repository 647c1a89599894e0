"""What the design's rules know: states, roles, code lists, and a design as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from juncta.design.clauses import CLAUSES as CLAUSES  # noqa: PLC0414 - this is the door to it
from juncta.design.clauses import AgreementFacts
from juncta.design.money import USUAL as USUAL  # noqa: PLC0414
from juncta.design.money import EffortFacts as EffortFacts  # noqa: PLC0414
from juncta.design.money import PlanFacts
from juncta.kernel.ects import Ects
from juncta.kernel.refusal import Finding
from juncta.kernel.text import LangText
from juncta.kernel.words import mark


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
    outcomes: tuple[LangText, ...]
    partners: tuple[PartnerFacts, ...]
    team: Mapping[str, frozenset[str]]  # category -> institutions of accepted members of that category
    components: tuple[ComponentFacts, ...]
    plan: PlanFacts | None = None  # None: nobody has looked, so no check judges it
    agreement: AgreementFacts | None = None


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
