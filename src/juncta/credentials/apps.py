"""Django's handle on the room."""

from django.apps import AppConfig


class CredentialsConfig(AppConfig):
    """What proves it: compose, lint, sign by every awarding body, deliver, verify, revoke."""

    name = "juncta.credentials"
    label = "credentials"
