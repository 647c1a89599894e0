"""Django's handle on the room."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """What waits for me: home, tasks, portfolio, mailbox; owns no data."""

    name = "juncta.desk"
    label = "desk"
