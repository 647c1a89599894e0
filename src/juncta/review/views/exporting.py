"""A dossier to take away: accessible PDF, JSON, and each university's own form."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from juncta.alliance import queries as alliance
from juncta.base.requests import ActorRequest, signed_in
from juncta.review import queries
from juncta.review.views.dossier import dossier_for

if TYPE_CHECKING:
    from juncta.alliance.models import Institution
    from juncta.review.models import Dossier

Maker = Callable[["Dossier", "Institution"], bytes | str]
FORMS: dict[str, tuple[Maker, str]] = {
    "pdf": (queries.local_pdf, "application/pdf"),
    "csv": (queries.local_csv, "text/csv; charset=utf-8"),
    "json": (queries.local_json, "application/json"),
}


@require_GET
@signed_in
def pdf(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    """The dossier as an accessible PDF, with what the reader may read."""
    found = dossier_for(request, dossier_id)
    return _file(queries.printed(found, request.actor), "application/pdf", f"dossier-{found.design.slug}-{found.version}.pdf")


@require_GET
@signed_in
def document(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    """The dossier as JSON, with what the reader may read."""
    found = dossier_for(request, dossier_id)
    return _file(queries.document_bytes(found, request.actor), "application/json", f"dossier-{found.design.slug}-{found.version}.json")


@require_GET
@signed_in
def local_form(request: ActorRequest, dossier_id: UUID, institution: str, kind: str) -> HttpResponse:
    """A university's own form, filled from the dossier."""
    found = dossier_for(request, dossier_id)
    if kind not in FORMS or institution not in found.snapshot["awarding"]:
        raise Http404
    partner = get_object_or_404(alliance.institutions(request.actor), slug=institution)
    make, media_type = FORMS[kind]
    return _file(make(found, partner), media_type, f"{institution}-{found.design.slug}-{found.version}.{kind}")


def _file(content: bytes | str, media_type: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
