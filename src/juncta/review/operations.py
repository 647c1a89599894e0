"""Every write of the review: laying a design before its panel, speaking for a body, recording a university's own decision."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction

from juncta.base import clock
from juncta.base.happenings import announce
from juncta.design import operations as design_operations
from juncta.design import queries as designs
from juncta.framework import queries as framework
from juncta.framework.facts import Decides
from juncta.kernel.actor import Actor
from juncta.kernel.canonical import digest
from juncta.kernel.refusal import Finding, Refused
from juncta.review import permits, rules
from juncta.review.events import AllianceApproved, DesignApproved, DossierOpened, DossierReturned, InstitutionDecided, VoiceGiven
from juncta.review.facts import Decision, Outcome, Verdict
from juncta.review.models import Dossier, InstitutionalApproval, Voice

if TYPE_CHECKING:
    from juncta.alliance.models import Body, Institution
    from juncta.framework.models import Framework

ABOUT_THE_FORM = frozenset({"REV-116", "REV-117", "REV-118", "REV-119"})  # refusals of what was written, not of who writes


@transaction.atomic
def open_dossier(*, design_id: UUID, by: Actor) -> Dossier:
    """Freeze the submitted version of a design and lay it before its panel; the same dossier when asked again."""
    design = designs.by_id(design_id)
    if found := Dossier.objects.filter(design=design, version=design.version).first():
        return found
    if refusal := permits.why_not_open(by, design):
        raise Refused(refusal)
    snapshot = designs.snapshot(design) | {"findings": [_plain(each) for each in designs.findings(design)]}
    try:
        with transaction.atomic():
            dossier = Dossier.objects.create(
                alliance=design.alliance,
                design=design,
                version=design.version,
                snapshot=snapshot,
                digest=digest(snapshot),
                seats=_seats(design.framework),
                opened_at=clock.now(),
            )
    except IntegrityError:  # somebody else opened it at the same moment
        return Dossier.objects.get(design=design, version=design.version)
    announce(DossierOpened(alliance_id=dossier.alliance_id, subject_id=dossier.pk, design_id=design.pk), by)
    return dossier


@transaction.atomic
def speak(*, dossier: Dossier, by: Actor, body: "Body", verdict: Verdict, reasons: str) -> Voice:
    """Give a body's voice, and act on the panel's answer when this voice completes it: one return sends the design back at once."""
    dossier = _locked(dossier)
    if refusal := permits.why_not_speak(by, dossier, body) or permits.why_not_say(reasons):
        raise Refused(refusal)
    voice = Voice.objects.create(
        dossier=dossier, body=body, person_id=_person(by), verdict=Verdict(verdict), reasons=reasons.strip(), at=clock.now()
    )
    announce(VoiceGiven(alliance_id=dossier.alliance_id, subject_id=dossier.pk, body_id=body.pk, verdict=voice.verdict), by)
    outcome = rules.panel_outcome(dossier.panel())
    if outcome is Outcome.RETURNED:
        _send_back(dossier, by, because=f"{body}: {voice.reasons}")
    elif outcome is Outcome.APPROVING:
        _ask_the_partners(dossier, by)
    return voice


@transaction.atomic
def decide(
    *,
    dossier: Dossier,
    by: Actor,
    institution: "Institution",
    decision: Decision,
    deciding_body: str,
    decided_on: date,
    reference: str = "",
    valid_until: date | None = None,
    reasons: str = "",
) -> InstitutionalApproval:
    """Record an awarding partner's own decision; the last approval approves the design, one return reopens it."""
    dossier = _locked(dossier)
    refusal = permits.why_not_decide(by, dossier, institution) or permits.why_not_record(
        decision=decision, deciding_body=deciding_body, decided_on=decided_on, valid_until=valid_until, reasons=reasons
    )
    if refusal:
        raise Refused(refusal)
    approval = InstitutionalApproval.objects.create(
        dossier=dossier,
        institution=institution,
        person_id=_person(by),
        decision=Decision(decision),
        deciding_body=deciding_body.strip(),
        reference=reference.strip(),
        decided_on=decided_on,
        valid_until=valid_until,
        reasons=reasons.strip(),
        at=clock.now(),
    )
    announce(
        InstitutionDecided(
            alliance_id=dossier.alliance_id, subject_id=dossier.pk, institution_id=institution.pk, decision=approval.decision
        ),
        by,
    )
    outcome = rules.approvals_outcome(dossier.awarding_partners())
    if outcome is Outcome.RETURNED:
        _send_back(dossier, by, because=f"{institution}: {approval.reasons}")
    elif outcome is Outcome.APPROVED:
        _approve(dossier, by)
    return approval


def _locked(dossier: Dossier) -> Dossier:
    """The dossier as it stands now, held until the transaction ends: voices given at once are counted one after the other."""
    return Dossier.objects.select_for_update(of=("self",)).select_related("design").get(pk=dossier.pk)


def _person(by: Actor) -> UUID:
    """Who speaks; the permits have let nobody pass who is no person."""
    assert by.person is not None  # noqa: S101 - mandates are held by persons
    return by.person


def _seats(version: "Framework") -> list[str]:
    """Slugs of the bodies with a seat in the panel, in the framework's order; raises Refused where it names none."""
    gate = framework.facts_of(version).gate_decided_by(Decides.ALL_SEATS)
    if gate is None or not gate.bodies:
        raise Refused(permits.no_panel(version))
    return list(gate.bodies)


def _plain(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "sentence": finding.sentence,
        "where": finding.where,
        "way_out": finding.way_out,
        "weight": finding.weight.value,
        "values": {name: list(value) if isinstance(value, tuple) else str(value) for name, value in finding.values.items()},
    }


def _send_back(dossier: Dossier, by: Actor, because: str) -> None:
    _close(dossier, Outcome.RETURNED)
    design_operations.reopen(design=dossier.design, by=by, because=because)
    announce(DossierReturned(alliance_id=dossier.alliance_id, subject_id=dossier.pk, design_id=dossier.design_id), by)


def _ask_the_partners(dossier: Dossier, by: Actor) -> None:
    dossier.outcome = Outcome.APPROVING
    dossier.save(update_fields=["outcome"])
    spoken = ", ".join(str(voice.body) for voice in dossier.voices.all())
    design_operations.record_alliance_approval(design=dossier.design, by=by, decided_by=spoken)
    announce(AllianceApproved(alliance_id=dossier.alliance_id, subject_id=dossier.pk, design_id=dossier.design_id), by)


def _approve(dossier: Dossier, by: Actor) -> None:
    _close(dossier, Outcome.APPROVED)
    decided = ", ".join(f"{each.institution} ({each.deciding_body})" for each in dossier.approvals.all())
    design_operations.record_all_approvals(design=dossier.design, by=by, decided_by=decided)
    announce(
        DesignApproved(alliance_id=dossier.alliance_id, subject_id=dossier.pk, design_id=dossier.design_id, version=dossier.version), by
    )


def _close(dossier: Dossier, outcome: Outcome) -> None:
    dossier.outcome = outcome
    dossier.closed_at = clock.now()
    dossier.save(update_fields=["outcome", "closed_at"])
