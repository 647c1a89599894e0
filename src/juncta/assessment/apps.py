"""Django's handle on the room."""

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    """What was achieved: results, examination board, ECTS award."""

    name = "juncta.assessment"
    label = "assessment"
