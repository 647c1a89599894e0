"""What the room knows: rules of jurisdictions and institutions, a plan they are held against, and what comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from juncta.kernel.ects import Ects
from juncta.kernel.text import LangText
from juncta.kernel.words import mark


class Subject(StrEnum):
    """What a rule is about."""

    SIZE = "size"
    HOURS = "hours"
    FEE = "fee"
    LEVEL = "level"
    AWARDING = "awarding"
    AWARD_MODEL = "award-model"
    QUALITY = "quality"
    CERTIFICATE = "certificate"
    REGISTER = "register"
    RECOGNITION = "recognition"
    ENROLMENT = "enrolment"


class Operator(StrEnum):
    """How a rule is held against a plan. UNKNOWN is a rule too: the subject is known, its value is not."""

    BETWEEN = "between"
    AT_MOST = "at most"
    AT_LEAST = "at least"
    BELOW = "below"
    ONE_OF = "one of"
    REQUIRED = "required"
    FORBIDDEN = "forbidden"
    UNKNOWN = "unknown"


class Severity(StrEnum):
    """What happens where a plan does not fit."""

    BLOCKS = "blocks"
    ADVISES = "advises"
    INFORMS = "informs"


class Nature(StrEnum):
    """How much a text binds."""

    LAW = "law"
    SECTOR_AGREEMENT = "sector agreement"
    INSTITUTION_POLICY = "institution policy"
    GUIDANCE = "guidance"
    DRAFT = "draft"


class Certainty(StrEnum):
    """How we know: a source says it, it was read in a public repository, we conclude it, or it is general knowledge to be checked."""

    SOURCE = "S"
    REPOSITORY = "R"
    INFERRED = "I"
    UNCONFIRMED = "M"


class Unit(StrEnum):
    """What the numbers of a rule count."""

    ECTS = "ECTS"
    HOURS = "hours"
    HOURS_PER_ECTS = "hours per ECTS"
    HOURS_PER_SCQF = "hours per SCQF credit"
    EUR_PER_ECTS = "EUR per ECTS"
    NONE = ""


class Outcome(StrEnum):
    """What a plan and a partner's rules on one subject come to, the gravest first."""

    CONFLICTS = "conflicts"
    UNKNOWN = "unknown"
    ADVICE = "advice"
    FITS = "fits"


class Reason(StrEnum):
    """Why an outcome is what it is."""

    MET = "met"
    BROKEN = "broken"
    EXCEPTION = "exception"  # broken, but an exception in force lets it pass
    NOT_AWARDING = "not awarding"  # broken, but the rule binds who awards, and this partner does not
    NO_VALUE = "no value"  # the rule says: unknown
    NO_RULE = "no rule"  # nothing is noted
    NOT_IN_FORCE = "not in force"  # the only rule is over, or has not begun
    PLAN_SILENT = "plan silent"  # the plan does not say yet


class AwardModel(StrEnum):
    """Who awards what."""

    MANDATE = "mandate"
    JOINT = "joint"
    SEVERAL = "several"
    COMPONENTS = "components"


NUMBERS = frozenset({Operator.BETWEEN, Operator.AT_MOST, Operator.AT_LEAST, Operator.BELOW})
BINDS_WHO_AWARDS = frozenset(Subject) - {Subject.HOURS, Subject.RECOGNITION, Subject.ENROLMENT}
MAY_BLOCK = frozenset({Nature.LAW, Nature.SECTOR_AGREEMENT, Nature.INSTITUTION_POLICY})
UNITS: Mapping[Subject, tuple[Unit, ...]] = {
    Subject.SIZE: (Unit.ECTS, Unit.HOURS),
    Subject.HOURS: (Unit.HOURS_PER_ECTS, Unit.HOURS_PER_SCQF),
    Subject.FEE: (Unit.EUR_PER_ECTS,),
}
ASK = ("legal", "quality-assurance")  # bodies to ask where a rule names nobody
OLD_AFTER = 365  # days after which a source should be read again

