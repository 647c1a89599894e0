"""To the reviewers and back: submit, reopen, and the two approvals that the review records."""

from django.db import transaction

from juncta.base.happenings import announce
from juncta.design import permits
from juncta.design.events import DesignReopened, DesignSubmitted
from juncta.design.facts import DesignState
from juncta.design.models import Design
from juncta.design.operations.ideas import pass_gate
from juncta.design.operations.locking import insist, locked
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
def record_alliance_approval(*, design: Design, by: Actor, decided_by: str) -> Design:
    """The panel has approved for the alliance; now each awarding partner decides. Called by the review."""
    design = locked(design)
    insist(permits.why_not_pass(design, Decides.ALL_SEATS))
    pass_gate(design, Decides.ALL_SEATS, by, decided_by=decided_by)
    return _move(design, DesignState.APPROVING)


@transaction.atomic
def record_all_approvals(*, design: Design, by: Actor, decided_by: str) -> Design:
    """Every awarding partner has approved: the design is done. Called by the review."""
    design = locked(design)
    insist(permits.why_not_pass(design, Decides.EVERY_AWARDING_PARTNER))
    pass_gate(design, Decides.EVERY_AWARDING_PARTNER, by, decided_by=decided_by)
    return _move(design, DesignState.APPROVED)


def _move(design: Design, state: DesignState) -> Design:
    design.state = state
    design.save(update_fields=["state", "version"])
    return design
