"""The standard sets that come with Juncta, and those a framework judges by."""

from functools import cache
from importlib.resources import files
from types import MappingProxyType

from juncta.framework.engine.standards import parse_standards
from juncta.framework.facts import FrameworkFacts, StandardSet
from juncta.framework.models import Framework
from juncta.framework.queries.published import facts_of


@cache
def known_standards() -> MappingProxyType[str, StandardSet]:
    """Every set that is shipped, by its key; a version of a set never changes."""
    folder = files("juncta.framework").joinpath("data/standards")
    found = [parse_standards(each.read_text(encoding="utf-8")) for each in folder.iterdir() if each.name.endswith(".toml")]
    return MappingProxyType({each.key: each for each in sorted(found, key=lambda each: each.key)})


def standard_sets(framework: Framework | FrameworkFacts) -> tuple[StandardSet, ...]:
    """The sets by which the framework's panel judges, in its order."""
    return _named(_facts(framework).standards)


def checklists(framework: Framework | FrameworkFacts) -> tuple[StandardSet, ...]:
    """Further sets that the framework asks a team to go through for itself."""
    return _named(_facts(framework).checklists)


def _facts(framework: Framework | FrameworkFacts) -> FrameworkFacts:
    return framework if isinstance(framework, FrameworkFacts) else facts_of(framework)


def _named(keys: tuple[str, ...]) -> tuple[StandardSet, ...]:
    return tuple(known_standards()[key] for key in keys)
