"""A framework as plain values: what a joint micro-credential is, the way to it, who decides, who helps; and where one stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from juncta.framework.facts.coded import find
from juncta.kernel.refusal import Finding
from juncta.kernel.text import LangText
from juncta.kernel.words import mark


class Decides(StrEnum):
    """How a gate is decided."""

    BODY = "body"  # one body says yes
    ALL_SEATS = "all-seats"  # every body with a seat says yes; one return sends it back
    EVERY_AWARDING_PARTNER = "every-awarding-partner"  # each awarding institution decides under its own rules
    CHECKS = "checks"  # nobody decides: it opens when no check blocks


REOPENS_NAMES = {  # what a gate can be reopened by: the material changes
    "ects": mark("the credits"),
    "level": mark("the level"),
    "outcomes": mark("the learning outcomes"),
    "awarding": mark("who awards it"),
    "assessment": mark("the assessment"),
}
REOPENS = tuple(REOPENS_NAMES)


class Means(StrEnum):
    """What somebody named in a framework is."""

    PARTY = "party"  # a part in the work, described in the framework itself
    BODY = "body"  # one body of the alliance
    KIND = "kind"  # the body of that kind in the design's focus area, or all of that kind


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody named in a framework: "party:team", "body:student-board", "kind:self-steering-committee"."""

    means: Means
    name: str

    def __str__(self) -> str:
        """As it is written in the file."""
        return f"{self.means}:{self.name}"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One part of the definition, and the checks that show whether a design meets it."""

    code: str
    name: LangText
    meaning: LangText
    checks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody the framework has words for: a part in the work (the author, the team), or a kind of body."""

    code: str
    name: LangText


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch of the way."""

    code: str
    name: LangText
    purpose: LangText


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what is recommended, who does it, whom to ask, what goes in and what comes out."""

    code: str
    stage: str
    name: LangText
    recommendation: LangText
    responsible: tuple[Who, ...]
    consulted: tuple[Who, ...]
    inputs: LangText
    evidence: LangText
    checks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gate:
    """A decision on the way, taken after a step. `checks` are its own and those of the steps that lead to it."""

    code: str
    after: str
    name: LangText
    decides: Decides
    bodies: tuple[str, ...]  # slugs: the one that decides, or the seats
    kind: str  # instead of one body: the body of this kind in the design's focus area
    checks: tuple[str, ...]
    reopened_by: tuple[str, ...] = ()  # which changes of an approved design bring it before this gate again, of REOPENS
    peers: int = 0  # how many peer reviewers sit beside the bodies
    days: int = 21  # within which everybody asked should have answered
    exceptions_by: str = ""  # slug of the body that may let one finding pass here, with reasons

    @property
    def deciders(self) -> tuple[Who, ...]:
        """The bodies that decide, as the framework names them; empty where no body does."""
        return tuple(Who(Means.BODY, slug) for slug in self.bodies) or ((Who(Means.KIND, self.kind),) if self.kind else ())


@dataclass(frozen=True, slots=True)
class Grading:
    """How results are called: a scheme of two grades, by its code, with the words for both."""

    code: str
    name: LangText
    passed: LangText
    failed: LangText


PASS_FAIL = Grading("pass-fail", LangText({"en": "Pass or fail"}), LangText({"en": "Pass"}), LangText({"en": "Fail"}))


@dataclass(frozen=True, slots=True)
class Format:
    """One of the alliance's joint innovative formats: what an idea may become, and how far this way leads it."""

    code: str
    name: LangText
    meaning: LangText
    until: str = ""  # the last gate it passes on this way; empty: it goes all the way


MICRO_CREDENTIAL = Format(
    "micro-credential",
    LangText(
        {
            "en": "Joint micro-credential",
            "fr": "Microcertification conjointe",
            "de": "Gemeinsames Microcredential",
            "nl": "Gezamenlijke microcredential",
        }
    ),
    LangText({"en": "A small, assessed piece of learning that partners make and award together."}),
)


