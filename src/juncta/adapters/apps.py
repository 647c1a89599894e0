"""Django's handle on the room."""

from django.apps import AppConfig


class AdaptersConfig(AppConfig):
    """The outside world behind ports: keys, mail, embedded PostgreSQL."""

    name = "juncta.adapters"
    label = "adapters"
