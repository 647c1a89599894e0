"""The standard sets by which a framework judges."""

from juncta.framework.engine.standards import known_standards
from juncta.framework.facts import FrameworkFacts, StandardSet
from juncta.framework.models import Framework
from juncta.framework.queries.published import facts_of


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
