"""The board's agenda: learner by learner, component by component, what is confirmed, what waits and what is missing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from juncta.assessment import permits, rules
from juncta.assessment.facts import Progress, Readiness
from juncta.assessment.models import Award, Result
from juncta.catalogue import queries as catalogue
from juncta.catalogue.facts import EditionContent
from juncta.enrolment import queries as enrolments
from juncta.enrolment.facts import SEATED, EnrolmentState
from juncta.kernel.actor import SYSTEM, Actor, Role
from juncta.kernel.refusal import Refusal

if TYPE_CHECKING:
    from uuid import UUID

    from juncta.catalogue.models import Edition
    from juncta.enrolment.models import Enrolment


@dataclass(frozen=True, slots=True)
class Line:
    """One component of one learner: where it stands, the version that counts, the newer one that waits, and all of them."""

    progress: Progress
    counts: Result | None
    waits: Result | None
    versions: tuple[Result, ...]

    @property
    def newest(self) -> Result | None:
        """The version written last."""
        return self.versions[-1] if self.versions else None


@dataclass(frozen=True, slots=True)
class Row:
    """One learner before the board."""

    enrolment: "Enrolment"
    readiness: Readiness
    lines: tuple[Line, ...]
    award: Award | None

    @property
    def waits(self) -> list[Line]:
        """The components whose newest version waits for confirmation."""
        return [line for line in self.lines if line.waits]

    @property
    def is_ready(self) -> bool:
        """Whether the board can award now."""
        return self.award is None and self.enrolment.state == EnrolmentState.ENROLLED and self.readiness.ready

    @property
    def passed(self) -> int:
        """In how many components a confirmed pass counts."""
        return sum(line.counts is not None and line.counts.passed for line in self.lines)


@dataclass(frozen=True, slots=True)
class Pending:
    """A result that waits, and why this examiner may not confirm it."""

    line: Line
    result: Result
    refusal: Refusal | None


@dataclass(frozen=True, slots=True)
class Board:
    """The agenda of one edition."""

    edition: "Edition"
    content: EditionContent
    rows: tuple[Row, ...]

    @property
    def ready(self) -> list[Row]:
        """Those whom the board can award now."""
        return [row for row in self.rows if row.is_ready]

    @property
    def unready(self) -> list[Row]:
        """Those who have a place and something still in the way."""
        return [row for row in self.rows if not row.award and not row.is_ready]

    @property
    def awarded(self) -> list[Row]:
        """Those who have their award."""
        return [row for row in self.rows if row.award]

    @property
    def waits(self) -> list[Result]:
        """Every result that waits for confirmation."""
        return [line.waits for row in self.rows if not row.award for line in row.waits if line.waits]

    def pending_for(self, actor: Actor) -> list[tuple[Row, list[Pending]]]:
        """The learners with results that wait, each result with the reason why this examiner may not confirm it."""
        return [
            (row, [Pending(line, line.waits, permits.why_not_confirm(actor, line.waits)) for line in row.waits if line.waits])
            for row in self.rows
            if not row.award and row.waits
        ]


def visible_boards(actor: Actor) -> "QuerySet[Edition]":
    """The editions whose board the actor may look at: examiners of a partner, and the alliance office."""
    found = catalogue.visible_to(actor)
    if actor == SYSTEM or actor.holds(Role.ALLIANCE_OFFICE):
        return found
    return found.filter(enrolments.of_partners(actor, [Role.EXAMINER], ""))


def readiness_of(content: EditionContent, results: Iterable[Result]) -> Readiness:
    """Whether the board may award, from stored results."""
    return rules.readiness(content, [result.facts() for result in results])


def rows_of(content: EditionContent, learners: "Iterable[Enrolment]") -> list[Row]:
    """Learners of one edition before the board, in the given order and two queries."""
    listed = list(learners)
    return _Records(listed).rows(content, listed)


class _Records:
    """The results and awards of some learners, read at once."""

    def __init__(self, learners: "list[Enrolment]") -> None:
        """Two queries, whoever they are."""
        whole = {enrolment.pk: enrolment for enrolment in learners}
        self.results: dict[UUID, list[Result]] = defaultdict(list)
        found = Result.objects.filter(enrolment__in=whole).select_related("recorded_by", "confirmed_by")
        for result in found.order_by("component", "version"):
            result.enrolment = whole[result.enrolment_id]
            self.results[result.enrolment_id].append(result)
        awards = Award.objects.filter(enrolment__in=whole).select_related("decided_by")
        self.awards = {award.enrolment_id: award for award in awards}

    def rows(self, content: EditionContent, learners: "Iterable[Enrolment]") -> list[Row]:
        """Learners of one edition before the board."""
        return [_row(content, each, self.results[each.pk], self.awards.get(each.pk)) for each in learners]


def row_of(enrolment: "Enrolment") -> Row:
    """One learner's results, component by component."""
    return rows_of(catalogue.content_of(enrolment.offering.edition), [enrolment])[0]


def _row(content: EditionContent, enrolment: "Enrolment", results: list[Result], award: Award | None) -> Row:
    readiness = readiness_of(content, results)
    lines = []
    for step in readiness.progress:
        versions = tuple(result for result in results if result.component == step.component.key)
        confirmed = [result for result in versions if result.confirmed_at]
        lines.append(Line(step, confirmed[-1] if confirmed else None, versions[-1] if step.pending else None, versions))
    return Row(enrolment, readiness, tuple(lines), award)


def board_of(edition: "Edition") -> Board:
    """The agenda of one edition, over all its offerings."""
    content = catalogue.content_of(edition)
    return Board(edition, content, tuple(rows_of(content, enrolments.learners_of(edition))))


def boards(actor: Actor) -> list[Board]:
    """The agendas of every edition that has learners and whose board the actor sits on; a fixed number of queries."""
    editions = {edition.pk: edition for edition in visible_boards(actor)} if actor.holds(Role.EXAMINER) else {}
    seated = enrolments.visible_to(actor).filter(offering__edition__in=editions, state__in=SEATED)
    learners = list(seated.order_by("person__family_name", "person__given_name", "receipt"))
    records = _Records(learners)
    by_edition: dict[UUID, list[Enrolment]] = defaultdict(list)
    for enrolment in learners:
        by_edition[enrolment.offering.edition_id].append(enrolment)
    contents = {key: catalogue.content_of(editions[key]) for key in by_edition}
    return [Board(editions[key], contents[key], tuple(records.rows(contents[key], found))) for key, found in by_edition.items()]
