"""Django's handle on the room."""

from django.apps import AppConfig


class NeedsConfig(AppConfig):
    """Needs, until an idea grows out of one."""

    name = "juncta.needs"
    label = "needs"
