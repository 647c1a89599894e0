"""Django's handle on the room."""

from django.apps import AppConfig


class CocreationConfig(AppConfig):
    """Comments, suggestions and presence at a design."""

    name = "juncta.cocreation"
    label = "cocreation"
