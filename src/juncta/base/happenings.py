"""Announcing: one row in the audit trail, and the jobs that follow from it, all in the caller's transaction."""

from collections.abc import Callable

from django.db import transaction

from juncta.base import clock
from juncta.base.models import Happening
from juncta.kernel.actor import Actor
from juncta.kernel.event import Event

_followers: list[Callable[[Event, Happening], None]] = []


def follow_with(follower: Callable[[Event, Happening], None]) -> None:
    """Have `follower` told of every announcement, inside its transaction (`project/journey.py` does)."""
    if follower not in _followers:
        _followers.append(follower)


def announce(event: Event, by: Actor) -> Happening:
    """Write the event into the audit trail and enqueue what follows from it.

    Raises RuntimeError outside a transaction: an announcement must live and die with its cause.
    """
    if not transaction.get_connection().in_atomic_block:
        message = f"{event.kind()} announced outside a transaction"
        raise RuntimeError(message)
    happening = Happening.objects.create(
        at=clock.now(),
        alliance_id=event.alliance_id,
        person_id=by.person,
        who=by.name,
        kind=event.kind(),
        subject=event.subject,
        subject_id=event.subject_id,
        payload=event.payload(),
    )
    for follower in _followers:
        follower(event, happening)
    return happening
