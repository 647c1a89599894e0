"""Every write of the board: note, change, second, be interested, sort, grow; and drafts that are brought in."""

from juncta.needs.operations.board import change, merge, note, reopen, set_aside, withdraw
from juncta.needs.operations.drafts import Chosen, ChosenPart, bring_in, discard, expire, keep_choices, take
from juncta.needs.operations.growing import grow
from juncta.needs.operations.support import note_interest, second, take_back_interest, take_back_second

__all__ = [
    "Chosen",
    "ChosenPart",
    "bring_in",
    "change",
    "discard",
    "expire",
    "grow",
    "keep_choices",
    "merge",
    "note",
    "note_interest",
    "reopen",
    "second",
    "set_aside",
    "take",
    "take_back_interest",
    "take_back_second",
    "withdraw",
]
