"""The hall's own start: compile the translations of a checkout, connect the four tables."""

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    """Settings, addresses, and the four tables that connect the rooms."""

    name = "juncta.project"
    label = "project"

    def ready(self) -> None:
        """Announcements reach the journey; panels reach their slots; ports reach their adapters."""
        from juncta.project import journey, panels, translations, wiring  # noqa: PLC0415 - models must be loaded first

        translations.compile_if_needed()
        journey.connect()
        panels.connect()
        wiring.connect()
