"""Reminding whoever is asked: a few days before something is due, and once when it is overdue."""

from datetime import date, timedelta

from django.db import transaction

from juncta.base import clock
from juncta.base.happenings import announce
from juncta.kernel.actor import SYSTEM
from juncta.review import queries
from juncta.review.events import ReviewReminded
from juncta.review.models import Dossier, Reminder
from juncta.review.operations.locking import locked

DAYS_BEFORE = 3


@transaction.atomic
def remind(*, on: date) -> int:
    """Announce every due thing once before its day and once after it; returns how many were new. Asking again adds nothing."""
    told = 0
    for dossier in Dossier.objects.filter(pk__in=queries.with_something_due()).order_by("pk"):
        held = locked(dossier)
        for due in queries.due_things(held):
            if due.on - timedelta(days=DAYS_BEFORE) > on:
                continue
            overdue = due.on < on
            _, new = Reminder.objects.get_or_create(
                dossier=held, thing=due.thing, due_on=due.on, overdue=overdue, defaults={"at": clock.now()}
            )
            if new:
                announce(
                    ReviewReminded(
                        alliance_id=held.alliance_id, subject_id=held.pk, thing=due.thing, due_on=due.on.isoformat(), overdue=overdue
                    ),
                    SYSTEM,
                )
                told += 1
    return told
