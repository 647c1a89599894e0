"""Judging a framework's file by itself: does it hold together, does it name what exists, what differs from another one."""

from collections.abc import Collection

from juncta.framework.engine import BrokenFramework, compare, known_standards, parse
from juncta.framework.facts import Change, FrameworkFacts

__all__ = ["BrokenFramework", "differences", "facts_of_file", "unknown"]


def facts_of_file(text: str) -> FrameworkFacts:
    """The framework in a file; raises BrokenFramework with the line."""
    return parse(text)[1]


def unknown(facts: FrameworkFacts, checks: Collection[str]) -> list[str]:
    """What the file names and nobody has: checks and standard sets. Whether bodies exist, only an alliance can say."""
    named = {code for rows in (facts.criteria, facts.steps, facts.gates) for row in rows for code in row.checks}
    sets = (*facts.standards, *facts.checklists)
    return [
        *(f"nobody runs the check {code}" for code in sorted(named - set(checks))),
        *(f"there is no standard set {key}" for key in sets if key not in known_standards()),
    ]


def differences(old: str, new: str) -> tuple[Change, ...]:
    """What differs between two files, part by part; raises BrokenFramework for the first that is none."""
    return compare(parse(old)[0], parse(new)[0])
