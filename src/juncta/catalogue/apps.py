"""Django's handle on the room."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """What is on offer: frozen editions, offerings."""

    name = "juncta.catalogue"
    label = "catalogue"
