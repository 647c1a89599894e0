"""Writes docs/reference/framework.md and checklist.md from the framework's data: definition, way, gates, what to tick off."""

import sys
from pathlib import Path

from juncta.framework import engine
from juncta.framework.facts import Decides, FrameworkFacts, Gate, Means, Stage, StandardSet, Step, Who

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "src" / "juncta" / "framework" / "data" / "joint-micro-credentials.toml"
PAGE = ROOT / "docs" / "reference" / "framework.md"
CHECKLIST = ROOT / "docs" / "reference" / "checklist.md"
DECISIONS = {
    Decides.BODY: "Decided by {who}.",
    Decides.ALL_SEATS: "Decided by all of {who}; one return with reasons sends it back.",
    Decides.EVERY_AWARDING_PARTNER: "Decided by every awarding partner, under its own rules.",
    Decides.CHECKS: "Nobody decides: it opens when no check blocks.",
}
HEAD = """# The framework

{definition}

![The way from an idea to its improvement: stages, steps and gates](lifecycle.svg)

This is version {version} of the framework that comes with Juncta: our reading of how joint micro-credentials come about, in our own
words. An alliance replaces it by publishing its own file; a published version never changes. `body:` names a body of the alliance,
`kind:` the body of that kind in the design's focus area. This page is made from the data by `python -m tools.framework_page`.
"""
LIST_HEAD = """# The checklist

Everything that a joint micro-credential goes through, to tick off: what comes out of each step, which gate opens, and which questions
of quality are asked. This page is made from the data of the framework and of its standard sets by `python -m tools.framework_page`.

## Is it joint?

"""
SHAPE = """## Its file

A framework is one TOML file; `framework.schema.json` beside it describes its shape. Texts are tables by language. A file that is
none is refused with the line and the reason. Codes are unique, steps stand in the order of their stages, and gates in the order of
their steps. A gate asks for its own checks and for those of the steps that lead to it. `juncta framework check FILE` says whether a
file holds together, `juncta framework diff A B` what differs between two. After the first version, a file begins a draft: bodies of
the alliance comment on it, every comment is answered, and the body named by `adopted_by` adopts it.
"""


def shipped() -> FrameworkFacts:
    """The framework that comes with Juncta."""
    return engine.parse(DATA.read_text(encoding="utf-8"))[1]


def page() -> str:
    """The whole page."""
    facts = shipped()
    head = HEAD.format(definition=facts.definition, version=facts.version)
    parts = [head, _definition(facts), _gates(facts), _formats(facts), _sets(facts)]
    parts += [_stage(facts, stage) for stage in facts.stages]
    return "\n".join([*parts, SHAPE])


def _definition(facts: FrameworkFacts) -> str:
    rows = "".join(f"| {each.name} | {each.meaning} | {_codes(each.checks)} |\n" for each in facts.criteria)
    return f"## What makes it joint\n\n| It is | that means | Checks |\n|---|---|---|\n{rows}"


def _gates(facts: FrameworkFacts) -> str:
    rows = "".join(
        f"| {gate.code} | {gate.name} | {gate.after} | {_decision(facts, gate)} | {_codes(gate.checks)} |\n" for gate in facts.gates
    )
    return f"## The gates\n\n| Gate | Means | After step | Who decides | Checks that must not block |\n|---|---|---|---|---|\n{rows}"


def _formats(facts: FrameworkFacts) -> str:
    rows = "".join(f"| {each.name} | {each.meaning} | {each.until or 'the end'} |\n" for each in facts.formats)
    return f"## The formats\n\n| Format | Means | Goes as far as |\n|---|---|---|\n{rows}"


def _sets(facts: FrameworkFacts) -> str:
    known = engine.known_standards()
    judged = "".join(f"- {known[key].name} (`{key}`): the panel judges by it\n" for key in facts.standards)
    listed = "".join(f"- {known[key].name} (`{key}`): a team goes through it for itself\n" for key in facts.checklists)
    return f"## The standards\n\nTheir questions stand in [the checklist](checklist.md).\n\n{judged}{listed}"


def checklist() -> str:
    """The page of everything to tick off."""
    facts, known = shipped(), engine.known_standards()
    criteria = "".join(f"- ☐ **{each.name}.** {each.meaning}\n" for each in facts.criteria)
    stages = [_ticks(facts, stage) for stage in facts.stages]
    sets = [_questions(known[key]) for key in (*facts.standards, *facts.checklists)]
    return "\n".join([LIST_HEAD + criteria, *stages, *sets])


def _ticks(facts: FrameworkFacts, stage: Stage) -> str:
    lines = []
    for step in facts.steps_of(stage.code):
        lines.append(f"- ☐ **{step.code} {step.name}:** {step.evidence}")
        if gate := facts.gate_after(step.code):
            lines.append(f"- ◆ **Gate {gate.code}: {gate.name}.** {_decision(facts, gate)}")
    return f"## Stage {stage.code}: {stage.name}\n\n" + "\n".join(lines) + "\n"


def _questions(found: StandardSet) -> str:
    lines = "".join(f"- ☐ **{each.code} {each.name}.** {each.question}\n" for each in found.standards)
    return f"## {found.name}\n\n{found.source}. The questions are in our own words.\n\n{lines}"


def _stage(facts: FrameworkFacts, stage: Stage) -> str:
    steps = "\n".join(_step(facts, step) for step in facts.steps_of(stage.code))
    return f"## Stage {stage.code}: {stage.name}\n\n{stage.purpose}\n\n{steps}"


def _step(facts: FrameworkFacts, step: Step) -> str:
    lines = {
        "Who does it": _people(facts, step.responsible),
        "Whom to ask": _people(facts, step.consulted),
        "What you need": str(step.inputs),
        "What comes out": str(step.evidence),
        "Checks": _codes(step.checks),
    }
    gate = facts.gate_after(step.code)
    listed = "".join(f"- **{label}:** {text}\n" for label, text in lines.items() if text)
    behind = f"\n**Gate {gate.code}: {gate.name}.** {_decision(facts, gate)}\n" if gate else ""
    return f"### {step.code} {step.name}\n\n{step.recommendation}\n\n{listed}{behind}"


def _decision(facts: FrameworkFacts, gate: Gate) -> str:
    return DECISIONS[gate.decides].format(who=_people(facts, gate.deciders))


def _people(facts: FrameworkFacts, people: tuple[Who, ...]) -> str:
    return "; ".join(str(facts.party(who.name).name) if who.means is Means.PARTY else f"`{who}`" for who in people)


def _codes(names: tuple[str, ...]) -> str:
    return ", ".join(f"[{name}](codes.md)" for name in names)


def main() -> int:
    """Write the pages, or with --check only say whether they are up to date."""
    made = {PAGE: page(), CHECKLIST: checklist()}
    if "--check" in sys.argv:
        return 0 if all(place.exists() and place.read_text(encoding="utf-8") == text for place, text in made.items()) else 1
    for place, text in made.items():
        place.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
