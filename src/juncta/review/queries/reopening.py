"""What a revised design brings before its gates again, told beforehand to its team and asked again when it is submitted."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from juncta.base import clock
from juncta.design import queries as designs
from juncta.framework import queries as framework
from juncta.framework.facts import Decides, Gate
from juncta.review import rules
from juncta.review.models import Dossier
from juncta.review.queries.dossiers import approved

if TYPE_CHECKING:
    from juncta.design.models import Design


@dataclass(frozen=True, slots=True)
class Reopened:
    """The dossier approved before, what has changed materially since, which gates decide anew, and which partners."""

    before: Dossier
    changes: tuple[str, ...]
    gates: tuple[Gate, ...]
    partners: frozenset[str]  # awarding partners, by slug

    def asks(self, gate: Gate) -> bool:
        """Whether this gate decides anew."""
        return gate in self.gates


def reopened(design: "Design", frozen: Mapping[str, Any] | None = None) -> Reopened | None:
    """What submitting the design as it stands reopens, or as it was `frozen`; None for one that was never approved."""
    before = approved(design.pk)
    if before is None or design.version <= before.version:
        return None
    frozen = designs.snapshot(design) if frozen is None else frozen
    changes = rules.changed_materially(before.snapshot, frozen)
    passed = {each.gate for each in design.passages.all() if each.version == before.version}
    facts = framework.facts_of(design.framework)
    panel, partners = facts.gate_decided_by(Decides.ALL_SEATS), facts.gate_decided_by(Decides.EVERY_AWARDING_PARTNER)
    gates = tuple(gate for gate in (panel, partners) if gate and rules.decides_anew(gate, changes, passed))
    lasting = {}  # approvals given at another gate do not count at this one
    if partners is None or partners.code in passed:
        lasting = {each.institution.slug: each.valid_until for each in before.approvals.all()}
    theirs = [each for each in changes if partners is None or each in partners.reopened_by]
    concerned = rules.concerned_partners(before.snapshot, frozen, theirs, lasting, clock.today())
    return Reopened(before, changes, gates, concerned)
