"""A credential's own page: what it is, who signed, download, share, revoke."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from juncta.base.requests import ActorRequest, signed_in
from juncta.credentials import operations, permits, queries
from juncta.credentials.forms import RevokeForm
from juncta.credentials.models import Credential


def _load(request: ActorRequest, credential_id: UUID) -> Credential:
    return get_object_or_404(queries.visible_to(request.actor), pk=credential_id)


def _show(request: ActorRequest, credential: Credential, form: RevokeForm, status: int = 200) -> HttpResponse:
    person = credential.award.enrolment.person
    return render(
        request,
        "credentials/credential.html",
        {
            "credential": credential,
            "edition": credential.award.edition,
            "person": person,
            "is_mine": person.pk == request.actor.person,
            "signers": queries.signers_of(credential.batch),
            "revocation": queries.revocation_of(credential),
            "why_not_share": permits.why_not_share(request.actor, credential),
            "why_not_revoke": permits.why_not_revoke(request.actor, credential),
            "form": form,
            "address": settings.JUNCTA_ADDRESS,
        },
        status=status,
    )


@signed_in
@require_safe
def page(request: ActorRequest, credential_id: UUID) -> HttpResponse:
    """The credential for its learner and for the registrars who signed."""
    return _show(request, _load(request, credential_id), RevokeForm())


@signed_in
@require_safe
def download(request: ActorRequest, credential_id: UUID) -> HttpResponse:
    """The badge as delivered, byte for byte."""
    credential = get_object_or_404(queries.visible_to(request.actor).filter(badge__isnull=False), pk=credential_id)
    answer = HttpResponse(bytes(credential.badge), content_type="application/vc+ld+json")  # type: ignore[arg-type] # filtered
    answer["Content-Disposition"] = f'attachment; filename="{credential.award.number}.json"'
    return answer


@signed_in
@require_POST
def share(request: ActorRequest, credential_id: UUID) -> HttpResponse:
    """Make the link."""
    operations.share(credential=_load(request, credential_id), by=request.actor)
    messages.success(request, _("Your link is ready. Whoever has it can see and check your credential."))
    return redirect("credentials-credential", credential_id)


@signed_in
@require_POST
def unshare(request: ActorRequest, credential_id: UUID) -> HttpResponse:
    """Take the link back."""
    operations.unshare(credential=_load(request, credential_id), by=request.actor)
    messages.success(request, _("The link no longer works."))
    return redirect("credentials-credential", credential_id)


@signed_in
@require_POST
def revoke(request: ActorRequest, credential_id: UUID) -> HttpResponse:
    """Declare it void."""
    credential, form = _load(request, credential_id), RevokeForm(request.POST)
    if not form.is_valid():
        return _show(request, credential, form, status=422)
    operations.revoke(credential=credential, by=request.actor, because=form.cleaned_data["because"])
    messages.success(request, _("The credential is revoked. Its pages and the status list say so from now on."))
    return redirect("credentials-credential", credential_id)
