"""The console script `juncta`: one file per command, and nothing imported before it is known which one is meant."""

import sys
from importlib import import_module

COMMANDS = {
    "demo": "the whole house on this machine, with the story world in it",
    "test": "everything that continuous integration runs; --quick for the fast part",
    "story": "play the journey without a browser and leave its artefacts",
    "verify": "judge a credential, without network and without a database",
    "framework": "check a framework's file, or say what differs between two",
    "setup": "the first administrator, the first alliance, mail and keys of an installation",
    "serve": "the web server of an installation",
    "worker": "the background jobs of an installation",
    "signer": "the signing process of an installation; `signer init` makes its keys",
    "migrate": "bring the tables up to date, as their owner",
    "invariants": "ask the database whether everything that must hold does hold",
    "skills": "load ESCO's skills, from the official download",
    "manage": "Django's own commands",
}
HIDDEN = {"seed", "history"}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status is 2 for anything that the caller can put right, with one sentence that says how."""
    name, *rest = (sys.argv[1:] if arguments is None else arguments) or ["--help"]
    if name == "verify":
        from juncta.credentials.verification.command import main as verify  # noqa: PLC0415 - it must start at once

        return verify(rest)
    if name in {"-h", "--help", "help"}:
        print(_usage())
        return 0
    if name == "--version":
        from importlib.metadata import version  # noqa: PLC0415 - it must start at once

        print(f"juncta {version('juncta')}")
        return 0
    if name not in COMMANDS and name not in HIDDEN:
        print(f"juncta: there is no command {name!r}; `juncta --help` lists them", file=sys.stderr)
        return 2
    return _run(name, rest)


def _run(name: str, rest: list[str]) -> int:
    from juncta.project.stop import Stop  # noqa: PLC0415

    try:
        return int(import_module(f"juncta.project.cli.{name}").run(rest) or 0)
    except Stop as stop:
        print(f"juncta: {stop}", file=sys.stderr)
        return stop.status
    except KeyboardInterrupt:
        return 130


def _usage() -> str:
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {sentence}" for name, sentence in COMMANDS.items()]
    return "\n".join(["usage: juncta COMMAND …", "", *lines, "", "`juncta COMMAND --help` says more about each."])
