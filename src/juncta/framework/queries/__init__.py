"""The framework in force, a design's position on its way, who helps at each step, the standards and the lessons."""

from juncta.framework.engine.standards import known_standards
from juncta.framework.queries.drafts import (
    changes_of,
    draft_for_page,
    drafts,
    facts_of_draft,
    lessons_beside,
    name_of,
    open_draft_of,
    rows_of,
    taken_up,
    to_adopt,
    to_answer,
    to_comment,
)
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
    "changes_of",
    "checklists",
    "current",
    "deciding_bodies",
    "draft_for_page",
    "drafts",
    "facts_of",
    "facts_of_draft",
    "in_force",
    "journey",
    "known_standards",
    "lessons",
    "lessons_beside",
    "name_of",
    "next_version",
    "open_draft_of",
    "position",
    "published",
    "rows_of",
    "shipped",
    "standard_sets",
    "support",
    "taken_up",
    "to_adopt",
    "to_answer",
    "to_comment",
    "visible_to",
]