@dataclass(frozen=True, slots=True)
class FrameworkFacts:
    """A whole framework. Stages, steps and gates stand in the order of the way."""

    slug: str
    version: int
    name: LangText
    definition: LangText
    support: LangText
    criteria: tuple[Criterion, ...]
    parties: tuple[Party, ...]
    kinds: tuple[Party, ...]
    stages: tuple[Stage, ...]
    steps: tuple[Step, ...]
    gates: tuple[Gate, ...]
    grading: Grading = PASS_FAIL
    formats: tuple[Format, ...] = (MICRO_CREDENTIAL,)
    adopted_by: str = ""  # the body that adopts the next version; empty: the office publishes what others drafted
    standards: tuple[str, ...] = ()  # the sets by which the panel judges, such as "european-approach-2015"
    checklists: tuple[str, ...] = ()  # further sets that a team goes through for itself

    def format(self, code: str) -> Format:
        """The format of that code; raises KeyError if there is none."""
        return find(self.formats, code)

    def stage(self, code: str) -> Stage:
        """The stage of that code; raises KeyError if there is none."""
        return find(self.stages, code)

    def step(self, code: str) -> Step:
        """The step of that code; raises KeyError if there is none."""
        return find(self.steps, code)

    def gate(self, code: str) -> Gate:
        """The gate of that code; raises KeyError if there is none."""
        return find(self.gates, code)

    def party(self, code: str) -> Party:
        """The party of that code; raises KeyError if there is none."""
        return find(self.parties, code)

    def kind(self, code: str) -> Party:
        """What a kind of body is called; raises KeyError if the framework has no words for it."""
        return find(self.kinds, code)

    def steps_of(self, stage: str) -> tuple[Step, ...]:
        """The steps of a stage, in order."""
        return tuple(step for step in self.steps if step.stage == stage)

    def gates_of(self, stage: str) -> tuple[Gate, ...]:
        """The gates that are decided in a stage, in order."""
        return tuple(gate for gate in self.gates if self.step(gate.after).stage == stage)

    def gate_after(self, step: str) -> Gate | None:
        """The gate that is decided after a step, if there is one."""
        return next((gate for gate in self.gates if gate.after == step), None)

    def gate_decided_by(self, decides: Decides) -> Gate | None:
        """The first gate that is decided in this way: the panel's is the first of ALL_SEATS."""
        return next((gate for gate in self.gates if gate.decides is decides), None)

    @property
    def up_to_publication(self) -> tuple[Gate, ...]:
        """The gates a design passes before it is published: the last is the first decided by checks behind the partners' gate."""
        partners = self.gate_decided_by(Decides.EVERY_AWARDING_PARTNER)
        if partners is None:
            return self.gates
        number = self.gates.index(partners) + 1
        behind = next((index for index, gate in enumerate(self.gates) if index >= number and gate.decides is Decides.CHECKS), None)
        return self.gates[: number if behind is None else behind + 1]

    @property
    def after_publication(self) -> Gate | None:
        """The panel's gate behind publication: renew, revise or end; None where the framework has none."""
        behind = self.gates[len(self.up_to_publication) :]
        return next((gate for gate in behind if gate.decides is Decides.ALL_SEATS), None)

    def leading_to(self, gate: str) -> tuple[Step, ...]:
        """The steps between the gate before and this one."""
        number = self.gates.index(self.gate(gate))
        begin = self.steps.index(self.step(self.gates[number - 1].after)) + 1 if number else 0
        return self.steps[begin : self.steps.index(self.step(self.gates[number].after)) + 1]


class Passage(StrEnum):
    """What has become of a stage."""

    DONE = "done"
    HERE = "here"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Position:
    """Where a design stands on the way."""

    stage: str
    step: str
    gate: str  # the next gate; empty behind the last
    blocks: tuple[Finding, ...]  # what keeps that gate closed
    next: tuple[Who, ...]  # who acts now: those responsible for the step while something blocks, else those who decide
    stages: Mapping[str, Passage]

    @property
    def is_ready(self) -> bool:
        """Whether nothing stands between the design and the decision at its next gate."""
        return bool(self.gate) and not self.blocks
