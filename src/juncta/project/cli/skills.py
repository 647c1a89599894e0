"""`juncta skills`: loads the official ESCO download, or a newer one, for the whole installation."""

import argparse
from pathlib import Path

from juncta.project.cli.reach import add_data, set_up
from juncta.project.stop import Stop

WHERE = "the download as it came: one ZIP file, a folder of such ZIP files or of skills_en.csv, skills_fr.csv, …, or one such file"


def run(arguments: list[str]) -> int:
    """Load; all of it or nothing. A file that cannot be read ends with its line and the reason."""
    parser = argparse.ArgumentParser(prog="juncta skills", description=__doc__)
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    load = acts.add_parser("load", help="load a release of ESCO: every skill in every language that the download holds")
    load.add_argument("place", type=Path, metavar="FOLDER_OR_ZIP", help=WHERE)
    load.add_argument(
        "--release", metavar="VERSION", default="", help="such as 1.2.0; needed only where the names of the files do not say it"
    )
    add_data(load)
    options = parser.parse_args(arguments)
    set_up(options.data)
    from juncta.skills import operations  # noqa: PLC0415 - Django has just been started
    from juncta.skills.facts import BrokenError  # noqa: PLC0415

    try:
        done = operations.load_download(place=options.place, version=options.release)
    except BrokenError as broken:
        raise Stop(f"{broken}; nothing was loaded") from broken
    if not done.changed:
        print(f"{done.release} was loaded already: {done.count} skills, nothing changed")
        return 0
    print(f"{done.release}: {done.count} skills in {', '.join(done.release.languages)}; {done.new} new, {done.retired} retired")
    return 0
