"""Writes docs/reference/framework.md from the framework's data: the definition, every step, every gate, who decides and who helps."""

import sys
from pathlib import Path

from juncta.framework import engine
from juncta.framework.facts import Decides, FrameworkFacts, Gate, Means, Stage, Step, Who

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "src" / "juncta" / "framework" / "data" / "joint-micro-credentials.toml"
PAGE = ROOT / "docs" / "reference" / "framework.md"
DECISIONS = {
    Decides.BODY: "Decided by {who}.",
    Decides.ALL_SEATS: "Decided by all of {who}; one return with reasons sends it back.",
    Decides.EVERY_AWARDING_PARTNER: "Decided by every awarding partner, under its own rules.",
    Decides.CHECKS: "Nobody decides: it opens when no check blocks.",
}
HEAD = """# The framework

{definition}

This is version {version} of the framework that comes with Juncta: our reading of how joint micro-credentials come about, in our own
words. An alliance replaces it by publishing its own file; a published version never changes. `body:` names a body of the alliance,
`kind:` the body of that kind in the design's focus area. This page is made from the data by `python -m tools.framework_page`.
"""
SHAPE = """## Its file

A framework is one TOML file; `framework.schema.json` beside it describes its shape. Texts are tables by language. A file that is
none is refused with the line and the reason. Codes are unique, steps stand in the order of their stages, and gates in the order of
their steps. A gate asks for its own checks and for those of the steps that lead to it.
"""


def page() -> str:
    """The whole page."""
    _content, facts = engine.parse(DATA.read_text(encoding="utf-8"))
    parts = [HEAD.format(definition=facts.definition, version=facts.version), _definition(facts), _gates(facts)]
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
    """Write the page, or with --check only say whether it is up to date."""
    if "--check" in sys.argv:
        return 0 if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page() else 1
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
