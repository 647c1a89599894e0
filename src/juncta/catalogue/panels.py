"""What the catalogue shows on a design's home: the editions it has become."""

from typing import TYPE_CHECKING

from django.template.loader import render_to_string

from juncta.catalogue import queries

if TYPE_CHECKING:
    from juncta.base.requests import ActorRequest
    from juncta.design.models import Design


def design_editions(request: "ActorRequest", design: "Design") -> str:
    """The published editions of a design; nothing while there is none."""
    editions = queries.editions_of(design.pk)
    return render_to_string("catalogue/panel_design.html", {"editions": editions}, request) if editions else ""
