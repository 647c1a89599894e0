"""Every write to a design: begin, describe, invite and answer, build, submit, and what the review says back."""

from juncta.design.operations.describing import describe, set_outcomes
from juncta.design.operations.ideas import endorse, start
from juncta.design.operations.partners import answer_partnership, invite_partner, take_back
from juncta.design.operations.parts import add_component, change_component, move_component, remove_component
from juncta.design.operations.sections import Written, write_section
from juncta.design.operations.steps import attach, mark_step, plan_step, remind_of_steps, reopen_step
from juncta.design.operations.submission import record_all_approvals, record_alliance_approval, reopen, submit
from juncta.design.operations.team import answer_membership, invite_member

__all__ = [
    "Written",
    "add_component",
    "answer_membership",
    "answer_partnership",
    "attach",
    "change_component",
    "describe",
    "endorse",
    "invite_member",
    "invite_partner",
    "mark_step",
    "move_component",
    "plan_step",
    "record_all_approvals",
    "record_alliance_approval",
    "remind_of_steps",
    "remove_component",
    "reopen",
    "reopen_step",
    "set_outcomes",
    "start",
    "submit",
    "take_back",
    "write_section",
]
