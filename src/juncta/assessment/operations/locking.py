"""Holding learners fast: whoever writes their results or awards them does it alone."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from juncta.enrolment import queries as enrolments
from juncta.kernel.actor import SYSTEM

if TYPE_CHECKING:
    from juncta.enrolment.models import Enrolment


def held_fast(learners: "Iterable[Enrolment]") -> "list[Enrolment]":
    """The enrolments as they stand now, locked until the transaction ends, always in one order so that no two wait for each other."""
    keys = {each.pk for each in learners}
    locked = enrolments.visible_to(SYSTEM).filter(pk__in=keys).order_by("pk")
    return list(locked.select_for_update(of=("self",), no_key=True))
