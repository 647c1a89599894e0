"""Compiles the translations of a checkout at start, so that nobody needs msgfmt and no compiled file is committed."""

import contextlib
import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parent.parent / "locale"


def compile_if_needed(folder: Path = LOCALE) -> list[Path]:
    """Write each .mo that is missing or older than its .po; returns what was written.

    A folder that cannot be written to belongs to an installed package, which brought its compiled files with it.
    """
    written = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        with contextlib.suppress(OSError):
            _compile(source, target)
            written.append(target)
    return written


def _compile(source: Path, target: Path) -> None:
    """Write aside and rename: several processes start at once, and none may read half a file."""
    aside = target.with_suffix(f".{os.getpid()}.mo.new")
    with source.open("rb") as po:
        catalog = read_po(po, locale=source.parent.parent.name)
    with aside.open("wb") as mo:
        write_mo(mo, catalog)
    aside.replace(target)
