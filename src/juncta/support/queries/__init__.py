"""Every read of support."""

from juncta.support.queries.directory import Directory, directory
from juncta.support.queries.requests import (
    answerers,
    answers_to_read,
    asked_by,
    by_id,
    involving,
    kept_for,
    kept_visible_to,
    names_in,
    possible_owners,
    requests_at,
    to_answer,
    visible_to,
    waiting_for_others,
)
from juncta.support.queries.routing import Desk, Route, findings_of

__all__ = [
    "Desk",
    "Directory",
    "Route",
    "answerers",
    "answers_to_read",
    "asked_by",
    "by_id",
    "directory",
    "findings_of",
    "involving",
    "kept_for",
    "kept_visible_to",
    "names_in",
    "possible_owners",
    "requests_at",
    "to_answer",
    "visible_to",
    "waiting_for_others",
]
