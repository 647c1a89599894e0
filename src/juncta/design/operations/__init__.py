"""Every write to a design: begin, describe, invite and answer, build, submit, and what the review says back."""

from juncta.design.operations.agreement import (
    agree_clauses,
    propose_clauses,
    reopen_clause,
    sign_off,
    take_back_sign_off,
    write_clause,
)
from juncta.design.operations.business import (
    add_funding,
    copy_fees,
    drop_funding,
    drop_rate,
    plan_partner,
    set_fees,
    set_groups,
    set_shares,
    state_rate,
)
from juncta.design.operations.describing import describe
from juncta.design.operations.drafting import discard_draft, keep_draft
from juncta.design.operations.duties import give_duty, take_back_duty
from juncta.design.operations.exceptions import grant_exception, withdraw
from juncta.design.operations.ideas import endorse, start
from juncta.design.operations.locking import locked
from juncta.design.operations.moving import move_to_version
from juncta.design.operations.outcomes import (
    Lost,
    Rewritten,
    add_outcome,
    change_outcome,
    link_skill,
    move_outcome,
    remove_outcome,
    rewrite_outcomes,
    set_outcomes,
    unlink_skill,
)
from juncta.design.operations.partners import answer_partnership, invite_partner, take_back
from juncta.design.operations.parts import add_component, change_component, move_component, remove_component
from juncta.design.operations.paths import add_path_rule, remove_path_rule
from juncta.design.operations.reminding import remind
from juncta.design.operations.sections import Written, write_component, write_section
from juncta.design.operations.steps import attach, mark_step, plan_step, remind_of_steps, reopen_step
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
    "Lost",
    "Rewritten",
    "Written",
    "add_component",
    "add_funding",
    "add_outcome",
    "add_path_rule",
    "agree_clauses",
    "answer_membership",
    "answer_partnership",
    "attach",
    "change_component",
    "change_outcome",
    "copy_fees",
    "describe",
    "discard_draft",
    "drop_funding",
    "drop_rate",
    "endorse",
    "give_duty",
    "grant_exception",
    "invite_member",
    "invite_partner",
    "keep_draft",
    "link_skill",
    "locked",
    "mark_step",
    "move_component",
    "move_outcome",
    "move_to_version",
    "plan_partner",
    "plan_step",
    "propose_clauses",
    "record_all_approvals",
    "record_alliance_approval",
    "record_continuation",
    "record_publication",
    "remind",
    "remind_of_steps",
    "remove_component",
    "remove_outcome",
    "remove_path_rule",
    "reopen",
    "reopen_clause",
    "reopen_step",
    "revise",
    "rewrite_outcomes",
    "set_fees",
    "set_groups",
    "set_outcomes",
    "set_shares",
    "sign_off",
    "start",
    "state_rate",
    "submit",
    "take_back",
    "take_back_duty",
    "take_back_sign_off",
    "unlink_skill",
    "withdraw",
    "write_clause",
    "write_component",
    "write_section",
]
