"""Where the room answers."""

from django.urls import URLPattern, path

from juncta.framework import views

urlpatterns: list[URLPattern] = [
    path("", views.overview, name="framework-overview"),
    path("steps/<str:code>/", views.step, name="framework-step"),
    path("publish/", views.publish, name="framework-publish"),
    path("file/", views.file, name="framework-file"),
]
