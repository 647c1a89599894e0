"""Why somebody may not publish, draft, consult, comment, answer, adopt, or note a lesson."""

from juncta.framework.permits.adopting import adopting_body, why_not_adopt
from juncta.framework.permits.consulting import speaks_in, why_not_answer, why_not_ask, why_not_comment, why_not_consult
from juncta.framework.permits.drafting import (
    is_office,
    why_not_edit,
    why_not_note_lesson,
    why_not_open_draft,
    why_not_say_nothing,
    why_not_use,
    why_not_withdraw,
)
from juncta.framework.permits.publishing import why_not_as_version, why_not_publish, why_not_with_what_it_names

__all__ = [
    "adopting_body",
    "is_office",
    "speaks_in",
    "why_not_adopt",
    "why_not_answer",
    "why_not_as_version",
    "why_not_ask",
    "why_not_comment",
    "why_not_consult",
    "why_not_edit",
    "why_not_note_lesson",
    "why_not_open_draft",
    "why_not_publish",
    "why_not_say_nothing",
    "why_not_use",
    "why_not_with_what_it_names",
    "why_not_withdraw",
]
