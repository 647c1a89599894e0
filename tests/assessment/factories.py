"""Teachers, examiners and results for tests."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from juncta.alliance.models import Category, Person
from juncta.assessment import operations
from juncta.assessment.models import Award, Result
from juncta.catalogue import queries as catalogue
from juncta.catalogue.models import Edition, Offering
from juncta.enrolment.models import Enrolment
from juncta.kernel.actor import Actor, Role
from tests.alliance.factories import actor_of, make_institution, make_person
from tests.catalogue.factories import make_edition, make_offering
from tests.enrolment.factories import make_enrolment

INTRODUCTION, CLIMATE, BIODIVERSITY, ECONOMY, ARTS = "introduction", "climate", "biodiversity", "political-economy", "arts"
ALL = (INTRODUCTION, CLIMATE, BIODIVERSITY, ECONOMY, ARTS)
PROVIDERS = {INTRODUCTION: "helsinki", CLIMATE: "helsinki", BIODIVERSITY: "helsinki", ECONOMY: "krakow", ARTS: "bologna"}


@dataclass
class School:
    """An offering with a teacher at every provider and a board of two."""

    offering: Offering
    teachers: dict[str, Person] = field(default_factory=dict)
    examiner: Person | None = None
    second: Person | None = None

    @property
    def edition(self) -> Edition:
        """What is taught."""
        return self.offering.edition

    def teacher(self, component: str) -> Actor:
        """The teacher of a component."""
        return actor_of(self.teachers[PROVIDERS[component]])

    def board(self) -> Actor:
        """The first examiner."""
        return actor_of(self.examiner)

    def learner(self) -> Enrolment:
        """Somebody with a place."""
        return make_enrolment(self.offering)

    def record(self, enrolment: Enrolment, components: Iterable[str] = ALL, *, passed: bool = True) -> list[Result]:
        """Results by the right teachers."""
        return [operations.record_result(enrolment=enrolment, by=self.teacher(each), component=each, passed=passed) for each in components]

    def confirm(self, *enrolments: Enrolment) -> list[Result]:
        """The board confirms what waits."""
        return operations.confirm_results(enrolments=enrolments, by=self.board())

    def ready(self) -> Enrolment:
        """A learner with a confirmed pass in everything."""
        enrolment = self.learner()
        self.record(enrolment)
        self.confirm(enrolment)
        return enrolment

    def award(self, *enrolments: Enrolment) -> list[Award]:
        """The board awards."""
        return operations.award(edition=self.edition, by=self.board(), enrolments=enrolments)


def make_school(slug: str = "una", capacity: int = 50, offering: Offering | None = None) -> School:
    """An offering of the whole edition with everybody who teaches and examines."""
    offering = offering or make_offering(make_edition(slug), capacity=capacity)
    alliance = offering.alliance
    assert set(PROVIDERS) == {each.key for each in catalogue.content_of(offering.edition).components}
    homes = {each: make_institution(alliance, each) for each in ("helsinki", "krakow", "bologna")}
    teachers = {
        key: make_person(category=Category.ACADEMIC, institution=home, roles=[Role.TEACHER], name=f"Teacher {key}")
        for key, home in homes.items()
    }
    board = [make_person(institution=homes[key], roles=[Role.EXAMINER], name=f"Examiner {key}") for key in ("helsinki", "krakow")]
    return School(offering, teachers, *board)


def make_award(school: School | None = None) -> Award:
    """An award, decided by the board."""
    school = school or make_school()
    return school.award(school.ready())[0]
