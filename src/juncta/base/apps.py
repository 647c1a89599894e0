"""Django's handle on the room."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    """Rows, accounts, happenings, messages, the clock."""

    name = "juncta.base"
    label = "base"
