"""Django's handle on the room."""

from django.apps import AppConfig


class AllianceConfig(AppConfig):
    """Who there is: alliances, institutions, bodies, persons, mandates."""

    name = "juncta.alliance"
    label = "alliance"
