"""What is due, from whom, until when: voices, approvals, conditions; and which conditions keep an edition back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet

from juncta.base import clock
from juncta.kernel.text import LangText
from juncta.review import permits
from juncta.review.facts import Outcome
from juncta.review.models import Condition, Dossier
from juncta.review.queries.dossiers import with_voices

if TYPE_CHECKING:
    from juncta.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class Due:
    """Something that somebody owes until a day: "voice:student-board", "approval:krakow", "condition:<id>"."""

    thing: str
    on: date


def with_something_due() -> QuerySet[Dossier]:
    """The dossiers in which somebody may owe something."""
    return Dossier.objects.filter(Q(closed_at__isnull=True) | Q(outcome=Outcome.APPROVED, conditions__isnull=False)).distinct()


def due_things(dossier: Dossier) -> list[Due]:
    """What is owed in a dossier now."""
    found = []
    if dossier.outcome in {Outcome.OPEN, Outcome.DISCUSSING} and dossier.voices_due_on:
        panel = dossier.panel()
        late = panel.seats - (panel.voices.keys() if dossier.outcome == Outcome.OPEN else panel.confirmed)
        found += [Due(f"voice:{key}", dossier.voices_due_on) for key in sorted(late)]
    if dossier.outcome == Outcome.APPROVING and dossier.approvals_due_on:
        asked = dossier.awarding_partners()
        found += [Due(f"approval:{slug}", dossier.approvals_due_on) for slug in sorted(asked.partners - asked.decisions.keys())]
    found += [Due(f"condition:{each.pk}", each.due_on) for each in permits.in_force(dossier) if each.due_on and not each.is_closed]
    return found


def keeping_back(dossier: Dossier) -> list[Condition]:
    """The conditions that must be met before the edition is published, and are not."""
    return [each for each in permits.in_force(dossier) if each.before_publication and not each.is_closed]


@dataclass(frozen=True, slots=True)
class Owed:
    """A condition as this reader sees it: where it stands, and why they may not answer it or rule on it."""

    condition: Condition
    state: str  # of the house: "agreed", "waiting", "here", "blocked"
    may_not_answer: object
    may_not_rule: object

    @property
    def standard(self) -> LangText | None:
        """The standard that it is about, as the dossier froze it: its number and its name."""
        sets = self.condition.dossier.snapshot.get("standards", ())
        known = {f"{each['code']}/{one['code']}": one for each in sets for one in each["standards"]}
        one = known.get(self.condition.standard)
        return LangText({tag: f"{one['code']} {text}" for tag, text in one["name"].items()}) if one else None

    @property
    def is_open(self) -> bool:
        """Whether something is still to be shown."""
        return self.state != "agreed"


def conditions_of(dossier: Dossier, actor: "Actor") -> list[Owed]:
    """The conditions in force, with what the reader may do about each."""
    return [
        Owed(each, _state(each), permits.why_not_answer(actor, each), permits.why_not_rule(actor, each))
        for each in permits.in_force(dossier)
    ]


def owed_by(actor: "Actor") -> Iterator[Owed]:
    """The open conditions that this reader can move on: the team's to answer, and those that wait for their word."""
    for dossier in with_voices(actor).filter(conditions__isnull=False, outcome__in=[Outcome.APPROVING, Outcome.APPROVED]).distinct():
        for each in conditions_of(dossier, actor):
            if each.is_open and not (each.may_not_answer and each.may_not_rule):
                yield each


def _state(condition: Condition) -> str:
    if condition.is_closed:
        return "agreed"
    if condition.answered:
        return "here"
    return "blocked" if condition.due_on and condition.due_on < clock.today() else "waiting"


def condition_in(dossier: Dossier, condition_id: UUID) -> Condition | None:
    """The condition of that id in a dossier one sees."""
    return next((each for each in dossier.conditions.all() if each.pk == condition_id), None)
