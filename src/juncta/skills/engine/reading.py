"""ESCO's official download, read line by line: `skills_en.csv` and its sisters, one file for each language.

Columns as published since version 1.1; columns that we do not use may be missing or more may come.
"""

import codecs
import csv
import re
from collections.abc import Iterator
from typing import IO, Final

from juncta.skills.facts import DEMO, ESCO, BrokenError, Described, Kind, Reuse

NEEDED: Final = ("conceptUri", "skillType", "preferredLabel")
NAME: Final = re.compile(r"(?:^|[/\\])skills_([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?)\.csv$")
URI: Final = re.compile(
    rf"{re.escape(ESCO)}[0-9a-f]{{8}}-[0-9a-f]{{4}}-[0-9a-f]{{4}}-[0-9a-f]{{4}}-[0-9a-f]{{12}}|{re.escape(DEMO)}[a-z0-9-]{{1,80}}"
)
CONCEPT: Final = "KnowledgeSkillCompetence"
KINDS: Final = {"skill/competence": Kind.SKILL, "skill": Kind.SKILL, "knowledge": Kind.KNOWLEDGE}
STATUSES: Final = {"": False, "released": False, "obsolete": True, "deprecated": True}
MOST_ROWS: Final = 100_000  # ESCO has about 14,000
MOST_LETTERS: Final = {"preferredLabel": 300, "description": 20_000, "altLabels": 20_000, "hiddenLabels": 20_000}
CHUNK: Final = 64 * 1024


def language_of(name: str) -> str:
    """The language that a file's name says, such as "fr" for skills_fr.csv; empty for a file of something else."""
    found = NAME.search(name)
    return found.group(1) if found else ""


def described(name: str, stream: IO[bytes], most_bytes: int) -> Iterator[Described]:
    """Each skill of a file, one at a time; raises BrokenError with the line and the reason at the first thing that is wrong."""
    rows = csv.reader(_lines(name, stream, most_bytes), strict=True)
    line, seen = 1, set[str]()
    try:
        head = [each.strip().lstrip("\N{ZERO WIDTH NO-BREAK SPACE}") for each in next(rows, [])]
        if missing := [each for each in NEEDED if each not in head]:
            raise BrokenError(name, 1, f"the column {missing[0]} is missing; it needs {', '.join(NEEDED)}")
        line = rows.line_num + 1
        for row in rows:
            if row:
                found = _described(name, line, head, row)
                if found.uri in seen:
                    raise BrokenError(name, line, f"{found.uri} stands here a second time")
                seen.add(found.uri)
                if len(seen) > MOST_ROWS:
                    raise BrokenError(name, line, f"there are more than {MOST_ROWS:,} skills; ESCO has about 14,000")
                yield found
            line = rows.line_num + 1
    except csv.Error as error:
        raise BrokenError(name, line, f"this is no line of a CSV file ({error})") from error
    if not seen:
        raise BrokenError(name, line, "there is no skill in it")


def _lines(name: str, stream: IO[bytes], most_bytes: int) -> Iterator[str]:
    """The file's lines, counted as they come: what a file says about its own size is not believed."""
    decoder, read, line, rest = codecs.getincrementaldecoder("utf-8")(), 0, 1, ""
    while True:
        chunk = stream.read(CHUNK)
        read += len(chunk)
        if read > most_bytes:
            raise BrokenError(name, line, f"the file is larger than {most_bytes // 1_000_000} MB")
        try:
            text = rest + decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            raise BrokenError(name, line + chunk[: error.start].count(b"\n"), "this is no UTF-8 text") from error
        *whole, rest = text.split("\n")
        for each in whole:
            if "\0" in each:
                raise BrokenError(name, line, "there is a zero byte in it")
            yield each + "\n"
            line += 1
        if not chunk:
            break
        if len(rest) > most_bytes // 10:
            raise BrokenError(name, line, "the line does not end")
    if rest:
        yield rest


def _described(name: str, line: int, head: list[str], row: list[str]) -> Described:
    if len(row) != len(head):
        raise BrokenError(name, line, f"it has {len(row)} fields, the first line names {len(head)}")
    told = {key: value.strip() for key, value in zip(head, row, strict=True)}
    for column, most in MOST_LETTERS.items():
        if len(told.get(column, "")) > most:
            raise BrokenError(name, line, f"{column} is longer than {most} letters")
    kind, reuse, status = told["skillType"], told.get("reuseLevel", ""), told.get("status", "")
    wrong = (
        (told.get("conceptType", CONCEPT) != CONCEPT, f"conceptType is “{told.get('conceptType')}”, not {CONCEPT}"),
        (not URI.fullmatch(told["conceptUri"]), f"“{told['conceptUri'][:120]}” is no address of a skill"),
        (kind not in KINDS, f"skillType is “{kind[:40]}”, neither skill/competence nor knowledge"),
        (bool(reuse) and reuse not in set(Reuse), f"reuseLevel is “{reuse[:40]}”, none of {', '.join(Reuse)}"),
        (status not in STATUSES, f"status is “{status[:40]}”, neither released nor obsolete"),
        (not told["preferredLabel"], "preferredLabel is empty"),
    )
    for is_wrong, reason in wrong:
        if is_wrong:
            raise BrokenError(name, line, reason)
    return Described(
        line=line,
        uri=told["conceptUri"],
        kind=KINDS[kind],
        label=told["preferredLabel"],
        reuse=reuse,
        code=told.get("code", "")[:40],
        alternatives=_listed(told.get("altLabels", "")),
        hidden=_listed(told.get("hiddenLabels", "")),
        description=told.get("description") or told.get("definition") or told.get("scopeNote", ""),
        retired=STATUSES[status],
    )


def _listed(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.strip() for each in text.splitlines() if each.strip()))
