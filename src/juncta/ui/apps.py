"""Django's handle on the room."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """What everything looks like: tokens, components, pictures, layout, gallery."""

    name = "juncta.ui"
    label = "ui"
