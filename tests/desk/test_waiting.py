"""Along the journey, each role finds on its desk what waits for it, and every link opens."""

import pytest

from juncta.alliance import queries as alliances
from juncta.design import operations as designing
from juncta.design.facts import AwardModel, PartnerRole
from juncta.desk import queries
from juncta.project.story import acts, cast, learning
from juncta.project.story.world import data
from juncta.recognition import operations as recognition
from juncta.review import operations as reviewing
from juncta.review import queries as reviews
from juncta.review.facts import Verdict
from tests.project.working import AWARDING, at_once, run_jobs

pytestmark = pytest.mark.django_db
STEPS = ()
KEYS = [role.key for role in cast.roles()]


@pytest.fixture
def desk(story, sign_in):
    """What a role finds, after the jobs have run; each link opened as that role."""

    def look(key):
        run_jobs()
        tasks = queries.waits_for_you(story.actor(key))
        others = queries.waits_for_others(story.actor(key))
        client = sign_in(story.person(key))
        page = client.get("/desk/")
        assert page.status_code == 200
        for task in [*tasks, *others]:
            assert task.link in page.content.decode()
            assert client.get(task.link).status_code == 200, (key, task)
        return [task.does for task in tasks], [task.does for task in others]

    return look


@pytest.mark.parametrize("key", KEYS)
def test_before_anything_happened_nobody_is_waited_for(story, desk, key):
    keys_only = ["Approve who must sign"] if key.startswith("registrar-") else []  # the first trust list names the keys
    assert desk(key) == (keys_only, [])


def test_an_idea_waits_for_its_committee_and_invitations_for_their_answer(story, desk):
    content = data(acts.GOLDEN)["idea"]
    by = story.actor("academic")
    design = designing.start(by=by, focus_area=alliances.focus_areas(by).get(slug="sustainability"), goals=[], **content)
    assert desk("chair")[0] == ["Endorse the idea"]
    assert desk("academic")[0] == ["Go on with the design"]
    design = designing.endorse(design=design, by=story.actor("chair"), reasons="Yes.")
    assert desk("chair")[0] == []
    designing.invite_partner(design=design, by=by, institution=story.institution("krakow"), role=PartnerRole.AWARDING)
    designing.invite_member(design=design, by=by, person=story.person("student"), task="Co-creator")
    assert "take part as awarding partner?" in desk("approver-krakow")[0][0]
    assert desk("student")[0] == ["Join the team?"]
    for key in ("approver-bologna", "designer", "stranger", "lifelong"):
        assert desk(key) == ([], []), key


def test_a_design_under_review_waits_for_the_panel_then_for_the_partners(story, desk):
    design = acts.prepared(story.world, AwardModel.JOINT)
    for key in acts.SEATS.values():
        assert desk(key)[0] == ["Judge the design"], key
    assert desk("academic") == ([], ["The panel is judging"])
    assert desk("approver-helsinki")[0] == []
    dossier = reviews.visible_to(story.actor("qa")).get(design=design)
    for slug, key in acts.SEATS.items():
        reviewing.speak(
            dossier=dossier, by=story.actor(key), seat=slug, verdict=Verdict.APPROVE, reasons="Yes.", judgements=acts.met(dossier)
        )
    assert desk("tl")[0] == ["Discuss the design"]
    reviewing.confirm(dossier=dossier, by=story.actor("tl"), seat="teaching-learning")
    assert desk("qa")[0] == []
    for slug in AWARDING:
        assert len(desk(f"approver-{slug}")[0]) == 1, slug
    assert desk("academic")[1] == ["The awarding partners are deciding"]


def test_from_enrolment_to_recognition(story, desk):
    offering = acts.offering(story.world, story.edition, capacity=1)
    for slug in AWARDING:
        assert desk(f"registrar-{slug}")[0] == ["Approve who must sign"], slug
    assert story.trust_list
    assert desk("registrar-helsinki")[0] == []
    enrolment, _waits = learning.enrol(story.world, offering, "learner", "lifelong")
    assert desk("lifelong")[1] == ["You are on the waiting list"]
    assert len(desk("teacher")[0]) == 3
    assert len(desk("teacher-krakow")[0]) == 1
    learning.results(story.world, enrolment, story.edition)
    assert desk("teacher")[0] == []
    assert len(desk("examiner")[0]) == 1
    award = learning.award(story.world, enrolment, story.edition)
    assert desk("examiner")[0] == []
    assert desk("learner")[1] == ["Your credential waits for its last signature"]
    story.__dict__["award"] = award
    for slug in AWARDING:
        assert len(desk(f"registrar-{slug}")[0]) == 1, slug
        story.approve(slug, batch=learning.batch(award, at_once))
        assert desk(f"registrar-{slug}")[0] == [], slug
    credential = learning.delivered(award, at_once)
    assert desk("learner")[1] == []
    recognition.claim(credential=credential, by=story.actor("learner"), institution=story.institution("leuven"))
    assert desk("recognition-leuven")[0] == ["Decide on recognition"]
    assert len(desk("learner")[1]) == 1
    assert desk("stranger") == ([], [])
