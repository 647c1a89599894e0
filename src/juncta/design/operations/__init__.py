"""Every write to a design: begin, describe, invite and answer, build, submit, and what the review says back."""

from juncta.design.operations.describing import describe, set_outcomes
from juncta.design.operations.drafting import discard_draft, keep_draft
from juncta.design.operations.ideas import endorse, start
from juncta.design.operations.partners import answer_partnership, invite_partner, take_back
from juncta.design.operations.parts import add_component, change_component, move_component, remove_component
from juncta.design.operations.sections import Written, write_component, write_section
from juncta.design.operations.submission import record_all_approvals, record_alliance_approval, reopen, submit
from juncta.design.operations.team import answer_membership, invite_member

__all__ = [
    "Written",
    "add_component",
    "answer_membership",
    "answer_partnership",
    "change_component",
    "describe",
    "discard_draft",
    "endorse",
    "invite_member",
    "invite_partner",
    "keep_draft",
    "move_component",
    "record_all_approvals",
    "record_alliance_approval",
    "remove_component",
    "reopen",
    "set_outcomes",
    "start",
    "submit",
    "take_back",
    "write_component",
    "write_section",
]
