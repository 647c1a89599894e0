"""Django's handle on the room."""

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    """The hall: settings, addresses, and four tables that connect the rooms."""

    name = "juncta.project"
    label = "project"