SUBJECT_NAMES: Mapping[Subject, str] = {
    Subject.SIZE: mark("Size"),
    Subject.HOURS: mark("Hours of work per credit"),
    Subject.FEE: mark("Fee"),
    Subject.LEVEL: mark("Level"),
    Subject.AWARDING: mark("Legal basis, and who may award"),
    Subject.AWARD_MODEL: mark("Awarding together"),
    Subject.QUALITY: mark("Quality assurance"),
    Subject.CERTIFICATE: mark("Form of the certificate"),
    Subject.REGISTER: mark("Register"),
    Subject.RECOGNITION: mark("Recognition"),
    Subject.ENROLMENT: mark("Enrolment and learners"),
}
OPERATOR_NAMES: Mapping[Operator, str] = {
    Operator.BETWEEN: mark("between two numbers"),
    Operator.AT_MOST: mark("at most"),
    Operator.AT_LEAST: mark("at least"),
    Operator.BELOW: mark("less than"),
    Operator.ONE_OF: mark("one of"),
    Operator.REQUIRED: mark("required: one of these has to be there"),
    Operator.FORBIDDEN: mark("none of these"),
    Operator.UNKNOWN: mark("not known"),
}
SEVERITY_NAMES: Mapping[Severity, str] = {
    Severity.BLOCKS: mark("blocks"),
    Severity.ADVISES: mark("advises"),
    Severity.INFORMS: mark("informs"),
}
NATURE_NAMES: Mapping[Nature, str] = {
    Nature.LAW: mark("law"),
    Nature.SECTOR_AGREEMENT: mark("agreement of the sector"),
    Nature.INSTITUTION_POLICY: mark("the university’s own rule"),
    Nature.GUIDANCE: mark("guidance"),
    Nature.DRAFT: mark("draft"),
}
CERTAINTY_NAMES: Mapping[Certainty, str] = {
    Certainty.SOURCE: mark("a source says it"),
    Certainty.REPOSITORY: mark("read in a public repository"),
    Certainty.INFERRED: mark("concluded by us"),
    Certainty.UNCONFIRMED: mark("general knowledge, not confirmed"),
}
OUTCOME_NAMES: Mapping[Outcome, str] = {
    Outcome.CONFLICTS: mark("conflicts"),
    Outcome.UNKNOWN: mark("unknown"),
    Outcome.ADVICE: mark("advice"),
    Outcome.FITS: mark("fits"),
}
AWARD_MODEL_NAMES: Mapping[AwardModel, str] = {
    AwardModel.MANDATE: mark("One university awards for all"),
    AwardModel.JOINT: mark("All awarding universities award jointly"),
    AwardModel.SEVERAL: mark("Each awarding university gives its own certificate"),
    AwardModel.COMPONENTS: mark("Each university awards the components it teaches"),
}
VALUE_NAMES: Mapping[str, str] = {
    "university": mark("a university"),
    "award in its own right": mark("an award in its own right"),
    "degree": mark("a degree"),
    "mandate": mark("one university awards for all"),
    "joint": mark("all award jointly"),
    "several": mark("each gives its own certificate"),
    "components": mark("each awards its components"),
    "institutional-accreditation": mark("the university’s own quality assurance"),
    "programme-accreditation": mark("accreditation of the programme"),
    "national-quality-agency": mark("a national agency"),
    "sectoral-quality-assurance": mark("quality assurance of the sector"),
    "digital": mark("digital"),
    "edubadge": mark("an edubadge"),
    "expiry": mark("an end of its validity"),
    "study register": mark("the study register"),
    "agreement": mark("an agreement"),
    "decision of the examination board": mark("a decision of the examination board"),
    "decision of the CFVU": mark("a decision of the CFVU"),
    "criteria of DM 931/2024": mark("the criteria of DM 931/2024"),
    "stackable": mark("stackable"),
    "stand-alone": mark("stand-alone"),
    "credit contract": mark("a credit contract"),
    "non-eea on site": mark("learners from outside the EEA on site"),
}
GLYPHS: Mapping[Outcome, str] = {
    Outcome.CONFLICTS: "blocked",
    Outcome.UNKNOWN: "unknown",
    Outcome.ADVICE: "returned",
    Outcome.FITS: "agreed",
}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule is written, and when somebody last looked (None: never, or not since it is only remembered)."""

    title: str = ""
    address: str = ""
    verified_on: date | None = None


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """One rule. `binds` are the institutions it binds, by slug; `own` says that it is one institution's own rule.

    `exception_to` names a rule that this one relaxes while it is in force: it lets a plan through, with advice, and makes no range wider.
    """

    code: str
    subject: Subject
    operator: Operator
    value: tuple[str, ...] = ()
    unit: Unit = Unit.NONE
    severity: Severity = Severity.INFORMS
    nature: Nature = Nature.GUIDANCE
    valid_from: date | None = None
    valid_until: date | None = None
    source: Source = Source()
    certainty: Certainty = Certainty.SOURCE
    remedy: LangText = field(default_factory=LangText)
    note: LangText = field(default_factory=LangText)
    ask: tuple[str, ...] = ASK
    exception_to: str = ""
    place: str = ""  # code of its jurisdiction
    own: bool = False
    binds: frozenset[str] = frozenset()
    key: str = ""  # of its page

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """Its value as numbers; empty for a rule that has none."""
        return tuple(Decimal(each) for each in self.value) if self.operator in NUMBERS else ()

    def in_force(self, on: date) -> bool:
        """Whether it holds on that day."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_until is None or on <= self.valid_until)

    def is_over(self, on: date) -> bool:
        """Whether it held once and no longer does."""
        return self.valid_until is not None and self.valid_until < on

    def is_old(self, on: date, after: int = OLD_AFTER) -> bool:
        """Whether its source was never looked up, or so long ago that somebody should look again."""
        return self.source.verified_on is None or (on - self.source.verified_on).days > after


