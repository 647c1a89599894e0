"""Django's handle on the room."""

from django.apps import AppConfig


class JurisdictionConfig(AppConfig):
    """What each partner's rules allow, as dated, sourced data."""

    name = "juncta.jurisdiction"
    label = "jurisdiction"
