"""Two pages of the demo: sign in as one of the cast, and read every message that would have been sent.

Neither exists outside the demo: their addresses are not even known there (`project/urls.py`), and they answer 404 if asked.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from juncta.alliance import queries as alliances
from juncta.base import messages
from juncta.base.requests import public
from juncta.kernel.actor import SYSTEM
from juncta.project.story import cast as story

MOST = 200  # messages on the page


def in_the_demo(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Refuse to exist outside the demo."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401
        if not settings.JUNCTA_DEMO:
            raise Http404
        return view(request, *args, **kwargs)

    return public(guarded)


@in_the_demo
@require_safe
def cast(request: HttpRequest) -> HttpResponse:
    """Everybody one can be, and what each can do."""
    return render(request, "project/cast.html", {"roles": story.roles()})


@in_the_demo
@require_POST
def become(request: HttpRequest, key: str) -> HttpResponse:
    """Sign in as one of the cast."""
    person = get_object_or_404(alliances.persons(SYSTEM).select_related("account"), email=f"{key}@{story.DOMAIN}", account__isnull=False)
    login(request, person.account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("desk-home")


@in_the_demo
@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    """Every message, the latest first."""
    return render(request, "project/mailbox.html", {"letters": messages.kept(MOST)})
