"""Every write of support: ask, answer, hand over, settle; keep answers for others; remind."""

from juncta.support.operations.answering import answer, hand_over, remind_of_requests
from juncta.support.operations.asking import ask, ask_again, close, withdraw
from juncta.support.operations.keeping import drop, keep, reuse

__all__ = ["answer", "ask", "ask_again", "close", "drop", "hand_over", "keep", "remind_of_requests", "reuse", "withdraw"]
