"""What a view is given: a request that knows who is acting, and gates in front of pages that need an account."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, resolve_url

from juncta.base import typed
from juncta.kernel.actor import Actor

P = ParamSpec("P")


class ActorRequest(HttpRequest):
    """A request whose `actor` the middleware has set."""

    actor: Actor


def signed_in(view: Callable[Concatenate[ActorRequest, P], HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Send a visitor to the sign-in page, and back here afterwards; an account that stands for nobody yet is asked to join.

    What was being sent is kept until they have signed in, so that a session that ended loses no text.
    """

    @wraps(view)
    def guarded(request: ActorRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.actor.is_visitor and request.user.is_authenticated:
            return redirect(settings.JOIN_URL)
        if request.actor.is_visitor:
            unsaved = request.method == "POST" and not getattr(request, "keeps_typed", False) and typed.keep(request)
            return redirect_to_login(resolve_url(settings.TYPED_URL) if unsaved else request.get_full_path())
        return view(request, *args, **kwargs)

    guarded.needs_account = True  # type: ignore[attr-defined] # the permission matrix test reads it
    return guarded


def public(view: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a view that anybody may open; the permission matrix test reads the mark."""
    view.is_public = True  # type: ignore[attr-defined]
    return view
