"""Django's handle on the room."""

from django.apps import AppConfig


class PortfolioConfig(AppConfig):
    """The whole of the alliance's work, and the barriers it met."""

    name = "juncta.portfolio"
    label = "portfolio"
