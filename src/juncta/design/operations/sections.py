"""Writing a section on the version it was read in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from juncta.design import permits, queries
from juncta.design.models import Design, Section, SectionVersion
from juncta.design.operations.locking import changed, insist, locked
from juncta.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class Written:
    """What became of it: the version made (None where nothing is new)."""

    number: int
    version: SectionVersion | None = None


@transaction.atomic
def write_section(*, design: Design, by: Actor, section: str, content: Mapping[str, Any], based_on: int | None) -> Written:
    """Write a section; `based_on` is the number of the version that the writer had before them (None: whatever stands)."""
    del based_on  # merged in the next step
    design = locked(design)
    insist(permits.why_not_edit(by, design))
    Section.objects.update_or_create(design=design, section=section, defaults={"content": dict(content)})
    version = changed(design, by, section)
    return Written(queries.number_of(design, section), version)
