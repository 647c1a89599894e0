"""Slots on the pages of low rooms, filled with panels of higher ones."""

from juncta.assessment.panels import enrolment_progress
from juncta.base import panels
from juncta.catalogue.panels import design_editions
from juncta.enrolment.panels import offering_apply
from juncta.portfolio.panels import design_obstacles, jurisdiction_barriers
from juncta.recognition.panels import credential_recognition, edition_recognition
from juncta.review.panels import design_review


def connect() -> None:
    """Put each panel into its slot."""
    panels.register("design-home", design_review)
    panels.register("design-home", design_editions)
    panels.register("design-home", design_obstacles)
    panels.register("jurisdiction-showcase", jurisdiction_barriers)
    panels.register("design-review", design_review)
    panels.register("offering-apply", offering_apply)
    panels.register("enrolment-progress", enrolment_progress)
    panels.register("edition-recognition", edition_recognition)
    panels.register("credential-recognition", credential_recognition)
