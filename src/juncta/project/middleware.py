"""Who is acting, and how a refusal is shown: the two things every request needs."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject

from juncta.alliance import queries as alliance
from juncta.kernel.actor import VISITOR, Actor
from juncta.kernel.refusal import Refused

Answer = Callable[[HttpRequest], HttpResponse]


class ActorMiddleware:
    """Sets `request.actor`, worked out when somebody first asks for it."""

    def __init__(self, get_response: Answer) -> None:
        """Keep the next one in the row."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Attach the actor and go on."""
        request.actor = SimpleLazyObject(lambda: _actor(request))  # type: ignore[attr-defined]
        return self.get_response(request)


def _actor(request: HttpRequest) -> Actor:
    return alliance.actor_for(request.user) if request.user.is_authenticated else VISITOR


class RefusalMiddleware:
    """Turns a refusal that no view caught into a page with its reason and the way out."""

    def __init__(self, get_response: Answer) -> None:
        """Keep the next one in the row."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing on the way in."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A page for `Refused`; everything else goes on as a bug."""
        if isinstance(exception, Refused):
            return render(request, "ui/refused.html", {"refusal": exception.refusal}, status=403)
        return None
