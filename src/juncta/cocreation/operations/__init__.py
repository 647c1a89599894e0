"""Every write of co-creation: speak and settle, suggest and answer, be here."""

from juncta.cocreation.operations.presence import arrive, leave
from juncta.cocreation.operations.suggestions import accept, decline, suggest, take_back
from juncta.cocreation.operations.threads import answer, begin_thread, reopen_thread, resolve_thread, withdraw_comment

__all__ = [
    "accept",
    "answer",
    "arrive",
    "begin_thread",
    "decline",
    "leave",
    "reopen_thread",
    "resolve_thread",
    "suggest",
    "take_back",
    "withdraw_comment",
]
