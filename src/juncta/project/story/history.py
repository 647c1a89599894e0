"""What has happened in the demo before you come: one micro-credential all the way, one as it is today, one idea that waits.

It is played by the cast through the operations, with worker and signer at work, and leaves something to do for everybody.
"""

from typing import TYPE_CHECKING

from juncta.alliance import queries as alliances
from juncta.assessment import operations as assessing
from juncta.base.models import Happening
from juncta.catalogue import queries as editions
from juncta.design import operations as designing
from juncta.design.facts import AwardModel
from juncta.project.story import acts, judging, learning, needing, obstacles, skills, together, versions, world
from juncta.project.story.waiting import Wait, patiently
from juncta.project.story.world import World
from juncta.recognition import operations as recognising

if TYPE_CHECKING:
    from juncta.design.models import Design

PATIENCE = 60.0


def play() -> bool:
    """Play it, in a world where nothing has happened yet; False (and nothing done) in any other."""
    here = world.found()
    if Happening.objects.filter(alliance_id=here.alliance.pk, kind="DesignStarted").exists():
        return False
    wait = patiently(PATIENCE)
    _today(here, wait)
    joint = _jointly(here, wait)
    together.talk(here, _an_idea(here), joint)
    versions.second(here)
    versions.third(here)
    needing.needing(here)
    skills.a_poor_draft(here)
    judging.before_its_panel(here, wait)
    return True


def _today(here: World, wait: Wait) -> None:
    """As it is today: Helsinki alone awards, on behalf of the alliance. A learner's results wait for the board."""
    design = acts.prepared(here, AwardModel.ON_BEHALF)
    acts.review(here, design, wait)
    edition = acts.edition(here, design, wait)
    offering = acts.offering(here, edition, capacity=200)
    (enrolment,) = learning.enrol(here, offering, "lifelong")
    for component in editions.content_of(edition).components:
        by = here.actor(learning.TEACHERS[component.provider])
        assessing.record_result(enrolment=enrolment, by=by, component=component.key, passed=True)


def _jointly(here: World, wait: Wait) -> "Design":
    """Jointly awarded by three; one learner has it, another waits for a place; a claim for recognition waits at Leuven."""
    design = acts.prepared(here, AwardModel.JOINT)
    acts.review(here, design, wait)
    obstacles.met(here, design)
    edition = acts.edition(here, design, wait)
    offering = acts.offering(here, edition, capacity=1)
    enrolment, _waiting = learning.enrol(here, offering, "learner", "lifelong")
    learning.results(here, enrolment, edition)
    learning.approve_trust_list(here, edition, wait, wait)
    made = learning.award(here, enrolment, edition)
    learning.approve_batch(here, learning.batch(made, wait))
    credential = learning.delivered(made, wait)
    recognising.claim(
        credential=credential,
        by=here.actor("learner"),
        institution=here.institution("leuven"),
        purpose="Elective credits in my master's programme",
    )
    return design


def _an_idea(here: World) -> "Design":
    """An idea that waits for its committee."""
    by = here.actor("academic")
    return designing.start(
        by=by,
        focus_area=alliances.focus_areas(by).get(slug="sustainability"),
        title={"en": "Cities and Water (demo)", "fr": "Villes et eau (démo)"},
        summary={
            "en": "How a city keeps, shares and gives back its water, seen from three rivers.",
            "fr": "Comment une ville garde, partage et rend son eau, vu depuis trois fleuves.",
        },
        need={
            "en": "Droughts and floods now reach every partner city, and planners ask for people who understand both.",
            "fr": "Sécheresses et crues touchent désormais toutes nos villes, et l’on cherche des personnes qui comprennent les deux.",
        },
        audience={"en": "Students of engineering, law and the arts.", "fr": "Étudiants en ingénierie, en droit et en arts."},
    )
