"""Answers to what could not be taken in: too much at once, or a form whose token is too old. What was typed stays within reach."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

SECRETS = ("pass", "token", "code", "secret", "key")
WORTH_KEEPING = 20  # characters: shorter answers are typed again faster than copied


def not_taken(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say what was wrong with a request; too much of it gets its own sentence."""
    too_much = isinstance(exception, (RequestDataTooBig, TooManyFieldsSent))
    return render(request, "400.html", {"too_much": too_much}, status=413 if too_much else 400)


def unverified(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token did not fit: nothing was done, and what was typed is shown so that it can be copied.

    It is only shown, never offered to be sent again: it may have come from somebody else's page.
    """
    del reason
    typed = [
        text
        for name, texts in request.POST.lists()
        if not any(word in name.casefold() for word in SECRETS)
        for text in texts
        if len(text) >= WORTH_KEEPING
    ]
    return render(request, "403_csrf.html", {"typed": typed}, status=403)
