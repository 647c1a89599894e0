"""Where a design stands: what its checks find, what the definition says of it, the way ahead, who is next and whom to ask."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from juncta.alliance import queries as alliance
from juncta.base.models import Happening
from juncta.design import checks, permits
from juncta.design.events import DesignReopened
from juncta.design.facts import Criterion, DesignState, InvitationState
from juncta.design.models import Design
from juncta.design.queries.contents import StepPlace
from juncta.design.queries.steps import StepStanding, workspace
from juncta.framework import queries as framework
from juncta.framework.facts import Decides, FrameworkFacts, Passage, Position, Step
from juncta.framework.queries import Help, Support
from juncta.jurisdiction import queries as jurisdiction
from juncta.jurisdiction.facts import RuleFacts
from juncta.kernel.refusal import Finding
from juncta.kernel.text import LangText
from juncta.kernel.words import mark
from juncta.ui.pictures import Journey

if TYPE_CHECKING:
    from juncta.alliance.models import Body, Contact, Institution

SAID_IN_SECTIONS = frozenset({"DES-266", "DES-268"})
OF_PARTNERS = frozenset(
    {"DES-222", "DES-234", "DES-261", "DES-262", "DES-263", "DES-264", "DES-268", "DES-290", "DES-291", "DES-292", "DES-293"}
)
OF_COMPONENTS = frozenset(
    {
        "DES-218",
        "DES-231",
        "DES-235",
        "DES-238",
        "DES-239",
        "DES-266",
        "DES-278",
        "DES-282",
        "DES-283",
        "DES-284",
        "DES-285",
        "DES-286",
        "DES-287",
    }
)
OF_OUTCOMES = frozenset(f"DES-{number}" for number in (270, 271, 272, 273, 274, 275, 276, 277, 279, 280))


def findings(design: Design) -> list[Finding]:
    """What the checks before review find, advice included."""
    return permits.found_in(design)


def criteria(design: Design) -> list[Criterion]:
    """The parts of the definition of a joint micro-credential, each met or not."""
    return checks.criteria(design.facts(), framework.facts_of(design.framework))


def passed_gates(design: Design, known: FrameworkFacts | None = None) -> set[str]:
    """The gates that this version has passed; the endorsement of the idea holds for every version."""
    endorsement = (known or framework.facts_of(design.framework)).gate_decided_by(Decides.BODY)
    always = endorsement.code if endorsement else ""
    return {passage.gate for passage in design.passages.all() if passage.version == design.version or passage.gate == always}


def journey_of(design: Design) -> Journey:
    """The framework's way with this design on it."""
    return Standing.of(design).journey


@dataclass(frozen=True, slots=True)
class Return:
    """A version that came back: who sent it back, when, and why."""

    version: int
    who: str
    at: datetime
    because: str


def returns(design: Design) -> list[Return]:
    """The versions that came back, the latest first, as the trail tells it."""
    told = Happening.objects.filter(subject="design", subject_id=design.pk, kind=DesignReopened.kind()).order_by("-id")
    return [Return(each.payload["version"], each.who, each.at, each.payload["because"]) for each in told]


def returned_last(design: Design) -> list[Return]:
    """The return that this version answers, if the version before came back."""
    return [each for each in returns(design)[:1] if each.version == design.version - 1]


@dataclass
class Guide:
    """A step of the framework as a page shows it: where it stands, who does it, and whom to ask."""

    step: Step
    place: StepPlace
    state: str
    responsible: list[Help]
    consulted: list[Help]
    contacts: list["Contact"]
    findings: list[Finding] = field(default_factory=list)
    own: StepStanding | None = None  # what the team has said and done about it


@dataclass(frozen=True, slots=True)
class Asked:
    """One check as a page lists it: its question, and "agreed", "unknown" (advice), "blocked", or "waiting": nothing to check yet."""

    code: str
    question: str
    state: str


