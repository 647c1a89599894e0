"""`juncta framework`: is a file a framework, and what differs between two; without a database and without a network."""

import argparse
from pathlib import Path

from juncta.design.checks import CHECKS
from juncta.framework import checks
from juncta.framework.facts import PART_NAMES, Change, Difference
from juncta.project.stop import Stop

LARGEST = 2_000_000  # bytes; the shipped file has a twentieth of it


def run(arguments: list[str]) -> int:
    """Status 0: it holds together, or nothing differs; 1: it does not, or something differs; 2: there is no such file."""
    parser = argparse.ArgumentParser(prog="juncta framework", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    checking = commands.add_parser("check", help="does the file hold together? A broken one is told with its line")
    checking.add_argument("file", type=Path, metavar="FILE")
    differing = commands.add_parser("diff", help="what differs between two files, part by part and language by language")
    differing.add_argument("old", type=Path, metavar="A")
    differing.add_argument("new", type=Path, metavar="B")
    options = parser.parse_args(arguments)
    return _check(options.file) if options.command == "check" else _diff(options.old, options.new)


def _check(file: Path) -> int:
    try:
        facts = checks.facts_of_file(_read(file))
    except checks.BrokenFramework as broken:
        print(f"{file}: {broken}")
        return 1
    for sentence in (unknown := checks.unknown(facts, CHECKS)):
        print(f"{file}: {sentence}")
    if unknown:
        return 1
    print(
        f"{facts.slug} {facts.version} holds together: {len(facts.criteria)} criteria, {len(facts.stages)} stages, "
        f"{len(facts.steps)} steps, {len(facts.gates)} gates, {len(facts.formats)} formats"
    )
    return 0


def _diff(old: Path, new: Path) -> int:
    changes = checks.differences(_whole(old), _whole(new))
    for change in changes:
        print(_titled(change))
        for each in change.differences:
            print(*_lines(each), sep="\n")
    if not changes:
        print("nothing differs")
    return 1 if changes else 0


def _titled(change: Change) -> str:
    kind = PART_NAMES[change.kind]
    return f"{kind} {change.code}: {change.what}" if change.code else f"{kind}: {change.what}"


def _lines(each: Difference) -> list[str]:
    field = f"{each.field} ({each.language})" if each.language else each.field
    return [f"  {field}", *(f"    {sign} {text}" for sign, text in (("-", each.old), ("+", each.new)) if text)]


def _whole(file: Path) -> str:
    """The text of a file that is a framework."""
    text = _read(file)
    try:
        checks.facts_of_file(text)
    except checks.BrokenFramework as broken:
        raise Stop(f"{file}: {broken}") from broken
    return text


def _read(file: Path) -> str:
    try:
        if file.stat().st_size > LARGEST:
            raise Stop(f"{file} is larger than any framework")
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise Stop(f"{file} is no text in UTF-8") from error
    except OSError as error:
        raise Stop(f"cannot read {file}: {error.strerror}") from error
