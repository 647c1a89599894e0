"""The gallery: every component in every state, for those who build pages and those who judge them."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.views.decorators.http import require_http_methods

from juncta.base import typed
from juncta.base.requests import ActorRequest, public, signed_in
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


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def unsaved(request: ActorRequest) -> HttpResponse:
    """What was typed when the session ended, to be copied into its page again; on POST it is dropped."""
    found = typed.kept(request)
    if request.method == "POST" or found is None:
        typed.forget(request)
        return redirect(found.page if found else settings.LOGIN_REDIRECT_URL)
    return render(request, "ui/unsaved.html", {"typed": found})
