"""`juncta story`: the whole journey without a browser, through the same operations as the pages and the real processes."""

import argparse
import os
import signal
import sys
from pathlib import Path
from types import FrameType

from juncta.project.stop import Stop


def run(arguments: list[str]) -> int:
    """Play it; the exit status is 0 only for a complete journey."""
    parser = argparse.ArgumentParser(prog="juncta story", description="Plays the journey and leaves its artefacts in a folder.")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the artefacts go; may exist and hold other files")
    parser.add_argument("--data", type=Path, metavar="DIR", help="data folder (default: `data` inside --out)")
    options = parser.parse_args(arguments)
    out = options.out.expanduser().absolute()
    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / ".juncta").touch()
        (out / ".juncta").unlink()
    except OSError as error:
        raise Stop(f"cannot write to {out}: {error.strerror}; choose another with --out") from error
    signal.signal(signal.SIGTERM, _leave)
    return _play(out, options.data or out / "data")


def _play(out: Path, data: Path) -> int:
    from juncta.project import supervise  # noqa: PLC0415 - `--help` needs no database

    with supervise.working(data) as house:
        os.environ["DJANGO_SETTINGS_MODULE"] = "juncta.project.settings"
        import django  # noqa: PLC0415 - it reads the house's address

        django.setup()
        from juncta.project.story import journey  # noqa: PLC0415 - it needs the tables

        return int(journey.play(out, alive=lambda part: part not in house.parts.dead()))


def _leave(number: int, frame: FrameType | None) -> None:
    del frame
    sys.exit(128 + number)
