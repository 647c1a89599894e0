"""The award's signatures: who has signed, who is missing since when, and the registrar's approval."""

from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from juncta.alliance import queries as alliance
from juncta.base.requests import ActorRequest, signed_in
from juncta.credentials import operations, permits, queries
from juncta.credentials.views import approvals
from juncta.kernel.actor import Role


@signed_in
@require_safe
def index(request: ActorRequest) -> HttpResponse:
    """Batches and trust lists, those that wait for this registrar first."""
    waiting = list(queries.waiting_batches(request.actor))
    seen = {batch.pk for batch in waiting}
    trust_lists = list(queries.trust_lists(request.actor)[:10])
    return render(
        request,
        "credentials/batches.html",
        {
            "waiting": [(batch, queries.signers_of(batch)) for batch in waiting],
            "others": [(batch, queries.signers_of(batch)) for batch in queries.batches(request.actor)[:50] if batch.pk not in seen],
            "waiting_trust_lists": queries.waiting_trust_lists(request.actor),
            "trust_lists": trust_lists,
            "in_force": next((each.version for each in trust_lists if each.complete_at), None),
            "passkeys": approvals.passkeys(request),
            "origin": settings.JUNCTA_ADDRESS,
            "rp_id": urlsplit(settings.JUNCTA_ADDRESS).hostname,
        },
    )


@signed_in
@require_safe
def page(request: ActorRequest, batch_id: UUID) -> HttpResponse:
    """One batch: its credentials, its signers, and what this registrar can do."""
    batch = get_object_or_404(queries.batches(request.actor), pk=batch_id)
    mine = alliance.institutions(request.actor).filter(pk__in=request.actor.institutions_as(Role.REGISTRAR))
    offers = [
        approvals.offer(request, batch.pk, batch.digest, institution, permits.why_not_approve(request.actor, batch, institution))
        for institution in mine
        if batch.signers.filter(institution=institution).exists()
    ]
    return render(
        request,
        "credentials/batch.html",
        {
            "batch": batch,
            "edition": batch.edition,
            "credentials": batch.credentials.select_related("award__enrolment__person").order_by("award__year", "award__serial"),
            "signers": queries.signers_of(batch),
            "offers": offers,
            "needs_passkey": any(offer.uses_passkey for offer in offers),
            "not_yet": permits.why_not_sign_yet(batch),
        },
    )


@signed_in
@require_POST
def approve(request: ActorRequest, batch_id: UUID, institution: str) -> HttpResponse:
    """Approve this batch for one's university, with one's own key."""
    batch = get_object_or_404(queries.batches(request.actor), pk=batch_id)
    own = get_object_or_404(alliance.institutions(request.actor), slug=institution)
    statement = approvals.statement(request, batch.pk, batch.digest, own, permits.why_not_approve(request.actor, batch, own))
    operations.approve(batch=batch, by=request.actor, institution=own, statement=statement)
    messages.success(request, _("Approved. Your university's signer checks your approval and signs."))
    return redirect("credentials-batch", batch_id)
