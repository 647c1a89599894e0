"""Django's handle on the room."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """Where it is judged: dossiers, voices, institutional approvals."""

    name = "juncta.review"
    label = "review"
