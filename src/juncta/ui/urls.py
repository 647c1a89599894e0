"""Where the room answers."""

from django.urls import URLPattern, path

from juncta.ui import views

urlpatterns: list[URLPattern] = [
    path("gallery/", views.gallery, name="ui-gallery"),
    path("unsaved/", views.unsaved, name="ui-unsaved"),
    path("favicon.ico", views.favicon, name="ui-favicon"),
]
