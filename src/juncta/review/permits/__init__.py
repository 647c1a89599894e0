"""Who may open, judge, discuss, approve, object, set and close conditions, and why not."""

from juncta.review.permits.approving import no_conditions_with_a_return, why_not_decide, why_not_record
from juncta.review.permits.conditions import in_force, media_type, why_not_answer, why_not_attach, why_not_rule
from juncta.review.permits.objecting import (
    is_partner,
    may_object_for,
    stands_still,
    why_not_give_reasons,
    why_not_lift,
    why_not_object,
    why_not_take_back,
    why_not_withdraw,
)
from juncta.review.permits.opening import no_panel, why_not_evaluate, why_not_open, why_not_postpone
from juncta.review.permits.panel import (
    is_excluded,
    is_of_the_team,
    speaks_for,
    why_not_appoint,
    why_not_confirm,
    why_not_declare,
    why_not_judge,
    why_not_remark,
    why_not_revise,
    why_not_say,
    why_not_speak,
)
from juncta.review.permits.wanting import why_not_want

__all__ = [
    "in_force",
    "is_excluded",
    "is_of_the_team",
    "is_partner",
    "may_object_for",
    "media_type",
    "no_conditions_with_a_return",
    "no_panel",
    "speaks_for",
    "stands_still",
    "why_not_answer",
    "why_not_appoint",
    "why_not_attach",
    "why_not_confirm",
    "why_not_decide",
    "why_not_declare",
    "why_not_evaluate",
    "why_not_give_reasons",
    "why_not_judge",
    "why_not_lift",
    "why_not_object",
    "why_not_open",
    "why_not_postpone",
    "why_not_record",
    "why_not_remark",
    "why_not_revise",
    "why_not_rule",
    "why_not_say",
    "why_not_speak",
    "why_not_take_back",
    "why_not_want",
    "why_not_withdraw",
]
