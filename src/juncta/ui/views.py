"""The gallery: every component in every state, for those who build pages and those who judge them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static

from juncta.base.requests import public
from juncta.ui import specimens


@public
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state."""
    return render(request, "ui/gallery.html", specimens.everything())


@public
def favicon(request: HttpRequest) -> HttpResponse:
    """The mark, for browsers that look for it where it always was."""
    del request
    return redirect(static("ui/favicon.svg"), permanent=True)
