"""Where the room answers."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
