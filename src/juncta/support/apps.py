"""Django's handle on the room."""

from django.apps import AppConfig


class SupportConfig(AppConfig):
    """Requests for help, with owner, answer and due date."""

    name = "juncta.support"
    label = "support"
