"""Puts the story world into an empty database; `demo` and `story` run it in a process of its own."""

from pathlib import Path

from juncta.project.cli.reach import set_up


def run(arguments: list[str]) -> int:
    """Seed once: a database with an alliance in it is left as it is."""
    set_up()
    from django.db import transaction  # noqa: PLC0415 - Django has just been started

    from juncta.alliance import queries as alliances  # noqa: PLC0415
    from juncta.project.story import seed  # noqa: PLC0415

    with transaction.atomic():  # all of it or nothing: a killed start begins anew
        if not alliances.alliances().exists():
            seed.seed(Path(arguments[0]))
    return 0
