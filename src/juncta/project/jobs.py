"""The jobs of the house: one that runs a reaction of the journey, and the periodic ones."""

import logging
from typing import Any

from procrastinate import RetryStrategy
from procrastinate.app import App
from procrastinate.contrib.django import app

from juncta.base import messages
from juncta.base.models import Happening
from juncta.project import nightly  # noqa: F401 - it registers its own tasks

log = logging.getLogger(__name__)
AGAIN = RetryStrategy(max_attempts=8, wait=1, exponential_wait=3)
STALLED_AFTER = 30  # seconds without a heartbeat: the worker was killed


def ready(_: App) -> None:
    """Called when the job queue has started; importing this module has registered the tasks."""


@app.task(name="react", queue="journey", retry=AGAIN)
def react(happening_id: int, reaction: str) -> None:
    """Run one reaction of the journey to one happening. Reactions are idempotent: a job may run twice."""
    from juncta.project import journey  # noqa: PLC0415 - the table names this module's tasks

    journey.run(reaction, Happening.objects.get(pk=happening_id))


@app.task(name="send_messages", queue="journey", retry=AGAIN)
def send_messages() -> None:
    """Send the messages that wait."""
    messages.send_waiting()


@app.periodic(cron="* * * * *")
@app.task(name="send_left_messages", queue="journey", pass_context=False)
def send_left_messages(timestamp: int) -> None:
    """Once a minute: send what an earlier job could not."""
    del timestamp
    messages.send_waiting()


@app.periodic(cron="* * * * * */10")
@app.task(name="revive_stalled", queue="house", queueing_lock="revive_stalled")
async def revive_stalled(timestamp: int) -> None:
    """Give the jobs of a killed worker back to the queue."""
    del timestamp
    stalled: Any = await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER)
    for job in stalled:
        log.warning("job %s (%s) was left by a dead worker and runs again", job.id, job.task_name)
        await app.job_manager.retry_job(job)
