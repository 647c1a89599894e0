"""Every read about designs."""

from juncta.design.queries.contents import Place, StepPlace, component_content, content_at, content_of, number_of, versions_of
from juncta.design.queries.plain import facts_of, snapshot
from juncta.design.queries.showing import elements_of, parts_of, sum_of
from juncta.design.queries.shown import Shown, called, in_words, is_planned, language_name, names_in, names_of, shown
from juncta.design.queries.standing import Standing, criteria, findings, journey_of, passed_gates, returns
from juncta.design.queries.visible import (
    by_id,
    for_pages,
    is_staff,
    memberships_to_answer,
    mine,
    partnerships_to_answer,
    to_endorse,
    visible_to,
)
from juncta.design.queries.writing import Contribution, authors_of, contributions, contributions_by_group, draft_of

__all__ = [
    "Contribution",
    "Place",
    "Shown",
    "Standing",
    "StepPlace",
    "authors_of",
    "by_id",
    "called",
    "component_content",
    "content_at",
    "content_of",
    "contributions",
    "contributions_by_group",
    "criteria",
    "draft_of",
    "elements_of",
    "facts_of",
    "findings",
    "for_pages",
    "in_words",
    "is_planned",
    "is_staff",
    "journey_of",
    "language_name",
    "memberships_to_answer",
    "mine",
    "names_in",
    "names_of",
    "number_of",
    "partnerships_to_answer",
    "parts_of",
    "passed_gates",
    "returns",
    "shown",
    "snapshot",
    "sum_of",
    "to_endorse",
    "versions_of",
    "visible_to",
]
