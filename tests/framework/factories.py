"""Published frameworks for tests, and drafts of the next version at every station."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from juncta.alliance.models import Alliance, Body, Category, Person
from juncta.base import clock
from juncta.framework import operations, queries
from juncta.framework.facts import Answer
from juncta.framework.models import Framework, FrameworkDraft
from juncta.kernel.actor import SYSTEM, Actor, Role
from tests.alliance.factories import actor_of, make_alliance, make_body, make_focus_area, make_person

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


def make_office(alliance: Alliance, name: str = "Office") -> Person:
    """Somebody of the alliance office."""
    body = alliance.bodies.filter(slug="alliance-office").first()
    return make_person(alliance, category=Category.PROFESSIONAL, roles=[Role.ALLIANCE_OFFICE], body=body, name=name)


def make_voice(alliance: Alliance, body: str, name: str = "") -> Person:
    """A member of a body."""
    found = alliance.bodies.get(slug=body)
    return make_person(alliance, roles=[Role.REVIEWER], body=found, name=name or f"Member of {body}")


@dataclass
class Table:
    """Who makes the next version in a test: the office, a member of each consulted body, a member of the board."""

    framework: Framework
    office: Person
    student: Person
    quality: Person
    board: Person

    @property
    def alliance(self) -> Alliance:
        """Theirs."""
        return self.framework.alliance

    def actor(self, name: str) -> Actor:
        """One of them as an actor."""
        return actor_of(getattr(self, name))

    def body(self, slug: str) -> Body:
        """One of the bodies."""
        return self.alliance.bodies.get(slug=slug)


def make_table(framework: Framework | None = None) -> Table:
    """A published framework and everybody who has a part in the next one."""
    framework = framework or make_framework()
    alliance = framework.alliance
    return Table(
        framework,
        make_office(alliance),
        make_voice(alliance, "student-board", "Student"),
        make_voice(alliance, "quality-assurance", "Quality"),
        make_voice(alliance, "board-of-directors", "Board"),
    )


JOINT = {"en": "Partners carry it together, and each has a hand in it.", "fr": "Les partenaires la portent ensemble."}


def make_draft(table: Table, *, changed: bool = True) -> FrameworkDraft:
    """A draft of the office; with one criterion said anew unless told otherwise."""
    by = table.actor("office")
    draft = operations.open_draft(alliance=table.alliance, by=by, because="Two teams stumbled over it.")
    if changed:
        draft = operations.save_part(draft=draft, by=by, part="criteria:joint", values={"meaning": JOINT}, based_on=draft.revision)
    return draft


def make_consultation(table: Table, *, bodies: tuple[str, ...] = ("student-board", "quality-assurance")) -> FrameworkDraft:
    """A draft on which these bodies are consulted for a fortnight."""
    return operations.consult(
        draft=make_draft(table),
        by=table.actor("office"),
        bodies=[table.body(slug) for slug in bodies],
        deadline=clock.today() + timedelta(days=14),
    )


def make_heard(table: Table) -> FrameworkDraft:
    """A consultation in which everybody has spoken and was answered."""
    draft = make_consultation(table)
    for name, slug in (("student", "student-board"), ("quality", "quality-assurance")):
        said = operations.comment(draft=draft, by=table.actor(name), body=table.body(slug), text="Good.", part="criteria:joint")
        operations.answer_comment(comment=said, by=table.actor("office"), answer=Answer.NOTED, words="Thank you.")
    return FrameworkDraft.objects.get(pk=draft.pk)
