"""Where a design stands: the first gate it has not passed, what keeps that gate closed, and who acts next."""

from collections.abc import Collection, Iterable

from juncta.framework.facts import Decides, FrameworkFacts, Gate, Passage, Position, Step
from juncta.kernel.refusal import Finding, blocking


def advance(framework: FrameworkFacts, passed_gates: Collection[str], findings: Iterable[Finding]) -> Position:
    """The position on the way, from the gates that were passed and from what the checks found.

    Gates open in order. One that nobody decides counts as passed as soon as none of its checks blocks. The current step is
    the first on the way to the next gate that has something to mend, else the one after which the gate is decided; where no
    check looks at any step of that stretch, it is the first of them.
    """
    found = blocking(findings)
    gate = next((each for each in framework.gates if not _is_passed(each, passed_gates, found)), None)
    if gate is None:
        return _at(framework, framework.steps[-1], None, [])
    blocks = [finding for finding in found if finding.code in gate.checks]
    codes = {finding.code for finding in blocks}
    steps = framework.leading_to(gate.code)
    usual = steps[-1] if any(each.checks for each in steps) else steps[0]
    step = next((each for each in steps if codes.intersection(each.checks)), usual)
    return _at(framework, step, gate, blocks)


def _is_passed(gate: Gate, passed: Collection[str], found: list[Finding]) -> bool:
    return gate.code in passed or (gate.decides is Decides.CHECKS and not any(finding.code in gate.checks for finding in found))


def _at(framework: FrameworkFacts, step: Step, gate: Gate | None, blocks: list[Finding]) -> Position:
    codes = [stage.code for stage in framework.stages]
    here = codes.index(step.stage)
    stages = {code: Passage.HERE if index == here else Passage.DONE if index < here else Passage.AHEAD for index, code in enumerate(codes)}
    decide = gate.deciders if gate and gate.after == step.code and not blocks else ()
    return Position(
        stage=step.stage,
        step=step.code,
        gate=gate.code if gate else "",
        blocks=tuple(blocks),
        next=decide or step.responsible,
        stages=stages,
    )
