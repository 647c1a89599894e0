"""`juncta signer`: the signing process of an installation, the only one that is told where the keys are."""

import argparse
import os
from pathlib import Path

from juncta.credentials.ports import SigningRefused
from juncta.project.cli.reach import add_data, set_up
from juncta.project.cli.worker import work
from juncta.project.stop import Stop


def run(arguments: list[str]) -> int:
    """Sign what the registrars approved, until asked to stop; `init` makes the keys."""
    parser = argparse.ArgumentParser(prog="juncta signer", description=__doc__)
    parser.add_argument("act", nargs="?", choices=["init"], help="init: make new keys in JUNCTA_SIGNER_DIR")
    parser.add_argument("--alliance", default="", metavar="SLUG", help="init: whose keys (default: the first alliance)")
    parser.add_argument("--institution", action="append", default=[], metavar="SLUG", help="init: only for this one; may be repeated")
    parser.add_argument("--status", action="store_true", help="init: also the alliance's key for status lists, which one signer keeps")
    add_data(parser)
    options = parser.parse_args(arguments)
    keys = _keys(options.data)
    set_up(options.data)
    if options.act == "init":
        from juncta.project.installation import make_keys  # noqa: PLC0415 - Django has just been started

        print(make_keys(keys, options.alliance, tuple(options.institution), status=options.status))
        return 0
    from juncta.project import signing  # noqa: PLC0415 - Django has just been started

    try:
        signing.announce()
    except SigningRefused as refused:
        raise Stop(f"the signing keys cannot be used: {refused}") from refused
    served = signing.queues()
    if not served:
        raise Stop("the keys belong to no alliance of this database; run `juncta setup` first, or set JUNCTA_SIGNER_DIR to another folder")
    work(served, name="signer", concurrency=1)
    return 0


def _keys(data: Path | None) -> Path:
    """The folder of the keys, from JUNCTA_SIGNER_DIR or, with --data, the demo's own."""
    given = os.environ.get("JUNCTA_SIGNER_DIR") or (str(data / "signer") if data else "")
    if not given:
        raise Stop("set JUNCTA_SIGNER_DIR to the folder of the signing keys")
    os.environ["JUNCTA_SIGNER_DIR"] = given
    return Path(given)
