"""`juncta verify`: judge a badge from files, without network and without database; exit status 0 for `valid` only."""

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn, TextIO

from juncta.credentials.verification import bounded, pins, rdf, report
from juncta.credentials.verification.bounded import Unreadable
from juncta.credentials.verification.judgement import Judgement
from juncta.credentials.verification.reasons import Verdict, brief

CANNOT = 2


class Usage(Exception):  # noqa: N818 - says how it is used
    """The command was given wrongly; the message is one line."""


class _Parser(argparse.ArgumentParser):
    """A parser whose complaint is one line and an exception, not an exit."""

    def error(self, message: str) -> NoReturn:
        raise Usage(message)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="juncta verify",
        description="Judge a badge. Nothing is fetched: give the files that you hold.",
        epilog=f"Verdicts, the first that applies wins: {', '.join(Verdict)}. "
        "Exit status: 0 valid, 1 any other verdict, 2 unreadable or wrong usage. "
        f"Root pins: --root, else ${pins.VARIABLE} (a file or a folder), else ~/.config/juncta/trust-roots.",
        allow_abbrev=False,
    )
    parser.add_argument("file", metavar="FILE", help="the badge")
    parser.add_argument("--trust", metavar="FILE", help="the alliance's trust list, signed by the partners")
    parser.add_argument("--did", metavar="FILE", help="the issuer's did document")
    parser.add_argument("--status", metavar="FILE", action="append", default=[], help="a status list; may be given several times")
    parser.add_argument("--root", metavar="FILE", help="the root pin that vouches for the trust list")
    parser.add_argument("--at", metavar="TIME", help="judge as of this time, such as 2026-11-23T21:10:00Z (default: now)")
    parser.add_argument("--json", action="store_true", help="print one line of JSON")
    return parser


def main(argv: Sequence[str]) -> int:
    """Run the command; `argv` without the program's name. Returns the exit status, never raises."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError, OSError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        return _run(_parser().parse_args(argv), sys.stdout)
    except SystemExit as done:  # --help
        return int(done.code or 0)
    except (Usage, Unreadable) as trouble:
        message = str(trouble)
    except BrokenPipeError:
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        message = "nobody reads the answer"
    except KeyboardInterrupt:
        message = "stopped"
    except MemoryError:
        message = "there is not enough memory to judge this file"
    except Exception as error:  # noqa: BLE001 - an employer sees a line, not our insides; no verdict is given
        message = f"could not judge this file ({type(error).__name__})"
    return _complain(message)


def _complain(message: str) -> int:
    with contextlib.suppress(OSError, AttributeError, ValueError):
        sys.stderr.write(f"juncta verify: {brief(message, 300)}\n")
    return CANNOT


def _run(options: argparse.Namespace, out: TextIO) -> int:
    at = _time(options.at)
    badge = bounded.read(Path(options.file), bounded.BADGE_LIMIT)
    trust = bounded.read(Path(options.trust), bounded.TRUST_LIMIT) if options.trust else None
    did = bounded.read(Path(options.did), bounded.DID_LIMIT) if options.did else None
    statuses = [bounded.read(Path(one), bounded.STATUS_LIMIT) for one in options.status]
    rdf.start()
    roots = pins.find(options.root, os.environ)
    judgement = _judge(badge, at, trust, did, statuses, roots)
    out.write(report.line(judgement) + "\n" if options.json else report.page(judgement, at, bold=out.isatty()))
    out.flush()
    return 0 if judgement.verdict is Verdict.VALID else 1


def _judge(badge: bytes, at: datetime, trust: bytes | None, did: bytes | None, statuses: list[bytes], roots: list[bytes]) -> Judgement:
    from juncta.credentials.verification import verify  # noqa: PLC0415 - --help and complaints need no cryptography

    return verify.judge(badge, at=at, trust=trust, did=did, statuses=statuses, roots=roots)


def _time(text: str | None) -> datetime:
    """The time of judging; a time without a zone is taken as UTC."""
    if text is None:
        return datetime.now(UTC)
    try:
        at = datetime.fromisoformat(text)
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        message = f"--at wants a time such as 2026-11-23T21:10:00Z, not {brief(text, 40)!r}"
        raise Usage(message) from error


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
