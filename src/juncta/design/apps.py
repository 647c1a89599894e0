"""Django's handle on the room."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    """Where a team makes one: idea, partners, team, sections, components."""

    name = "juncta.design"
    label = "design"
