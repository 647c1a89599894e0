"""What the enrolment shows on pages of lower rooms."""

from typing import TYPE_CHECKING

from django.template.loader import render_to_string

from juncta.enrolment import permits, queries
from juncta.kernel.actor import VISITOR

if TYPE_CHECKING:
    from django.http import HttpRequest

    from juncta.catalogue.models import Offering


def offering_apply(request: "HttpRequest", offering: "Offering") -> str:
    """Beside an offering: the places left, and the way to apply, or why it is closed."""
    actor = getattr(request, "actor", VISITOR)
    context = {
        "offering": offering,
        "occupancy": queries.occupancy(offering),
        "mine": queries.live_of(actor, offering),
        "visitor": actor.is_visitor,
        "refusal": permits.why_not_enrol_now(offering) if actor.is_visitor else permits.why_not_apply(actor, offering),
    }
    return render_to_string("enrolment/panel_apply.html", context, request)
