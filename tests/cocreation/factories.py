"""Conversations for tests: a design with a team, threads and suggestions at its idea."""

from juncta.cocreation import operations
from juncta.design.models import Design
from juncta.design.queries import for_pages
from tests.design.factories import Cast, make_cast, make_idea, make_member

PASSAGE = "asked to judge"  # stands in the need of the idea


def make_talk(cast: Cast | None = None, *, members: tuple[str, ...] = ("student", "designer")) -> tuple[Cast, Design]:
    """A design being drafted, with the academic, a designer and a student on its team."""
    cast = cast or make_cast()
    design = make_idea(cast)
    for name in members:
        make_member(cast, design, name)
    return cast, again(cast, design)


def again(cast: Cast, design: Design) -> Design:
    """The design as pages load it."""
    return for_pages(cast.actor("academic")).get(pk=design.pk)


def make_thread(cast: Cast, design: Design, by: str = "student", **more: object):
    """A thread at the idea."""
    return operations.begin_thread(**{"design": design, "section": "idea", "by": cast.actor(by), "text": "Is that so?", **more})


def make_suggestion(cast: Cast, design: Design, by: str = "student", **more: object):
    """A suggestion for a passage of the need."""
    fields = {"section": "idea", "quote": PASSAGE, "proposed": "expected to weigh", "reason": "Plainer.", **more}
    return operations.suggest(design=design, by=cast.actor(by), **fields)
