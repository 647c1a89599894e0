"""Who gets a free place: first come, first served, and never one more than there are."""

from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import TypeVar

T = TypeVar("T")


def free_places(capacity: int, held: Collection[int]) -> list[int]:
    """The numbers of the places that nobody holds, the lowest first."""
    taken = frozenset(held)
    return [number for number in range(1, capacity + 1) if number not in taken]


def grants(capacity: int, held: Collection[int], waiting: Sequence[T]) -> list[tuple[T, int]]:
    """Who of those that wait, in the order of their receipts, now gets which place."""
    return list(zip(waiting, free_places(capacity, held), strict=False))


def fee(*, partner_fee: Decimal, other_fee: Decimal, studies_at_a_partner: bool) -> Decimal:
    """What it costs this learner, in euro: students of a partner university pay the partners' fee."""
    return partner_fee if studies_at_a_partner else other_fee
