"""Django's handle on the room."""

from django.apps import AppConfig


class EnrolmentConfig(AppConfig):
    """Who takes part: applications, places, waiting list."""

    name = "juncta.enrolment"
    label = "enrolment"
