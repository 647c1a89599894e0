"""The framework in force, a design's position on its way, who helps at each step, the standards and the lessons."""

from juncta.framework.engine.standards import known_standards
from juncta.framework.queries.lessons import lessons
from juncta.framework.queries.published import (
    bytes_of,
    current,
    facts_of,
    in_force,
    next_version,
    position,
    published,
    shipped,
    visible_to,
)
from juncta.framework.queries.standards import checklists, standard_sets
from juncta.framework.queries.support import Help, Support, deciding_bodies, journey, support

__all__ = [
    "Help",
    "Support",
    "bytes_of",
    "checklists",
    "current",
    "deciding_bodies",
    "facts_of",
    "in_force",
    "journey",
    "known_standards",
    "lessons",
    "next_version",
    "position",
    "published",
    "shipped",
    "standard_sets",
    "support",
    "visible_to",
]
