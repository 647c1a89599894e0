"""Every write to skills: one, loading a release."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import IO, Any

from django.db import connection, transaction

from juncta.base import clock
from juncta.base.happenings import announce
from juncta.kernel.actor import SYSTEM, Actor
from juncta.kernel.folding import folded
from juncta.kernel.refusal import Refused
from juncta.kernel.text import LangText
from juncta.skills import permits
from juncta.skills.engine.packing import MOST_BYTES, Source, sources, version_of
from juncta.skills.engine.reading import described
from juncta.skills.events import SkillsLoaded
from juncta.skills.facts import DEMO, DEMO_NAME, ESCO, ESCO_NAME, BrokenError, Described
from juncta.skills.models import Release, Skill, Words

DEMO_SET = Path(__file__).parent / "data" / "demo"
DEMO_VERSION = "1"
BATCH = 500
ONE_AT_A_TIME = 0x5C1  # of the advisory lock: two loads at once would wait for each other's rows
LONGEST_WORDS = 20_000
WRITTEN = ["release", "kind", "reuse", "code", "label", "alternatives", "description", "retired"]


@dataclass
class Loaded:
    """What a load did: how many skills there are, how many are new, how many the release no longer has."""

    release: Release
    count: int = 0
    new: int = 0
    retired: int = 0
    changed: bool = True
    seen: set[str] = field(default_factory=set, repr=False)


@transaction.atomic
def load(*, by: Actor, source: str, version: str, files: Iterable[Source]) -> Loaded:
    """Load one release, all of it or nothing; loading it again changes nothing.

    What it no longer has is kept as retired, since outcomes may be linked to it. Raises BrokenError with file, line and reason.
    """
    if refusal := permits.why_not_load(by):
        raise Refused(refusal)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
    release, _new = Release.objects.select_for_update().get_or_create(source=source, version=version, defaults={"loaded_at": clock.now()})
    done, total, languages = Loaded(release), sha256(), set[str]()
    for file in files:
        languages.add(file.language)
        with file.open() as stream:
            _load_file(done, file, stream, total)
    space = ESCO if source == ESCO_NAME else DEMO
    gone = Skill.objects.filter(uri__startswith=space, retired=False).exclude(release=release)
    done.retired = gone.update(retired=True)
    done.count = len(done.seen)
    done.changed = release.digest != total.hexdigest()
    if done.changed:
        release.languages = sorted({*release.languages, *languages})
        release.digest, release.count, release.loaded_at = total.hexdigest(), done.count, clock.now()
        release.save(update_fields=["languages", "digest", "count", "loaded_at"])
        announce(SkillsLoaded(subject_id=release.pk, source=source, version=version, count=done.count), by)
    return done


def load_download(*, place: Path, version: str = "", by: Actor = SYSTEM) -> Loaded:
    """Load what lies there as ESCO; its version is the one given, or what the names of the files say.

    Raises BrokenError where there is nothing to load, or no version is known.
    """
    found = sources(place)
    if not (version := version or version_of(place)):
        raise BrokenError(place.name, 0, "its name does not say which version of ESCO it is; give it with --release, such as 1.2.0")
    return load(by=by, source=ESCO_NAME, version=version, files=found)


def load_demo_set(*, by: Actor = SYSTEM) -> Loaded:
    """Load the skills invented for the demonstration, in an address space of their own."""
    return load(by=by, source=DEMO_NAME, version=DEMO_VERSION, files=sources(DEMO_SET))


def _load_file(done: Loaded, file: Source, stream: IO[bytes], total: Any) -> None:  # noqa: ANN401 - hashlib's own type has no name
    space = ESCO if done.release.source == ESCO_NAME else DEMO
    for batch in _batches(described(file.name, stream, MOST_BYTES)):
        for each in batch:
            if not each.uri.startswith(space):
                raise BrokenError(file.name, each.line, f"{each.uri} does not belong to {done.release.source}")
            total.update(repr((file.language, each)).encode())
        _write(done, file.language, batch)
        done.seen.update(each.uri for each in batch)


def _batches(rows: Iterator[Described]) -> Iterator[list[Described]]:
    while batch := list(islice(rows, BATCH)):
        yield batch


def _write(done: Loaded, language: str, batch: list[Described]) -> None:
    known = Skill.objects.in_bulk([each.uri for each in batch], field_name="uri")
    rows = []
    for each in batch:
        row = known.get(each.uri) or Skill(uri=each.uri)
        row.release, row.kind, row.reuse, row.code = done.release, each.kind.value, each.reuse, each.code
        row.label = LangText(LangText(row.label).plain() | {language: each.label})
        row.alternatives = row.alternatives | {language: list(each.alternatives)}
        row.description = LangText(LangText(row.description).plain() | {language: each.description})
        row.retired = each.retired
        rows.append(row)
    done.new += len(batch) - len(known)
    Skill.objects.bulk_create(rows, update_conflicts=True, unique_fields=["uri"], update_fields=WRITTEN)
    Words.objects.bulk_create(
        [
            Words(
                skill=row,
                language=language,
                label=folded(each.label)[:300],
                others=folded(" ".join((*each.alternatives, *each.hidden)))[:LONGEST_WORDS],
            )
            for row, each in zip(rows, batch, strict=True)
        ],
        update_conflicts=True,
        unique_fields=["skill", "language"],
        update_fields=["label", "others"],
    )
