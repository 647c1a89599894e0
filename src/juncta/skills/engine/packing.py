"""Where the files of a download lie: in a folder, in one or several ZIP files, or as they are. Nothing is ever unpacked to disk."""

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from juncta.skills.engine.reading import language_of
from juncta.skills.facts import BrokenError

VERSION: Final = re.compile(r"v\.?\s?(\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)", re.IGNORECASE)
MOST_ENTRIES: Final = 2_000  # of one ZIP; the official one has about 20
MOST_BYTES: Final = 64_000_000  # of one language's file, unpacked; the official one has about 12 MB
MOST_TOGETHER: Final = 1_000_000_000  # of all files, unpacked
MOST_RATIO: Final = 100  # unpacked to packed; such tables shrink to a fifth


@dataclass(frozen=True, slots=True)
class Source:
    """One language's file: its name for messages, and where it is; `inside` names an entry of a ZIP."""

    language: str
    name: str
    path: Path
    inside: str = ""

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """Its bytes; raises BrokenError where a ZIP does not keep what it promised."""
        if not self.inside:
            with self.path.open("rb") as plain:
                yield plain
            return
        try:
            with zipfile.ZipFile(self.path) as packed, packed.open(self.inside) as entry:
                yield entry
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
            raise BrokenError(self.name, 0, f"the ZIP file is damaged or locked ({error})") from error


def sources(path: Path) -> list[Source]:
    """The skills' files there, by language; raises BrokenError where there is none, or one that is too large to be honest."""
    if path.is_dir():
        found = [each for inner in sorted(path.iterdir()) if inner.is_file() for each in _of_file(inner)]
    elif path.is_file():
        found = _of_file(path)
    else:
        raise BrokenError(str(path), 0, "there is no such file or folder")
    if not found:
        raise BrokenError(path.name, 0, "there is no skills_en.csv or other skills_….csv in it")
    languages = [each.language for each in found]
    if twice := sorted({each for each in languages if languages.count(each) > 1}):
        raise BrokenError(path.name, 0, f"the language {twice[0]} stands in it twice")
    return sorted(found, key=lambda each: (each.language != "en", each.language))  # English first: it says what there is


def version_of(path: Path) -> str:
    """The version that the names of a download say ("ESCO dataset - v1.2.0 - …"), or nothing."""
    names = [path.name, *(each.name for each in sorted(path.iterdir()) if path.is_dir())] if path.is_dir() else [path.name]
    return next((found.group(1) for name in names if (found := VERSION.search(name))), "")


def _of_file(path: Path) -> list[Source]:
    if language := language_of(path.name):
        if path.stat().st_size > MOST_BYTES:
            raise BrokenError(path.name, 0, f"it is larger than {MOST_BYTES // 1_000_000} MB")
        return [Source(language, path.name, path)]
    return _of_zip(path) if path.suffix.lower() == ".zip" else []


def _of_zip(path: Path) -> list[Source]:
    try:
        with zipfile.ZipFile(path) as packed:
            entries = packed.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise BrokenError(path.name, 0, f"this is no ZIP file ({error})") from error
    if len(entries) > MOST_ENTRIES:
        raise BrokenError(path.name, 0, f"it holds more than {MOST_ENTRIES} files")
    wanted = [(language, entry) for entry in entries if (language := language_of(entry.filename)) and not entry.is_dir()]
    for _language, entry in wanted:
        if entry.flag_bits & 0x1:
            raise BrokenError(path.name, 0, f"{entry.filename} is locked with a password")
        if entry.file_size > MOST_BYTES or entry.file_size > MOST_RATIO * max(entry.compress_size, 1_000):
            raise BrokenError(path.name, 0, f"{entry.filename} would unpack to {entry.file_size:,} bytes, which no list of skills has")
    if sum(entry.file_size for _language, entry in wanted) > MOST_TOGETHER:
        raise BrokenError(path.name, 0, f"it would unpack to more than {MOST_TOGETHER // 1_000_000} MB")
    return [Source(language, f"{path.name}/{entry.filename}", path, entry.filename) for language, entry in wanted]
