"""`juncta manage`: Django's own commands, on the same database as everything else."""

import os
import sys
from pathlib import Path

from juncta.project.cli.reach import reach

WITHOUT_DATABASE = {"makemigrations", "makemessages", "compilemessages", "check", "collectstatic", "diffsettings", "help", "version"}


def run(arguments: list[str]) -> int:
    """Pass everything on, but for a leading `--data DIR`."""
    data: Path | None = None
    if arguments[:1] == ["--data"]:
        data, arguments = Path(arguments[1]), arguments[2:]
    if data is None and not os.environ.get("DATABASE_URL") and (not arguments or arguments[0] in WITHOUT_DATABASE):
        os.environ["DATABASE_URL"] = "postgresql:///nobody-opens-this"
    reach(data)
    os.environ.setdefault("SECRET_KEY", "of a command, which keeps no secrets")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - it reads the address just set

    execute_from_command_line(["juncta manage", *arguments])
    sys.stdout.flush()
    return 0
