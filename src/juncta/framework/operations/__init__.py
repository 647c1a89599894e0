"""Every write of this room: the next version is drafted, consulted on and adopted; lessons are noted and taken up."""

from juncta.framework.operations.adopting import adopt, withdraw
from juncta.framework.operations.consulting import answer_comment, comment, consult
from juncta.framework.operations.drafting import add_part, move_part, open_draft, remove_part, replace, save_part
from juncta.framework.operations.lessons import note_lesson, use_lesson
from juncta.framework.operations.publishing import publish

__all__ = [
    "add_part",
    "adopt",
    "answer_comment",
    "comment",
    "consult",
    "move_part",
    "note_lesson",
    "open_draft",
    "publish",
    "remove_part",
    "replace",
    "save_part",
    "use_lesson",
    "withdraw",
]
