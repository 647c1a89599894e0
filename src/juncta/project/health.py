"""Small answers of the hall itself: alive, ready, not found, broken."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from juncta.base.requests import public


@public
def live(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    del request
    return HttpResponse("alive\n", content_type="text/plain")


@public
def ready(request: HttpRequest) -> HttpResponse:
    """The process and its database answer."""
    del request
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ready\n", content_type="text/plain")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """One page for what does not exist and what you may not see."""
    del exception
    return render(request, "404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """A page that needs nothing but itself, for the day when something is broken."""
    return render(request, "500.html", status=500)
