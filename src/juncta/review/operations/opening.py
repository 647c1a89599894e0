"""Laying a submitted design before its panel; a revised one only before the gates that its changes reopen."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import IntegrityError, transaction

from juncta.alliance import queries as alliance
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.cocreation import queries as cocreation
from juncta.design import queries as designs
from juncta.framework import queries as framework
from juncta.framework.facts import Decides, Gate
from juncta.kernel.actor import SYSTEM, Actor
from juncta.kernel.canonical import digest
from juncta.kernel.refusal import Finding, Refused
from juncta.review import permits, queries, rules
from juncta.review.events import DossierOpened
from juncta.review.models import Dossier, InstitutionalApproval, PanelSeat
from juncta.review.operations.deciding import approve, ask_the_partners
from juncta.review.operations.locking import insist

if TYPE_CHECKING:
    from juncta.design.models import Design


@transaction.atomic
def open_dossier(*, design_id: UUID, by: Actor) -> Dossier:
    """Freeze the submitted version of a design and lay it before its panel; the same dossier when asked again."""
    design = designs.by_id(design_id)
    if found := Dossier.objects.filter(design=design, version=design.version).first():
        return found
    insist(permits.why_not_open(by, design))
    facts = framework.facts_of(design.framework)
    panel, partners = facts.gate_decided_by(Decides.ALL_SEATS), facts.gate_decided_by(Decides.EVERY_AWARDING_PARTNER)
    if panel is None or not panel.bodies:
        raise Refused(permits.no_panel(design.framework))
    snapshot = _frozen(design)
    again = queries.reopened(design, snapshot)
    try:
        with transaction.atomic():
            dossier = Dossier.objects.create(
                alliance=design.alliance,
                design=design,
                version=design.version,
                snapshot=snapshot,
                digest=digest(snapshot),
                seats=list(panel.bodies),
                before=again.before if again else None,
                changes=list(again.changes) if again else [],
                voices_due_on=_due(panel),
                approvals_due_on=_due(panel, partners),
                opened_at=clock.now(),
            )
    except IntegrityError:  # somebody else opened it at the same moment
        return Dossier.objects.get(design=design, version=design.version)
    announce(DossierOpened(alliance_id=dossier.alliance_id, subject_id=dossier.pk, design_id=design.pk), by)
    if again is None or again.asks(panel):
        _seat(dossier, panel)
    if again is not None:
        _carry_over(dossier, again, panel, partners)
    return dossier


def _frozen(design: "Design") -> dict[str, Any]:
    frozen = designs.snapshot(design)
    return frozen | {
        "business": designs.business_content(design),
        "agreement": designs.agreement_record(design),
        "conversation": cocreation.conversation_by_group(design),
        "findings": [plain(each) for each in designs.findings(design)],
        "standards": queries.plain_standards(design.framework),
        "self_evaluation": queries.self_evaluation(design),
    }


def _due(*gates: Gate | None) -> date:
    return clock.today() + timedelta(days=sum(gate.days for gate in gates if gate))


def _seat(dossier: Dossier, panel: Gate) -> None:
    """A seat for every body that the framework names and that there is, and for every peer it wants."""
    bodies = {body.slug: body for body in alliance.bodies(SYSTEM).filter(alliance=dossier.alliance_id, slug__in=panel.bodies)}
    seats = [PanelSeat(dossier=dossier, key=slug, position=index, body=bodies[slug]) for index, slug in enumerate(panel.bodies)]
    peers = [PanelSeat(dossier=dossier, key=f"peer-{number}", position=len(seats) + number) for number in range(1, panel.peers + 1)]
    PanelSeat.objects.bulk_create([*seats, *peers])


def _carry_over(dossier: Dossier, again: queries.Reopened, panel: Gate, partners: Gate | None) -> None:
    """Of a design that was approved before, what its changes do not touch counts as decided.

    A gate that they do not reopen is passed as it was; where the partners' gate is reopened, those whose decision stands are not asked.
    """
    _carry_approvals(dossier, again)
    if again.asks(panel):
        return
    ask_the_partners(dossier, SYSTEM, unchanged_since=again.before.version)
    if rules.approvals_outcome(dossier.awarding_partners()).is_closed:
        decided_now = partners is not None and again.asks(partners)  # a partner has left: those who stay have all decided
        approve(dossier, SYSTEM, unchanged_since=None if decided_now else again.before.version)


def _carry_approvals(dossier: Dossier, again: queries.Reopened) -> None:
    given = {each.institution.slug: each for each in again.before.approvals.select_related("institution")}
    for slug in sorted(frozenset(dossier.snapshot["awarding"]) - again.partners):
        old = given[slug]
        copied = {name: getattr(old, name) for name in ("institution", "person", "decision", "deciding_body", "reference", "reasons")}
        InstitutionalApproval.objects.create(
            dossier=dossier, decided_on=old.decided_on, valid_until=old.valid_until, carried_from=old, at=clock.now(), **copied
        )


def plain(finding: Finding) -> dict[str, object]:
    """A finding as plain JSON."""
    return {
        "code": finding.code,
        "sentence": finding.sentence,
        "where": finding.where,
        "way_out": finding.way_out,
        "weight": finding.weight.value,
        "values": {name: list(value) if isinstance(value, tuple) else str(value) for name, value in finding.values.items()},
    }
