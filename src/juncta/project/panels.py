"""Slots on the pages of low rooms, filled with panels of higher ones."""

from juncta.assessment.panels import enrolment_progress
from juncta.base import panels
from juncta.catalogue.panels import design_editions, jurisdiction_editions
from juncta.cocreation.panels import design_conversation, section_margin, team_contributions
from juncta.enrolment.panels import offering_apply
from juncta.needs.panels import design_bring_in, design_need, new_bring_in
from juncta.portfolio.panels import design_obstacles, jurisdiction_barriers
from juncta.recognition.panels import credential_recognition, edition_recognition
from juncta.review.panels import design_review
from juncta.support.panels import step_support


def connect() -> None:
    """Put each panel into its slot."""
    panels.register("design-step", step_support)
    panels.register("design-margin", section_margin)
    panels.register("design-team", team_contributions)
    panels.register("design-home", design_conversation)
    panels.register("design-home", design_need)
    panels.register("design-home", design_review)
    panels.register("design-home", design_editions)
    panels.register("design-partners", design_need)
    panels.register("design-idea", design_bring_in)
    panels.register("design-new", new_bring_in)
    panels.register("design-home", design_obstacles)
    panels.register("jurisdiction-showcase", jurisdiction_barriers)
    panels.register("design-review", design_review)
    panels.register("jurisdiction-showcase", jurisdiction_editions)
    panels.register("offering-apply", offering_apply)
    panels.register("enrolment-progress", enrolment_progress)
    panels.register("edition-recognition", edition_recognition)
    panels.register("credential-recognition", credential_recognition)
