"""Where the room answers: below /skills/."""

from django.urls import URLPattern, path

from juncta.skills import views

urlpatterns: list[URLPattern] = [
    path("", views.skills, name="skills"),
    path("<uuid:skill_id>/", views.skill, name="skills-skill"),
]
