"""What the house does at night: asks whether everything that must hold does hold, reminds who is asked, and clears away old jobs."""

import logging
from typing import Any

from django.db import connection
from procrastinate.contrib.django import app

from juncta.base import clock
from juncta.design import operations as design
from juncta.design import operations as designing
from juncta.kernel.actor import SYSTEM
from juncta.needs import operations as needs
from juncta.project import invariants
from juncta.review import operations as review
from juncta.support import operations as supporting

log = logging.getLogger(__name__)
KEPT_HOURS = 24 * 90


class InvariantsBroken(RuntimeError):  # noqa: N818 - it names the finding
    """Something that must hold does not; the text names the rows. Raised so that the job stands there as failed."""


def ask(question: str) -> list[tuple[Any, ...]]:
    """The rows that answer one question, over this process's own connection."""
    with connection.cursor() as cursor:
        cursor.execute(question)
        return list(cursor.fetchall())


@app.periodic(cron="23 3 * * *")
@app.task(name="ask_invariants", queue="house")
def ask_invariants(timestamp: int) -> None:
    """Every night: ask all of them; what is broken is logged and the job fails."""
    del timestamp
    broken = invariants.check(ask)
    for each in broken:
        log.error("%s is broken (%s) %s", each.code, each.sentence, each.row)
    if broken:
        raise InvariantsBroken("; ".join(f"{each.code}: {each.row}" for each in broken))


@app.periodic(cron="5 5 * * *")
@app.task(name="remind_of_steps", queue="house")
def remind_of_steps(timestamp: int) -> None:
    """Every morning: remind whoever does a step whose day is near, once."""
    del timestamp
    designing.remind_of_steps()


@app.periodic(cron="15 5 * * *")
@app.task(name="remind_of_requests", queue="house")
def remind_of_requests(timestamp: int) -> None:
    """Every morning: remind whoever has a request for support whose day is near or has passed, once each."""
    del timestamp
    supporting.remind_of_requests()


@app.periodic(cron="13 5 * * *")
@app.task(name="remind_reviews", queue="house")
def remind_reviews(timestamp: int) -> None:
    """Every morning: remind whoever owes the review something, once before it is due and once afterwards."""
    del timestamp
    review.remind(on=clock.today())


@app.periodic(cron="53 3 * * *")
@app.task(name="forget_old_jobs", queue="house")
async def forget_old_jobs(timestamp: int) -> None:
    """Every night: delete jobs that succeeded long ago. What was given up stays, until somebody has looked."""
    del timestamp
    await app.job_manager.delete_old_jobs(nb_hours=KEPT_HOURS)


@app.periodic(cron="33 3 * * *")
@app.task(name="expire_drafts", queue="house")
def expire_drafts(timestamp: int) -> None:
    """Every night: forget the drafts that were brought in and that nobody took in time."""
    del timestamp
    needs.expire()


@app.periodic(cron="3 6 * * *")
@app.task(name="remind_invited", queue="house")
def remind_invited(timestamp: int) -> None:
    """Every morning: remind whoever has not answered an invitation for a week."""
    del timestamp
    design.remind(by=SYSTEM)
