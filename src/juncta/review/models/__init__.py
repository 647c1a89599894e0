"""The review's tables: what is judged, who judges, what they say, what must still be shown, and who objects."""

from juncta.review.models.approvals import InstitutionalApproval, Objection
from juncta.review.models.conditions import Condition, Evidence, Ruling
from juncta.review.models.dossiers import Dossier, Reminder, SelfEvaluation
from juncta.review.models.panel import Confirmation, Conflict, Judgement, PanelSeat, Remark, Voice

__all__ = [
    "Condition",
    "Confirmation",
    "Conflict",
    "Dossier",
    "Evidence",
    "InstitutionalApproval",
    "Judgement",
    "Objection",
    "PanelSeat",
    "Remark",
    "Reminder",
    "Ruling",
    "SelfEvaluation",
    "Voice",
]
