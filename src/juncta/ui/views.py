"""The gallery: every component in every state, for those who build pages and those who judge them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from juncta.base.requests import public
from juncta.ui import specimens


@public
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state."""
    return render(request, "ui/gallery.html", specimens.everything())
