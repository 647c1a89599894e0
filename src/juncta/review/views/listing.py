"""What waits for me, what others are asked, what is closed."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from juncta.base.requests import ActorRequest, signed_in
from juncta.review import queries


@require_GET
@signed_in
def reviews(request: ActorRequest) -> HttpResponse:
    """The reviews the reader sees, those that wait for them first, each with the day it is due."""
    rows = queries.listed(request.actor)
    return render(
        request,
        "review/reviews.html",
        {
            "mine": [row for row in rows if row.for_me],
            "others": [row for row in rows if not row.for_me and not row.dossier.is_closed],
            "closed": [row for row in rows if row.dossier.is_closed],
        },
    )
