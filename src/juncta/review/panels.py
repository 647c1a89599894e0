"""What the review shows on a design's pages: where it lies before its panel, how that went, and what its next version reopens."""

from typing import TYPE_CHECKING

from django.template.loader import render_to_string

from juncta.framework.facts import REOPENS_NAMES
from juncta.review import permits, queries

if TYPE_CHECKING:
    from juncta.base.requests import ActorRequest
    from juncta.design.models import Design


def design_review(request: "ActorRequest", design: "Design") -> str:
    """The dossiers of a design, the newest first; nothing for who sees none of its pages."""
    dossiers = queries.visible_to(request.actor).filter(design=design).order_by("-version")
    reopened = queries.reopened(design)
    partners = {each.institution.slug: each.institution for each in design.partnerships.all() if each.state == "accepted"}
    context = {
        "design": design,
        "dossiers": dossiers,
        "reopened": reopened,
        "changed": [REOPENS_NAMES[each] for each in reopened.changes] if reopened else [],
        "partners": [partners[slug].short_name for slug in sorted(reopened.partners & partners.keys())] if reopened else [],
        "withdrawable": [each for each in partners.values() if permits.why_not_withdraw(request.actor, design, each) is None],
    }
    return render_to_string("review/panel_design.html", context, request)
