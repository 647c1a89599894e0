"""What recognition shows on pages of lower rooms: where a micro-credential counts, and where a credential was claimed."""

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.template.loader import render_to_string

from juncta.recognition import queries

if TYPE_CHECKING:
    from juncta.catalogue.models import Edition
    from juncta.credentials.models import Credential


def edition_recognition(request: HttpRequest, edition: "Edition") -> str:
    """Which universities have rules by which it may count."""
    institutions = [
        {"institution": each, "rules": queries.rules_in_force(each)} for each in queries.institutions_with_rules(edition.alliance)
    ]
    return render_to_string("recognition/panel_edition.html", {"institutions": institutions}, request)


def credential_recognition(request: HttpRequest, credential: "Credential") -> str:
    """The learner's claims for this credential, and the way to another."""
    claims = queries.visible_to(request.actor).filter(credential=credential)  # type: ignore[attr-defined] # ActorRequest
    return render_to_string(
        "recognition/panel_credential.html",
        {"credential": credential, "claims": claims, "can_ask": queries.institutions_to_ask(credential).exists()},
        request,
    )