@dataclass
class Standing:
    """One reading of a design for a page: facts are read once, everything else follows from them."""

    design: Design
    framework: FrameworkFacts
    findings: list[Finding]
    criteria: list[Criterion]
    position: Position

    @classmethod
    def of(cls, design: Design, known: FrameworkFacts | None = None, rules: list[RuleFacts] | None = None) -> "Standing":
        """Read it; `known` is its framework, and `rules` its alliance's rules, where they are read already."""
        known, facts = known or framework.facts_of(design.framework), design.facts(rules=rules)
        found = permits.let_pass(design, checks.run(facts, checks.asked_by(known)))
        return cls(
            design=design,
            framework=known,
            findings=found,
            criteria=checks.criteria(facts, known),
            position=framework.position(design.framework, passed_gates(design, known), found, known),
        )

    @cached_property
    def support(self) -> Support:
        """Who is meant by the framework, for this design's focus area."""
        return Support(self.design.framework, self.design.focus_area, self.framework)

    @cached_property
    def next(self) -> list[Help]:
        """Who acts now."""
        return self.support.named(self.position.next)

    @cached_property
    def journey(self) -> Journey:
        """The way as a picture, with who is next at the stage where it stands."""
        tags = dict.fromkeys(tag for each in self.next for tag in each.name)
        who = LangText({tag: ", ".join(each.name.best(tag)[1] for each in self.next) for tag in tags})
        return framework.journey(self.framework, self.position, who={self.position.stage: who})

    @property
    def met(self) -> int:
        """How many parts of the definition are met."""
        return sum(each.met for each in self.criteria)

    @property
    def only_advises(self) -> bool:
        """Whether what was found is advice: worth reading, and no obstacle."""
        return bool(self.findings) and not any(finding.blocks for finding in self.findings)

    def is_ahead(self, stage: str) -> bool:
        """Whether the design has not come to this stage yet."""
        return self.position.stages[stage] is Passage.AHEAD

    @property
    def checked(self) -> dict[str, list[Asked]]:
        """Every check that stands before review, passed or not, under what it is about (marked for translation)."""
        worst: dict[str, str] = {}
        for finding in self.findings:
            worst[finding.code] = "blocked" if finding.blocks else worst.get(finding.code, "unknown")
        asked = [
            Asked(code, checks.QUESTIONS[code], worst.get(code, "waiting" if code in self._void else "agreed"))
            for code in checks.asked_by(self.framework)
        ]
        return {
            mark("The idea, and whether it is joint"): [each for each in asked if each.code < "DES-22"],
            mark("The European standard elements"): [each for each in asked if each.code.startswith(("DES-22", "DES-24"))],
            mark("What the sections say"): [each for each in asked if each.code.startswith("DES-25") or each.code in SAID_IN_SECTIONS],
            mark("The business plan and the agreement"): [
                each for each in asked if each.code.startswith("DES-26") and each.code not in SAID_IN_SECTIONS
            ],
            mark("Whether the outcomes can be shown"): [each for each in asked if each.code.startswith("DES-27") or each.code == "DES-280"],
            mark("Whether the parts hold together"): [
                each for each in asked if each.code.startswith("DES-23") or (each.code.startswith("DES-28") and each.code != "DES-280")
            ],
            mark("What every partner’s rules allow"): [each for each in asked if each.code.startswith("DES-29")],
        }

    @cached_property
    def _void(self) -> frozenset[str]:
        """The checks of parts that the design does not have yet: they find nothing, which is no good news."""
        found: set[str] = set()
        if not any(each.state == InvitationState.ACCEPTED for each in self.design.partnerships.all()):
            found |= OF_PARTNERS
        if not self.design.components.all():
            found |= OF_COMPONENTS
        return frozenset(found | (OF_OUTCOMES if not self.design.outcomes.all() else frozenset()))

    @property
    def endorsers(self) -> list[Help]:
        """Who endorses the idea."""
        gate = self.framework.gate_decided_by(Decides.BODY)
        return self.support.deciding(gate) if gate else []

    @property
    def panel(self) -> list[Help]:
        """Who judges for the alliance."""
        gate = self.framework.gate_decided_by(Decides.ALL_SEATS)
        return self.support.deciding(gate) if gate else []

    def guides(self, home: "Institution | None") -> list[Guide]:
        """Every step with its recommendation, where it stands, and whom to ask at `home` or for the whole alliance."""
        support, contacts = self.support, _Contacts(home)
        codes = [step.code for step in self.framework.steps]
        here = codes.index(self.position.step)
        return [
            Guide(
                step=step,
                place=StepPlace(self.design, step.code),
                state=self._state(step, index, here),
                responsible=support.responsible(step),
                consulted=support.consulted(step),
                contacts=contacts.of([body for who in (*step.responsible, *step.consulted) for body in support.meant(who)]),
                findings=[finding for finding in self.findings if finding.code in step.checks],
                own=self.way.get(step.code),
            )
            for index, step in enumerate(self.framework.steps)
        ]

    @cached_property
    def way(self) -> dict[str, StepStanding]:
        """What the team has said and done about each step."""
        return workspace(self.design)

    @property
    def deadlines(self) -> list[tuple[Step, StepStanding]]:
        """The open steps with a day, the nearest first."""
        dated = [(step, self.way[step.code]) for step in self.framework.steps if step.code in self.way]
        return sorted(((step, own) for step, own in dated if own.due and not own.is_closed), key=lambda each: each[1].due or date.max)

    @property
    def step_now(self) -> str:
        """The step to work on: the first on the way to the next gate, from where the checks see it, that the team has not closed."""
        codes = [step.code for step in self.framework.steps]
        here = codes.index(self.position.step)
        if self.position.blocks or not self.position.gate:
            return self.position.step
        leading = [step.code for step in self.framework.leading_to(self.position.gate)]
        ahead = [code for code in codes[here:] if code in leading] or [self.position.step]
        return next((code for code in ahead if not (code in self.way and self.way[code].is_closed)), ahead[-1])

    def _state(self, step: Step, index: int, here: int) -> str:
        if step.code in self.way and self.way[step.code].is_closed:
            return "done"
        if any(finding.blocks and finding.code in step.checks for finding in self.findings):
            return "blocked" if index != here else "here"
        if index == here:
            return "here"
        return "done" if index < here and self.position.stages[step.stage] is not Passage.AHEAD else "waiting"

    @property
    def waiting(self) -> list[str]:
        """Whose answers are still out, by name."""
        partners = [each.institution.short_name for each in self.design.partnerships.all() if each.state == InvitationState.INVITED]
        people = [str(each.person) for each in self.design.team.all() if each.state == InvitationState.INVITED]
        return list(dict.fromkeys([*partners, *people]))

    @property
    def is_drafted(self) -> bool:
        """Whether the team writes at it now."""
        return self.design.state == DesignState.DRAFTING


def standings(designs: Iterable[Design]) -> list[Standing]:
    """Where many designs stand; load them with `with_facts`, and no query is made for any of them."""
    known: dict[object, FrameworkFacts] = {}
    rules: dict[object, list[RuleFacts]] = {}
    for design in (listed := list(designs)):
        if design.framework_id not in known:
            known[design.framework_id] = framework.facts_of(design.framework)
        if design.alliance_id not in rules:
            rules[design.alliance_id] = jurisdiction.rules_for(design.alliance_id)
    return [Standing.of(design, known[design.framework_id], rules[design.alliance_id]) for design in listed]


class _Contacts:
    """Whom to ask, read once per body."""

    def __init__(self, home: "Institution | None") -> None:
        self._home = home
        self._known: dict[object, list[Contact]] = {}

    def of(self, bodies: "list[Body]") -> "list[Contact]":
        """The contacts of these bodies, each once: those at home first, else all that there are."""
        found: dict[object, Contact] = {}
        for body in bodies:
            if body.pk not in self._known:
                near = list(alliance.contacts_for(body, self._home)) if self._home else []
                self._known[body.pk] = near or list(alliance.contacts_for(body))
            found.update({contact.pk: contact for contact in self._known[body.pk]})
        return list(found.values())
