"""Every write to a design: begin, describe, invite and answer, build, submit, and what the review says back."""

from juncta.design.operations.describing import describe, set_outcomes
from juncta.design.operations.exceptions import grant_exception, withdraw
from juncta.design.operations.ideas import endorse, start
from juncta.design.operations.locking import locked
from juncta.design.operations.partners import answer_partnership, invite_partner, take_back
from juncta.design.operations.parts import add_component, change_component, move_component, remove_component
from juncta.design.operations.submission import (
    record_all_approvals,
    record_alliance_approval,
    record_continuation,
    record_publication,
    reopen,
    revise,
    submit,
)
from juncta.design.operations.team import answer_membership, invite_member

__all__ = [
    "add_component",
    "answer_membership",
    "answer_partnership",
    "change_component",
    "describe",
    "endorse",
    "grant_exception",
    "invite_member",
    "invite_partner",
    "locked",
    "move_component",
    "record_all_approvals",
    "record_alliance_approval",
    "record_continuation",
    "record_publication",
    "remove_component",
    "reopen",
    "revise",
    "set_outcomes",
    "start",
    "submit",
    "take_back",
    "withdraw",
]
