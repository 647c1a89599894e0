"""`juncta worker`: the background jobs of an installation, all but signing."""

import argparse
import os

from juncta.project.cli.reach import add_data, set_up
from juncta.project.stop import Stop

SIGNING = "signing"  # the queue of the signer, which no other process serves
CONCURRENCY = 4  # at most the size of the job queue's connection pool
LAST_WORDS = 6.0  # seconds that jobs under way may still take when the process is asked to stop


def run(arguments: list[str]) -> int:
    """Work until asked to stop."""
    parser = argparse.ArgumentParser(prog="juncta worker", description=__doc__)
    add_data(parser)
    options = parser.parse_args(arguments)
    if os.environ.get("JUNCTA_SIGNER_DIR"):
        raise Stop("the signing keys are the signer's alone: start the worker without JUNCTA_SIGNER_DIR")
    set_up(options.data)
    from procrastinate.contrib.django import app  # noqa: PLC0415 - Django has just been started

    work({task.queue for task in app.tasks.values()} - {SIGNING}, name="worker", concurrency=CONCURRENCY)
    return 0


def work(queues: set[str], *, name: str, concurrency: int) -> None:
    """Serve these queues until a signal; needs Django to be set up."""
    from procrastinate.contrib.django import app  # noqa: PLC0415 - see above
    from procrastinate.contrib.django.django_connector import DjangoConnector  # noqa: PLC0415

    _answers()
    connector = app.connector
    if not isinstance(connector, DjangoConnector):
        raise TypeError(connector)
    with app.replace_connector(connector.get_worker_connector()) as serving:
        serving.run_worker(
            queues=sorted(queues),
            name=name,
            concurrency=concurrency,
            fetch_job_polling_interval=2.0,  # NOTIFY comes first; this is for a notice that got lost
            shutdown_graceful_timeout=LAST_WORDS,
        )


def _answers() -> None:
    """Stop with one sentence when the database does not answer; later on, a lost connection is waited for."""
    from django.db import DatabaseError, connection  # noqa: PLC0415 - Django has just been started

    try:
        connection.ensure_connection()
    except DatabaseError as error:
        raise Stop(f"the database does not answer: {str(error).splitlines()[0]}", status=1) from error
