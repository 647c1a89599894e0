"""Writes the reference pages that are drawn from code: commands, announcements and what follows from them, facts for recognition."""

import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "docs" / "reference"
ROOMS = (
    *("alliance", "skills", "jurisdiction", "framework", "design", "needs", "support", "cocreation", "review"),
    *("catalogue", "enrolment", "assessment", "credentials", "recognition", "portfolio"),
)
COMMANDS = ("demo", "test", "story", "verify", "setup", "serve", "worker", "signer", "migrate", "invariants", "skills")
COMMANDS = ("demo", "test", "story", "verify", "framework", "setup", "serve", "worker", "signer", "migrate", "invariants")
MADE = "This page is made from the source by `python -m tools.reference`.\n"
COMMANDS_HEAD = """# Commands

Everything is one command, `juncta`. From a checkout it is `./juncta`, which first brings its own environment; where Juncta is installed
as a package it is simply `juncta`. A command that cannot do its work says why in one sentence and ends with status 2. {made}
"""
JOURNEY_HEAD = """# Announcements, and what follows

A room never calls a room above it. It announces what has happened; what follows stands in one table, `project/journey.py`. Every
consequence is a job of its own, put into the queue in the same transaction as the announcement, so that neither can exist without the
other; it may run twice and then changes nothing the second time. Each announcement is also one row of the audit trail. {made}
"""
FACTS_HEAD = """# Facts for recognition

A condition in a university's rules may name these facts, and no others. Each is taken from the verified credential, together with the
place in the signed document where it stands. What the credential does not say is absent, and a condition about it is *unknown*. {made}
"""


def commands() -> str:
    """Each command's own words about itself."""
    parts = [COMMANDS_HEAD.format(made=MADE), f"```text\n{_help()}\n```\n"]
    parts += [f"## juncta {name}\n\n```text\n{_help(name)}\n```\n" for name in COMMANDS]
    return "\n".join(parts)


def _help(*words: str) -> str:
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1"}
    program = [sys.executable, "-m", "juncta.project.cli", *words, "--help"]
    said = subprocess.run(program, capture_output=True, text=True, check=True, env=environment, cwd=ROOT)
    return said.stdout.strip()


def journey() -> str:
    """Every announcement of every room."""
    _start()
    from juncta.kernel.event import Event  # noqa: PLC0415 - after Django has started
    from juncta.project.journey import FOLLOWS, SIGNS  # noqa: PLC0415

    parts = [JOURNEY_HEAD.format(made=MADE)]
    for room in (each for each in ROOMS if (ROOT / "src" / "juncta" / each / "events.py").exists()):
        module = import_module(f"juncta.{room}.events")
        events = [
            each
            for each in vars(module).values()
            if isinstance(each, type) and issubclass(each, Event) and each is not Event and each.__module__ == module.__name__
        ]
        parts.append(f"## {room.capitalize()}\n\n| announcement | it means | what follows |\n|---|---|---|")
        for each in events:
            follows = [f"{_said(reaction)} (`{_place(reaction)}`)" for reaction in FOLLOWS.get(each, ())]
            if signs := SIGNS.get(each):
                follows.append(f"for the signer alone: {_said(signs)} (`{_place(signs)}`)")
            parts.append(f"| `{each.__name__}` | {_said(each)} | {'<br>'.join(follows) or '–'} |")
        parts.append("")
    return "\n".join(parts)


def _said(thing: object) -> str:
    """The first sentence of its docstring."""
    return (thing.__doc__ or "").strip().splitlines()[0].removesuffix(".").replace("|", "\\|")


def _place(thing: object) -> str:
    return f"{getattr(thing, '__module__', '').rpartition('.')[2]}.{getattr(thing, '__name__', '')}"


def facts() -> str:
    """Every name that a condition may use."""
    from juncta.recognition.engine.extract import NAMES  # noqa: PLC0415 - only this page needs it

    rows = []
    for name, said in NAMES.items():
        kind, _, meaning = said.partition(": ")
        rows.append(f"| `{name}` | {kind} | {re.sub(r' *[|] *', ' or ', meaning)} |")
    return "\n".join([FACTS_HEAD.format(made=MADE), "| name | type | what it is |\n|---|---|---|", *rows, ""])


def _start() -> None:
    """Django, without any database being opened."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "juncta.project.settings")
    os.environ.setdefault("DATABASE_URL", "postgresql:///nobody-opens-this")
    os.environ.setdefault("SECRET_KEY", "for the documentation")
    import django  # noqa: PLC0415 - after the environment is set

    django.setup()


def main() -> int:
    """Write the pages; with --check only say whether they are up to date."""
    made = {"commands.md": commands(), "journey.md": journey(), "recognition-facts.md": facts()}
    if "--check" in sys.argv:
        stale = [name for name, text in made.items() if not (PAGES / name).exists() or (PAGES / name).read_text(encoding="utf-8") != text]
        if stale:
            print(f"not up to date: {', '.join(stale)}", file=sys.stderr)
        return 1 if stale else 0
    for name, text in made.items():
        (PAGES / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
