"""The trust list's page: what it says, who has signed it, and the registrar's approval."""

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
def page(request: ActorRequest, version: int) -> HttpResponse:
    """One version: keys, editions, signatures."""
    trust_list = get_object_or_404(queries.trust_lists(request.actor), version=version)
    mine = alliance.institutions(request.actor).filter(pk__in=request.actor.institutions_as(Role.REGISTRAR))
    offers = [
        approvals.offer(
            request,
            trust_list.pk,
            trust_list.digest,
            institution,
            permits.why_not_approve_trust_list(request.actor, trust_list, institution),
        )
        for institution in mine
    ]
    return render(
        request,
        "credentials/trust_list.html",
        {
            "trust_list": trust_list,
            "editions": queries.listed_editions(trust_list),
            "keys_listed": queries.listed_keys(trust_list),
            "signatures": trust_list.signatures.select_related("institution", "person").order_by("institution__short_name"),
            "offers": offers,
            "needs_passkey": any(offer.uses_passkey for offer in offers),
        },
    )


@signed_in
@require_POST
def approve(request: ActorRequest, version: int, institution: str) -> HttpResponse:
    """Approve this version for one's university, with one's own key."""
    trust_list = get_object_or_404(queries.trust_lists(request.actor), version=version)
    own = get_object_or_404(alliance.institutions(request.actor), slug=institution)
    refusal = permits.why_not_approve_trust_list(request.actor, trust_list, own)
    statement = approvals.statement(request, trust_list.pk, trust_list.digest, own, refusal)
    operations.approve_trust_list(trust_list=trust_list, by=request.actor, institution=own, statement=statement)
    messages.success(request, _("Approved. Your university's signer checks your approval and signs."))
    return redirect("credentials-trust-list", version)
