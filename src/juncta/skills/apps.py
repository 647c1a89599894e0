"""Django's handle on the room."""

from django.apps import AppConfig


class SkillsConfig(AppConfig):
    """What outcomes can be linked to: skills of ESCO, loaded and searched."""

    name = "juncta.skills"
    label = "skills"
