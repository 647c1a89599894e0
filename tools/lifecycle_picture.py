"""Writes docs/reference/lifecycle.svg from the framework's data: stages from top to bottom, their steps, and the gates behind them."""

import sys
from html import escape
from pathlib import Path

from juncta.framework.facts import Decides, FrameworkFacts, Gate, Means, Stage
from tools.framework_page import shipped

PICTURE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "lifecycle.svg"
WIDTH, EDGE, LINE, HEAD, GAP = 860, 20, 25, 34, 16
STEPS, GATES = 60, 480  # where their columns begin
STYLE = """
.paper{fill:#fbfaf6;stroke:#e0ddd3}.stage{fill:#fff;stroke:#cfcbbd}.mark{fill:#2b3a9f}
.letter{fill:#b8471f;font:600 21px Georgia,serif}.name{fill:#1b1c22;font:600 18px Georgia,serif}
.step{fill:#1b1c22;font:15px system-ui,sans-serif}.gate{fill:#2b3a9f;font:600 15px system-ui,sans-serif}
.who{fill:#53555f;font:13px system-ui,sans-serif}
@media (prefers-color-scheme:dark){.paper{fill:#14151a;stroke:#31333d}.stage{fill:#1c1e25;stroke:#454854}
.letter{fill:#f09a72}.name,.step{fill:#ecebe6}.gate,.mark{fill:#adb8ff}.who{fill:#b0b2bc}}
"""
DECIDED = {
    Decides.CHECKS: "opens when no check blocks",
    Decides.EVERY_AWARDING_PARTNER: "every awarding partner decides",
}


def picture() -> str:
    """The whole picture, with its words for those who do not see it."""
    facts = shipped()
    rows, top = [], EDGE
    for stage in facts.stages:
        height = HEAD + LINE * len(facts.steps_of(stage.code)) + 12
        rows.append(_stage(facts, stage, top, height))
        top += height + GAP
    whole = top - GAP + EDGE
    said = "; ".join(f"{stage.code} {stage.name}: {_said(facts, stage)}" for stage in facts.stages)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {whole}" role="img" aria-labelledby="t d">',
            f'<title id="t">{escape(str(facts.name))}: stages, steps and gates</title><desc id="d">{escape(said)}.</desc>',
            f"<style>{STYLE.strip()}</style>",
            f'<rect class="paper" x=".5" y=".5" width="{WIDTH - 1}" height="{whole - 1}" rx="14"/>',
            *rows,
            "</svg>",
            "",
        ]
    )


def _said(facts: FrameworkFacts, stage: Stage) -> str:
    steps = [f"{step.code} {step.name}" for step in facts.steps_of(stage.code)]
    gates = [f"gate {gate.code} {gate.name} ({decision(facts, gate)})" for gate in facts.gates_of(stage.code)]
    return ", ".join([*steps, *gates])


def _stage(facts: FrameworkFacts, stage: Stage, top: int, height: int) -> str:
    parts = [
        f'<rect class="stage" x="{EDGE}" y="{top}" width="{WIDTH - 2 * EDGE}" height="{height}" rx="10"/>',
        f'<text class="letter" x="{EDGE + 14}" y="{top + 26}">{stage.code}</text>',
        f'<text class="name" x="{STEPS}" y="{top + 26}">{escape(str(stage.name))}</text>',
    ]
    for index, step in enumerate(facts.steps_of(stage.code)):
        line = top + HEAD + LINE * index + 17
        parts.append(f'<text class="step" x="{STEPS}" y="{line}">{step.code} {escape(str(step.name))}</text>')
        if gate := facts.gate_after(step.code):
            parts.append(f'<path class="mark" d="M{GATES - 16} {line - 5}l6-6 6 6-6 6z"/>')
            parts.append(f'<text class="gate" x="{GATES}" y="{line}">{gate.code} {escape(str(gate.name))}</text>')
            parts.append(f'<text class="who" x="{GATES}" y="{line + 17}">{escape(decision(facts, gate))}</text>')
    return "".join(parts)


def decision(facts: FrameworkFacts, gate: Gate) -> str:
    """Who decides at the gate, in a few words."""
    if gate.decides in DECIDED:
        return DECIDED[gate.decides]
    names = [str(facts.kind(who.name).name) if who.means is Means.KIND else who.name.replace("-", " ") for who in gate.deciders]
    return ", ".join(names)


def main() -> int:
    """Write the picture; with --check only say whether it is up to date."""
    if "--check" in sys.argv:
        return 0 if PICTURE.exists() and PICTURE.read_text(encoding="utf-8") == picture() else 1
    PICTURE.write_text(picture(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
