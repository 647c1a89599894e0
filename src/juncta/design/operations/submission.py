"""To the reviewers and back: submit, reopen, and the two approvals that the review records."""

from django.db import transaction

from juncta.base.happenings import announce
from juncta.design import permits
from juncta.design.events import DesignReopened, DesignRevised, DesignSubmitted
from juncta.design.facts import DesignState
from juncta.design.models import Design
from juncta.design.operations.ideas import pass_gate, record
from juncta.design.operations.locking import insist, locked
from juncta.design.permits import revising
from juncta.framework.facts import Decides
from juncta.kernel.actor import Actor
from juncta.kernel.words import mark


@transaction.atomic
def submit(*, design: Design, by: Actor) -> Design:
    """Send it to review: it passes the gate that is decided by checks, and nobody changes it from here on.

    Of two who submit at once, one does; the other is refused.
    """
    design = locked(design)
    insist(permits.why_not_submit(by, design))
    pass_gate(design, Decides.CHECKS, by, decided_by=mark("Juncta: every check passed"))
    _move(design, DesignState.UNDER_REVIEW)
    announce(DesignSubmitted(alliance_id=design.alliance_id, subject_id=design.pk, version=design.version), by)
    return design


@transaction.atomic
def reopen(*, design: Design, by: Actor, because: str) -> Design:
    """Give it back to its team as the next version; called by the review when somebody returns it."""
    design = locked(design)
    insist(permits.why_not_reopen(design))
    returned = design.version
    design.version += 1
    _move(design, DesignState.DRAFTING)
    announce(DesignReopened(alliance_id=design.alliance_id, subject_id=design.pk, version=returned, because=because), by)
    return design


@transaction.atomic
def record_alliance_approval(*, design: Design, by: Actor, decided_by: str, unchanged_since: int | None = None) -> Design:
    """The panel has approved for the alliance; now each awarding partner decides. Called by the review."""
    design = locked(design)
    insist(permits.why_not_pass(design, Decides.ALL_SEATS))
    pass_gate(design, Decides.ALL_SEATS, by, decided_by=decided_by, unchanged_since=unchanged_since)
    return _move(design, DesignState.APPROVING)


@transaction.atomic
def record_all_approvals(*, design: Design, by: Actor, decided_by: str, unchanged_since: int | None = None) -> Design:
    """Every awarding partner has approved: the design is done. Called by the review."""
    design = locked(design)
    insist(permits.why_not_pass(design, Decides.EVERY_AWARDING_PARTNER))
    pass_gate(design, Decides.EVERY_AWARDING_PARTNER, by, decided_by=decided_by, unchanged_since=unchanged_since)
    return _move(design, DesignState.APPROVED)


@transaction.atomic
def revise(*, design: Design, by: Actor, because: str) -> Design:
    """Open an approved design again, to become its next version; its edition stays in force until the next one is published."""
    design = locked(design)
    insist(revising.why_not_revise(by, design, because))
    design.version += 1
    _move(design, DesignState.DRAFTING)
    announce(DesignRevised(alliance_id=design.alliance_id, subject_id=design.pk, version=design.version, because=because.strip()), by)
    return design


@transaction.atomic
def record_publication(*, design: Design, version: int, by: Actor) -> Design:
    """The edition of a version is published: it has passed the gate behind the partners' one. Called by the catalogue; once."""
    design = locked(design)
    gate = revising.publication_gate(design)
    if gate and not design.passages.filter(gate=gate.code, version=version).exists():
        record(design, gate.code, version, by, decided_by=mark("Juncta: everything before it was decided"))
    return design


@transaction.atomic
def record_continuation(*, design: Design, version: int, by: Actor, decided_by: str) -> Design:
    """The periodic review of a published version was decided: the last gate. Called by the catalogue; once per version."""
    design = locked(design)
    gate = revising.last_gate(design)
    if gate and not design.passages.filter(gate=gate.code, version=version).exists():
        record(design, gate.code, version, by, decided_by=decided_by)
    return design


def _move(design: Design, state: DesignState) -> Design:
    design.state = state
    design.save(update_fields=["state", "version"])
    return design
