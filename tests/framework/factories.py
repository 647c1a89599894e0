"""Published frameworks for tests."""

from pathlib import Path

from juncta.alliance.models import Alliance
from juncta.framework import operations, queries
from juncta.framework.models import Framework
from juncta.kernel.actor import SYSTEM
from tests.alliance.factories import make_alliance, make_body, make_focus_area

SECOND = Path(__file__).with_name("second-framework.toml").read_text()


def make_framework(alliance: Alliance | None = None) -> Framework:
    """The shipped framework, published in an alliance that has all its bodies."""
    alliance = alliance or make_alliance()
    make_body(alliance, "ssc-sustainability", "self-steering-committee", focus_area=make_focus_area(alliance))
    for slug in ("quality-assurance", "teaching-learning", "mobility", "legal", "information-technology", "student-administration"):
        make_body(alliance, slug)
    make_body(alliance, "student-board", "student-board")
    make_body(alliance, "alliance-office", "office")
    make_body(alliance, "board-of-directors", "governance")
    return operations.publish(alliance=alliance, content=queries.shipped(), by=SYSTEM)
