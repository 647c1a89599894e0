"""The documents that verifiers fetch: key document, trust list, status list; the same bytes for everybody."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from juncta.alliance import queries as alliance
from juncta.base.requests import ActorRequest, public
from juncta.credentials import queries
from juncta.credentials.engine import addresses
from juncta.credentials.models import StatusList

if TYPE_CHECKING:
    from juncta.alliance.models import Alliance


def _json(content: bytes | None, seconds: int, kind: str = "application/json") -> HttpResponse:
    if content is None:
        raise Http404
    answer = HttpResponse(content, content_type=kind)
    answer["Cache-Control"] = f"public, max-age={seconds}"
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


def _publisher(request: ActorRequest) -> "Alliance | None":
    """Whose documents are asked for: those of the alliance with this host in its DID, else of the one whose pages are shown."""
    return alliance.alliance_by_did(addresses.did_of_host(request.get_host())) or alliance.current()


@public
@require_safe
def did(request: ActorRequest) -> HttpResponse:
    """The alliance's did:web document: one Multikey per university."""
    here = _publisher(request)
    return _json(queries.did_document(here) if here else None, 300, "application/did+json")


@public
@require_safe
def trust_list(request: ActorRequest) -> HttpResponse:
    """The newest version of the trust list that all its partners have signed."""
    here = _publisher(request)
    return _json(queries.trust_list_document(here) if here else None, 300)


@public
@require_safe
def trust_root(request: ActorRequest) -> HttpResponse:
    """The root that a verifier pins once, after comparing it with what the partners publish themselves."""
    here = _publisher(request)
    return _json(queries.root_pin(here) if here else None, 300)


@public
@require_safe
def status(request: ActorRequest, public_id: str) -> HttpResponse:
    """A status list as signed."""
    del request
    found = get_object_or_404(StatusList, public_id=public_id)
    return _json(queries.status_list_document(found), 2)