@dataclass(frozen=True, slots=True)
class Party:
    """A partner in a plan: its key and name, whether it awards, coordinates, and the credits of the components it teaches.

    `fees` is what its learners pay for everything, in EUR, one amount per group; empty where nobody has said.
    """

    key: str
    name: str = ""
    awards: bool = True
    coordinates: bool = False
    ects: Ects | None = None
    fees: tuple[Decimal, ...] = ()

    def __str__(self) -> str:
        """Its name, or its key where it has none."""
        return self.name or self.key


@dataclass(frozen=True, slots=True)
class Plan:
    """What is held against the rules. None and empty mean that the plan does not say yet."""

    parties: tuple[Party, ...] = ()
    ects: Ects | None = None
    eqf_level: int | None = None
    fee: Decimal | None = None  # EUR per credit for everybody, instead of what the partners plan
    mode: str = ""  # "online", "on-site", "blended"
    languages: tuple[str, ...] = ()
    quality: str = ""  # type of quality assurance
    stackability: str = ""
    learners: frozenset[str] = frozenset()  # groups, such as "non-eea"
    award_model: AwardModel = AwardModel.JOINT


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one rule says to a plan. Sentence and remedy are marked for translation; `values` fill their braces."""

    rule: RuleFacts | None
    outcome: Outcome
    reason: Reason
    sentence: str
    remedy: str = ""
    values: Mapping[str, object] = field(default_factory=dict, hash=False)
    old: bool = False
    over: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a partner's rules on one subject say to a plan: the gravest of its verdicts, which come with it, gravest first."""

    party: Party
    subject: Subject
    outcome: Outcome
    verdicts: tuple[Verdict, ...]
    contacts: tuple[str, ...] = ()  # whom to ask at this partner, by name; filled in by whoever knows people

    @property
    def first(self) -> Verdict:
        """The gravest verdict."""
        return self.verdicts[0]

    @property
    def ask(self) -> tuple[str, ...]:
        """The bodies that can answer, by slug."""
        named = dict.fromkeys(body for each in self.verdicts if each.rule for body in each.rule.ask)
        return tuple(named) or ASK

    @property
    def glyph(self) -> str:
        """Its shape on pages."""
        return GLYPHS[self.outcome]

    @property
    def word(self) -> str:
        """Its word on pages, marked for translation."""
        return OUTCOME_NAMES[self.outcome]

    @property
    def is_open(self) -> bool:
        """Whether the rules are unknown, rather than the plan silent."""
        return any(each.outcome is Outcome.UNKNOWN and each.reason is not Reason.PLAN_SILENT for each in self.verdicts)

    @property
    def flagged(self) -> tuple[Verdict, ...]:
        """Verdicts whose rule is over or whose source should be looked up again."""
        return tuple(each for each in self.verdicts if each.old or each.over)


@dataclass(frozen=True, slots=True)
class Showcase:
    """What panels of higher rooms are shown beside: a jurisdiction by its code, in one alliance, with its universities by slug."""

    code: str
    alliance: UUID
    institutions: tuple[str, ...]
