"""What support's rules know: where a request stands, and how near the person is who answers it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from juncta.kernel.words import mark


class RequestState(StrEnum):
    """Where a request for support stands."""

    OPEN = "open"
    ANSWERED = "answered"
    REOPENED = "reopened"  # the answer left something open
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


WAITS = (RequestState.OPEN, RequestState.REOPENED)  # for an answer
ENDED = (RequestState.CLOSED, RequestState.WITHDRAWN)

STATE_NAMES: Mapping[RequestState, str] = {
    RequestState.OPEN: mark("Waits for an answer"),
    RequestState.ANSWERED: mark("Answered"),
    RequestState.REOPENED: mark("Asked again"),
    RequestState.CLOSED: mark("Settled"),
    RequestState.WITHDRAWN: mark("Taken back"),
}
GLYPHS: Mapping[RequestState, str] = {
    RequestState.OPEN: "waiting",
    RequestState.ANSWERED: "agreed",
    RequestState.REOPENED: "waiting",
    RequestState.CLOSED: "done",
    RequestState.WITHDRAWN: "unknown",
}


class ReplyKind(StrEnum):
    """What a line under a request is."""

    ANSWER = "answer"
    QUESTION = "question"  # what is still missing


class Near(StrEnum):
    """How near the person is who answers."""

    HERE = "here"  # named for the body at this university
    ALLIANCE = "alliance"  # named for the body in the whole alliance
    ELSEWHERE = "elsewhere"  # named for the body, at another university
    OFFICE = "office"  # the alliance office, since nobody is named
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Named:
    """An entry of the directory: who answers for a body, at one institution or (None) for the whole alliance."""

    body: UUID
    institution: UUID | None
    person: UUID


@dataclass(frozen=True, slots=True)
class Choice:
    """Who answers, and how near they are."""

    person: UUID | None
    near: Near
