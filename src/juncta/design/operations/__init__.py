"""Every write to a design: begin, describe, invite and answer, build, submit, and what the review says back."""

from juncta.design.operations.describing import describe
from juncta.design.operations.ideas import endorse, start
from juncta.design.operations.outcomes import (
    add_outcome,
    change_outcome,
    link_skill,
    move_outcome,
    remove_outcome,
    set_outcomes,
    unlink_skill,
)
from juncta.design.operations.partners import answer_partnership, invite_partner, take_back
from juncta.design.operations.parts import add_component, change_component, move_component, remove_component
from juncta.design.operations.paths import add_path_rule, remove_path_rule
from juncta.design.operations.submission import record_all_approvals, record_alliance_approval, reopen, submit
from juncta.design.operations.team import answer_membership, invite_member

__all__ = [
    "add_component",
    "add_outcome",
    "add_path_rule",
    "answer_membership",
    "answer_partnership",
    "change_component",
    "change_outcome",
    "describe",
    "endorse",
    "invite_member",
    "invite_partner",
    "link_skill",
    "move_component",
    "move_outcome",
    "record_all_approvals",
    "record_alliance_approval",
    "remove_component",
    "remove_outcome",
    "remove_path_rule",
    "reopen",
    "set_outcomes",
    "start",
    "submit",
    "take_back",
    "unlink_skill",
]
