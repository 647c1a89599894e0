"""Whether a framework's parts hold together: codes, order, who decides, and which checks each gate asks for."""

from dataclasses import replace

from juncta.framework.facts import Decides, FrameworkFacts, Gate, Means
from juncta.kernel.tables import Misread, unique


def hold_together(facts: FrameworkFacts) -> None:
    """Raise Misread where a code stands twice, points nowhere, or stands out of order."""
    for name in ("criteria", "parties", "stages", "steps", "gates"):
        rows = getattr(facts, name)
        if not rows:
            raise Misread((name,), "there must be at least one")
        unique((row.code for row in rows), (name,))
    unique((kind.code for kind in facts.kinds), ("kinds",))
    for index, criterion in enumerate(facts.criteria):
        if not criterion.checks:
            raise Misread(("criteria", index), f"criterion {criterion.code} names no check, so nobody could see whether it is met")
    _steps_follow_their_stages(facts)
    _gates_follow_their_steps(facts)
    for index, gate in enumerate(facts.gates):
        _somebody_decides(gate, index)
    _formats_end_at_a_gate(facts)
    unique((*facts.standards, *facts.checklists), ("framework", "standards"))


def with_the_checks_of_their_steps(facts: FrameworkFacts) -> FrameworkFacts:
    """Every gate asks for its own checks and for those of the steps that lead to it."""
    gates = tuple(
        replace(gate, checks=tuple(dict.fromkeys([*(name for step in facts.leading_to(gate.code) for name in step.checks), *gate.checks])))
        for gate in facts.gates
    )
    return replace(facts, gates=gates)


def _steps_follow_their_stages(facts: FrameworkFacts) -> None:
    stages = [stage.code for stage in facts.stages]
    known = {Means.PARTY: {party.code for party in facts.parties}, Means.KIND: {kind.code for kind in facts.kinds}}
    reached = 0
    for index, step in enumerate(facts.steps):
        if step.stage not in stages:
            raise Misread(("steps", index, "stage"), f"there is no stage {step.stage!r}")
        if stages.index(step.stage) < reached:
            raise Misread(("steps", index, "stage"), f"step {step.code} stands behind a step of a later stage")
        reached = stages.index(step.stage)
        if not step.responsible:
            raise Misread(("steps", index, "responsible"), f"nobody is responsible for step {step.code}")
        for who in (*step.responsible, *step.consulted):
            if who.means in known and who.name not in known[who.means]:
                raise Misread(("steps", index), f"there is no {who.means} {who.name!r}")
    for index, stage in enumerate(facts.stages):
        if not facts.steps_of(stage.code):
            raise Misread(("stages", index), f"stage {stage.code} has no steps")


def _gates_follow_their_steps(facts: FrameworkFacts) -> None:
    steps = [step.code for step in facts.steps]
    reached = -1
    for index, gate in enumerate(facts.gates):
        if gate.after not in steps:
            raise Misread(("gates", index, "after"), f"there is no step {gate.after!r}")
        if steps.index(gate.after) <= reached:
            raise Misread(("gates", index, "after"), f"gate {gate.code} does not stand behind the gate before it")
        reached = steps.index(gate.after)
        if gate.kind and gate.kind not in {kind.code for kind in facts.kinds}:
            raise Misread(("gates", index, "kind"), f"there is no kind {gate.kind!r}")


def _somebody_decides(gate: Gate, index: int) -> None:
    fits = {
        Decides.BODY: (len(gate.bodies) == 1) != bool(gate.kind) and len(gate.bodies) <= 1,
        Decides.ALL_SEATS: bool(gate.bodies) and not gate.kind,
        Decides.EVERY_AWARDING_PARTNER: not gate.bodies and not gate.kind,
        Decides.CHECKS: not gate.bodies and not gate.kind,
    }
    needed = {
        Decides.BODY: "needs one body, or the kind of body",
        Decides.ALL_SEATS: "needs bodies with a seat, and no kind",
        Decides.EVERY_AWARDING_PARTNER: "is decided by partners, not by bodies",
        Decides.CHECKS: "is decided by checks, not by bodies",
    }
    if not fits[gate.decides]:
        raise Misread(("gates", index), f"gate {gate.code} {needed[gate.decides]}")
    unique(gate.bodies, ("gates", index, "bodies"))


def _formats_end_at_a_gate(facts: FrameworkFacts) -> None:
    unique((each.code for each in facts.formats), ("formats",))
    gates = {gate.code for gate in facts.gates}
    for index, each in enumerate(facts.formats):
        if each.until and each.until not in gates:
            raise Misread(("formats", index, "until"), f"there is no gate {each.until!r}")
    if all(each.until for each in facts.formats):
        raise Misread(("formats", 0, "until"), "one format at least must go all the way, without until")
