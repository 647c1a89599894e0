"""What the catalogue shows on pages of lower rooms: the editions that a design has become, and those that exist in a jurisdiction."""

from typing import TYPE_CHECKING

from django.template.loader import render_to_string

from juncta.catalogue import queries
from juncta.design.facts import ROLE_NAMES, PartnerRole

if TYPE_CHECKING:
    from juncta.base.requests import ActorRequest
    from juncta.design.models import Design
    from juncta.jurisdiction.facts import Showcase


def design_editions(request: "ActorRequest", design: "Design") -> str:
    """The published editions of a design; nothing while there is none."""
    editions = queries.editions_of(design.pk)
    return render_to_string("catalogue/panel_design.html", {"editions": editions}, request) if editions else ""


def jurisdiction_editions(request: "ActorRequest", place: "Showcase") -> str:
    """The joint micro-credentials in which a university of the jurisdiction takes part, and as what."""
    made = [
        (edition, content, [(each, _roles(each.roles)) for each in content.institutions if each.slug in place.institutions])
        for edition in queries.editions_made_by(place.alliance, place.institutions)
        for content in [queries.content_of(edition)]
    ]
    return render_to_string("catalogue/panel_jurisdiction.html", {"made": made}, request)


def _roles(roles: "tuple[str, ...]") -> list[str]:
    """What an institution does, heaviest first, marked for translation."""
    return [ROLE_NAMES[role] for role in PartnerRole if role in roles]
