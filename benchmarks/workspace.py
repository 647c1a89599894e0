"""How long the server takes for the pages a team has open all day, when a lot has been said and written there.

The design is the golden one while it is being written: eleven partners, every section written, and at its idea 200 comments in twenty
threads and fifty versions. Measured is the whole answer, from the request to the last byte, middleware, queries and template included:
the workspace home, and the idea, which shows conversation and versions. Each page has a goal of 150 ms; the figure is the slower one's.

The two pages are asked in turns, and medians count, since the machine drifts. The least time of all turns and the processor time of
this process (PostgreSQL's is not in it) stand beside: where they are much smaller than the median, somebody else was at work.
"""

import json
import logging
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.findings import start
from juncta.adapters.embedded.server import close_servers, wait_until_stopped

if TYPE_CHECKING:
    from django.test import Client

    from juncta.design.models import Design
    from juncta.project.story.world import World

ROUNDS: Final = 30
GOAL: Final = 150.0  # ms
THREADS: Final = 20
COMMENTS: Final = 200
VERSIONS: Final = 50
WRITERS: Final = ("academic", "student", "designer", "chair")


def busy_design(here: "World") -> "Design":
    """The golden design before it is sent, with everything that was said and written at its idea."""
    from juncta.base import clock  # noqa: PLC0415 - Django has just been started
    from juncta.cocreation import operations as talking  # noqa: PLC0415
    from juncta.design import operations as designing  # noqa: PLC0415
    from juncta.design.facts import AwardModel, PartnerRole  # noqa: PLC0415
    from juncta.design.models import Partnership  # noqa: PLC0415
    from juncta.project.story import acts, world  # noqa: PLC0415

    content = world.data(acts.GOLDEN)
    design, academic = acts.idea(here, content), here.actor("academic")
    acts.partners(here, design, AwardModel.JOINT)
    for institution in here.alliance.institutions.all():
        Partnership.objects.get_or_create(
            design=design,
            institution=institution,
            role=PartnerRole.ASSOCIATED.value,
            defaults={"state": "accepted", "invited_at": clock.now()},
        )
    acts.parts(here, design, content, AwardModel.JOINT)
    for thread_number in range(THREADS):
        thread = talking.begin_thread(design=design, section="idea", by=here.actor("student"), text=f"Question {thread_number}: for whom?")
        for turn in range(COMMENTS // THREADS - 1):
            by = here.actor(WRITERS[turn % len(WRITERS)])
            talking.answer(thread=thread, by=by, text=f"Answer {turn} to question {thread_number}, in a sentence or two. So it is.")
    summary = content["idea"]["summary"]["en"]
    for number in range(VERSIONS):
        designing.describe(design=design, by=academic, summary={"en": f"{summary} As of draft {number}."})
    return design


def sizes(design: "Design") -> tuple[int, int, int]:
    """Comments, versions of the idea, partners: a figure of less work is worth nothing."""
    from juncta.cocreation.models import Comment  # noqa: PLC0415
    from juncta.design.queries import facts_of, versions_of  # noqa: PLC0415

    said = Comment.objects.filter(thread__design=design).count()
    return said, versions_of(design, "idea").count(), len(facts_of(design).partners)


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds on the clock, and of this process's processor."""
    began, worked = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000


def fetch(client: "Client", page: str) -> None:
    """Ask for a page and read all of it."""
    answer = client.get(page)
    assert answer.status_code == 200, (page, answer.status_code)  # noqa: S101, PLR2004 - a refusal would be quick
    assert answer.content  # noqa: S101


def measure() -> dict[str, list[tuple[float, float]]]:
    """Every turn of every page, in a database of its own."""
    from django.test import Client  # noqa: PLC0415 - Django has just been started
    from django.urls import reverse  # noqa: PLC0415

    from juncta.project.story import world  # noqa: PLC0415

    logging.disable(logging.WARNING)
    here = world.build()
    design = busy_design(here)
    said, versions, partners = sizes(design)
    assert (said, partners) == (COMMENTS, 11), (said, partners)  # noqa: S101
    assert versions >= VERSIONS, versions  # noqa: S101
    client = Client(HTTP_HOST="localhost")
    client.force_login(here.persons["academic"].account)
    pages = {"home": reverse("design-home", args=[design.pk]), "section": reverse("design-idea", args=[design.pk])}
    for page in pages.values():
        fetch(client, page)
    turns: dict[str, list[tuple[float, float]]] = {name: [] for name in pages}
    for _turn in range(ROUNDS):
        for name, page in pages.items():
            turns[name].append(timed(lambda page=page: fetch(client, page)))  # type: ignore[misc] # each its own page
    return turns


def main() -> None:
    """Measure in turns, and print the figures; the last line is JSON."""
    folder = Path(tempfile.mkdtemp(prefix="juncta-workspace-"))
    os.environ.setdefault("JUNCTA_ADDRESS", "http://localhost:8000")
    try:
        start(folder)
        turns = measure()
    finally:
        close_servers()
        wait_until_stopped(folder)
        shutil.rmtree(folder, ignore_errors=True)
    medians = {}
    for name, taken in turns.items():
        clock, processor = ([each[index] for each in taken] for index in (0, 1))
        medians[name] = statistics.median(clock)
        print(f"{name}: median {medians[name]:.0f} ms, least {min(clock):.0f} ms, processor {statistics.median(processor):.0f} ms")
    figure = max(medians.values())
    print(f"goal: {GOAL:g} ms or less")
    answer = {
        "bench": "workspace",
        "figure": round(figure, 1),
        "unit": "ms",
        "ms": round(figure, 1),
        "limit": GOAL,
        "ratio": round(figure / GOAL, 3),
    }
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
