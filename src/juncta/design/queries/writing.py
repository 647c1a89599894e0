"""Who wrote what in a design: one's own draft, the last author of each piece, everybody's contributions."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from juncta.design import engine
from juncta.design.models import Design, SectionDraft, SectionVersion
from juncta.design.queries.shown import read, shape_of
from juncta.kernel.actor import Actor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from juncta.design.engine.leaves import Path

SOMEBODY = UUID(int=0)


def draft_of(actor: Actor, design: Design, section: str, part: str = "") -> SectionDraft | None:
    """What the actor has typed here and not saved; nobody sees another's."""
    return SectionDraft.objects.filter(design=design, section=section, part=part, person_id=actor.person or SOMEBODY).first()


def authors_of(design: Design, section: str) -> "Mapping[Path, SectionVersion]":
    """For each piece that stands, the version in which it was last written."""
    versions = SectionVersion.objects.filter(design=design, section=section).select_related("institution").order_by("number")
    return engine.ascribe(shape_of(section), [(version, read(section, version.content)) for version in versions])


@dataclass
class Contribution:
    """What one person has written: versions by section, learning outcomes that were new. `others` is for rooms above."""

    person_id: UUID | None
    who: str
    category: str  # code of design.facts.CATEGORY_NAMES, as of their first version
    institution: str  # its slug
    institution_name: str
    versions: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    outcomes: int = 0

    @property
    def total(self) -> int:
        """How many versions they wrote."""
        return sum(self.versions.values())

    @property
    def sections(self) -> list[str]:
        """The keys of the sections they wrote in, in the order in which they began."""
        return list(self.versions)


def contributions(design: Design) -> list[Contribution]:
    """Everybody who has written, those who wrote most first; two queries, however many versions there are."""
    found: dict[tuple[UUID | None, str], Contribution] = {}
    told: set[str] = set()
    rows = SectionVersion.objects.filter(design=design).order_by("at", "number")
    columns = ("person_id", "who", "category", "institution__slug", "institution__short_name", "section")
    texts = dict(SectionVersion.objects.filter(design=design, section="outcomes").values_list("number", "content__texts"))
    for *who, section, number in rows.values_list(*columns, "number"):
        person, name, category, slug, short = who
        one = found.setdefault((person, name), Contribution(person, name, category, slug or "", short or ""))
        one.versions[section] += 1
        if section == "outcomes":
            new = {text for outcome in texts.get(number) or () for text in outcome.values()} - told
            one.outcomes += sum(bool(new & set(outcome.values())) for outcome in texts.get(number) or ())
            told |= new
    return sorted(found.values(), key=lambda each: (-each.total, each.who))


def contributions_by_group(design: Design) -> list[dict[str, Any]]:
    """The same without names, for what is frozen: category, institution, how many people, versions, outcomes, which sections."""
    groups: dict[tuple[str, str], dict[str, Any]] = {}
    for each in contributions(design):
        key = (each.category, each.institution)
        group = groups.setdefault(
            key, {"category": each.category, "institution": each.institution, "people": 0, "versions": 0, "outcomes": 0, "sections": []}
        )
        group["people"] += 1
        group["versions"] += each.total
        group["outcomes"] += each.outcomes
        group["sections"] = list(dict.fromkeys([*group["sections"], *each.sections]))
    return [groups[key] for key in sorted(groups)]
