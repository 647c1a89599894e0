"""Django's handle on the room."""

from django.apps import AppConfig


class RecognitionConfig(AppConfig):
    """What it counts for elsewhere: rules, facts, decisions."""

    name = "juncta.recognition"
    label = "recognition"
