"""Who is acting: one person, in one alliance, with the mandates they hold today."""

from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """What a mandate lets somebody do. Bodies and institutions are data; these verbs are the product's own."""

    ACADEMIC = "academic"  # sits on a self-steering committee; writes ideas, leads designs
    CONTRIBUTOR = "contributor"  # professional staff or student who co-creates
    REVIEWER = "reviewer"  # speaks for a body (cluster, student board) in a review
    APPROVER = "approver"  # records an institution's own approval
    REGISTRAR = "registrar"  # enrols, approves signing batches for an institution
    TEACHER = "teacher"  # records results for components an institution provides
    EXAMINER = "examiner"  # sits on the examination board: confirms results, awards
    RECOGNITION_OFFICER = "recognition officer"  # decides on recognition at an institution
    LEARNER = "learner"
    ALLIANCE_OFFICE = "alliance office"  # keeps the alliance's data, publishes editions
    ADMINISTRATOR = "administrator"  # runs the installation


@dataclass(frozen=True, slots=True)
class Held:
    """One mandate in force: a role, for a body and/or an institution (their ids as text, empty for none)."""

    role: Role
    institution: UUID | None = None
    body: UUID | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is looking or doing. `person` is None for a visitor without an account; nobody else has no alliance."""

    person: UUID | None = None
    alliance: UUID | None = None
    name: str = ""
    institution: UUID | None = None
    mandates: frozenset[Held] = frozenset()

    @property
    def is_visitor(self) -> bool:
        """Whether nobody has signed in."""
        return self.person is None

    def together_with(self, other: str) -> "Actor":
        """The same, named after somebody whose words they take over; a method, since a request's actor is found only when asked."""
        return replace(self, name=f"{other}, {self.name}")

    def holds(self, role: Role, *, institution: UUID | None = None, body: UUID | None = None) -> bool:
        """Whether they hold the role; with `institution` or `body`, whether they hold it there."""
        return any(
            held.role is role and (institution is None or held.institution == institution) and (body is None or held.body == body)
            for held in self.mandates
        )

    def institutions_as(self, role: Role) -> frozenset[UUID]:
        """The institutions for which they hold the role."""
        return frozenset(held.institution for held in self.mandates if held.role is role and held.institution)

    def bodies_as(self, role: Role) -> frozenset[UUID]:
        """The bodies for which they hold the role."""
        return frozenset(held.body for held in self.mandates if held.role is role and held.body)


VISITOR = Actor()
SYSTEM = Actor(name="Juncta")
