"""Django's handle on the room."""

from django.apps import AppConfig


class FrameworkConfig(AppConfig):
    """How a joint micro-credential comes about, as data: definition, stages, steps, gates, support."""

    name = "juncta.framework"
    label = "framework"
