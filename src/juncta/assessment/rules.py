"""What counts and who is ready: the last confirmed version of each result, and every credit once."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from juncta.assessment.facts import Progress, Readiness, ResultFacts, Standing
from juncta.catalogue.facts import ComponentContent, EditionContent
from juncta.kernel.ects import Ects, total
from juncta.kernel.refusal import Finding
from juncta.kernel.words import mark


def latest(results: Iterable[ResultFacts]) -> dict[str, ResultFacts]:
    """The newest version in each component, confirmed or not."""
    return {each.component: each for each in sorted(results, key=lambda result: result.version)}


def counting(results: Iterable[ResultFacts]) -> dict[str, ResultFacts]:
    """The version that counts in each component: the last one that was confirmed."""
    return latest(each for each in results if each.confirmed)


def progress(component: ComponentContent, results: Iterable[ResultFacts]) -> Progress:
    """Where a learner stands in one component."""
    own = [each for each in results if each.component == component.key]
    newest, counts = latest(own).get(component.key), counting(own).get(component.key)
    pending = newest is not None and not newest.confirmed
    if counts is None:
        return Progress(component, Standing.RECORDED if pending else Standing.MISSING, pending)
    return Progress(component, Standing.PASSED if counts.passed else Standing.FAILED, pending)


def earning(content: EditionContent, passed: Mapping[str, bool]) -> tuple[ComponentContent, ...]:
    """The components that earn credit: every compulsory one, then optional ones that were passed, as long as they fit into the size."""
    chosen = [each for each in content.components if each.compulsory]
    for each in content.components:
        fits = total([*(part.ects for part in chosen), each.ects]) <= content.ects
        if not each.compulsory and passed.get(each.key) and fits:
            chosen.append(each)
    return tuple(each for each in content.components if each in chosen)


def readiness(content: EditionContent, results: Iterable[ResultFacts]) -> Readiness:
    """Whether the board may award: a confirmed pass in every compulsory component, nothing newer waiting, and credits that add up."""
    known = list(results)
    steps = tuple(progress(each, known) for each in content.components)
    passed = {step.component.key: step.standing is Standing.PASSED for step in steps}
    credited = earning(content, passed)
    findings = [finding for step in steps if (finding := _in_the_way(step, counts=step.component in credited))]
    added = total(each.ects for each in credited)
    if not findings and added != content.ects:
        findings = [_does_not_add_up(added, content.ects)]
    return Readiness(steps, credited, tuple(findings))


def _in_the_way(step: Progress, *, counts: bool) -> Finding | None:
    found = None
    if step.pending and step.standing is not Standing.RECORDED:
        found = Finding("ASM-205", mark("A newer result in “{component}” waits for the board."), way_out=mark("Confirm it first."))
    elif not counts:
        return None
    elif step.standing is Standing.MISSING:
        records = mark("A teacher of the university that provides it records it.")
        found = Finding("ASM-201", mark("There is no result in “{component}” yet."), way_out=records)
    elif step.standing is Standing.RECORDED:
        found = Finding("ASM-202", mark("The result in “{component}” waits for the board."), way_out=mark("Confirm it first."))
    elif step.standing is Standing.FAILED:
        again = mark("The learner can try again; a new result becomes a new version.")
        found = Finding("ASM-203", mark("“{component}” is not passed yet."), way_out=again)
    return replace(found, where=step.component.key, values={"component": step.component.title}) if found else None


def _does_not_add_up(added: Ects, wanted: Ects) -> Finding:
    return Finding(
        "ASM-204",
        mark("The components passed add up to {sum} ECTS, the micro-credential is {ects}."),
        "components",
        mark("The learner passes another of its components."),
        values={"sum": str(added), "ects": str(wanted)},
    )
