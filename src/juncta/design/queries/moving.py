"""What would change for a design on a later version of its framework: what is asked, what is found, which decisions hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from juncta.design import checks
from juncta.design.facts import DesignState
from juncta.design.models import Design, GatePassage
from juncta.design.permits import moving
from juncta.design.queries.standing import passed_gates
from juncta.framework import queries as framework
from juncta.framework.facts import Change, Position
from juncta.kernel.refusal import Finding

if TYPE_CHECKING:
    from juncta.framework.models import Framework

SHOWN = ("criteria", "gates", "stages", "steps")  # the parts that touch a design, the weightiest first


@dataclass(frozen=True, slots=True)
class Check:
    """A check that is asked on one of the two versions only: its code and question."""

    code: str
    question: str


@dataclass(frozen=True, slots=True)
class Move:
    """The report: everything that is different for this design on the later version."""

    design: Design
    to: "Framework"
    changes: Mapping[str, tuple[Change, ...]]  # by kind of part
    asked_anew: tuple[Check, ...]
    asked_no_more: tuple[Check, ...]
    found_anew: tuple[Finding, ...]
    found_no_more: tuple[Finding, ...]
    kept: tuple[GatePassage, ...]
    lost: tuple[GatePassage, ...]
    before: Position
    after: Position

    @property
    def changes_nothing(self) -> bool:
        """Whether this design stands on the later version as it stands now."""
        return not (
            any(self.changes.values()) or self.asked_anew or self.asked_no_more or self.found_anew or self.found_no_more or self.lost
        )


def newer_version(design: Design) -> "Framework | None":
    """The version in force, if it is another than the design's; None if the design stands on it."""
    newest = framework.current(design.alliance)
    return newest if newest.pk != design.framework_id else None


def on_earlier_versions(of: "Framework") -> QuerySet[Design]:
    """The designs that are being drafted on a version before this one, whoever is looking."""
    found = Design.objects.filter(alliance=of.alliance_id, state=DesignState.DRAFTING, framework__slug=of.slug)
    return found.filter(framework__version__lt=of.version).select_related("author__account")


def move_report(design: Design, to: "Framework") -> Move:
    """What moving to that version would mean; nothing is written."""
    old, new = framework.facts_of(design.framework), framework.facts_of(to)
    facts = design.facts()
    asked, asking = checks.asked_by(old), checks.asked_by(new)
    found, finding = checks.run(facts, asked), checks.run(facts, asking)
    changes = framework.between(design.framework, to)
    kept = tuple(each for each in design.passages.all() if moving.still_holds(each.gate, old, new))
    passed = passed_gates(design)
    held = {each.gate for each in kept}
    return Move(
        design=design,
        to=to,
        changes={kind: tuple(change for change in changes if change.kind == kind) for kind in SHOWN},
        asked_anew=_checks(asking, asked),
        asked_no_more=_checks(asked, asking),
        found_anew=tuple(each for each in finding if each not in found),
        found_no_more=tuple(each for each in found if each not in finding),
        kept=kept,
        lost=tuple(each for each in design.passages.all() if each not in kept),
        before=framework.position(design.framework, passed, found),
        after=framework.position(to, passed & held, finding),
    )


def _checks(here: list[str], there: list[str]) -> tuple[Check, ...]:
    return tuple(Check(code, checks.QUESTIONS.get(code, code)) for code in here if code not in there)
