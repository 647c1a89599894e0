"""Every write of the review: laying a design before its panel, speaking, discussing, approving, objecting, and what follows."""

from juncta.review.operations.approving import ABOUT_THE_DECISION, decide
from juncta.review.operations.conditions import answer_condition, rule_on_condition
from juncta.review.operations.discussing import confirm, remark, revise_voice
from juncta.review.operations.evaluating import evaluate
from juncta.review.operations.objecting import lift_objection, object_to, take_back_dossier, withdraw_partner
from juncta.review.operations.opening import open_dossier
from juncta.review.operations.panel import appoint_peer, declare_conflict, postpone
from juncta.review.operations.reminding import remind
from juncta.review.operations.speaking import ABOUT_THE_VOICE, speak

ABOUT_THE_FORM = ABOUT_THE_DECISION | ABOUT_THE_VOICE  # refusals of what was written, not of who writes

__all__ = [
    "ABOUT_THE_FORM",
    "answer_condition",
    "appoint_peer",
    "confirm",
    "decide",
    "declare_conflict",
    "evaluate",
    "lift_objection",
    "object_to",
    "open_dossier",
    "postpone",
    "remark",
    "remind",
    "revise_voice",
    "rule_on_condition",
    "speak",
    "take_back_dossier",
    "withdraw_partner",
]
