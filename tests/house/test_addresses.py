"""Every address of the house, against a visitor and a stranger: made from the addresses themselves, so that none is forgotten."""

from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from juncta.alliance import queries as alliances
from juncta.catalogue import operations as catalogue
from juncta.cocreation import operations as talking
from juncta.design import operations as designing
from juncta.design.facts import AwardModel
from juncta.kernel.actor import SYSTEM
from juncta.needs import operations as needs
from juncta.portfolio import operations as barring
from juncta.project.story import acts, versions
from juncta.recognition import operations as recognising
from juncta.review import operations as reviewing
from juncta.support import operations as supporting
from tests.needs.factories import xlsx
from tests.project.working import for_module

HALFWAY = {"alliance-join": "for somebody with an account who is nobody yet, so neither a visitor's page nor a member's"}
ANSWERS = {200, 404, 405}


def patterns(resolver=None):
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLPattern):
            if each.callback.__module__.startswith("juncta."):
                yield each
        else:
            yield from patterns(each)


ALL = {each.name: each for each in patterns()}
NAMES = sorted(ALL)
GUARDED = [name for name in NAMES if getattr(ALL[name].callback, "needs_account", False)]
PUBLIC = [name for name in NAMES if getattr(ALL[name].callback, "is_public", False) and name not in HALFWAY]
OF_THINGS = [name for name in GUARDED if ALL[name].pattern.converters]


@pytest.fixture(scope="module")
def story(django_db_setup, django_db_blocker, tmp_path_factory):
    with for_module(django_db_blocker, tmp_path_factory.mktemp("story"), "credential") as played:
        yield played


@pytest.fixture(scope="module")
def found(story, django_db_blocker):
    with django_db_blocker.unblock():
        return things_of(story)


@pytest.fixture
def things(db, found):
    return found


def things_of(story):
    """A real thing of the alliance for every name that stands in an address."""
    credential = story.fresh(story.credential)
    claim = recognising.claim(credential=credential, by=story.actor("learner"), institution=story.institution("leuven"))
    design = story.edition.design
    made = versions.third(story.world)
    need = needs.note(by=story.actor("student"), focus_area=design.focus_area, title="Water", text="Floods.", audience="All.")
    helsinki = story.institution("helsinki")
    interest = needs.note_interest(need=need, by=story.actor("academic"), institution=helsinki, role="teaching")
    brought = needs.bring_in(by=story.actor("academic"), file_name="draft.xlsx", data=xlsx([["Title", "Water"]]))
    idea = needs.grow(
        out_of=need, by=story.actor("academic"), press=uuid4(), title="Water", summary="A view.", need="Floods.", audience="All."
    )
    duty = designing.give_duty(design=idea, by=story.actor("academic"), step="B2", letter="R", person=story.person("academic"))
    fields = {"title": "In the way", "what_happened": "It was.", "kind": "legal", "severity": "slows"}
    obstacle = barring.name_obstacle(design=design, by=story.actor("academic"), **fields)
    barrier = barring.open_barrier(obstacle=obstacle, by=story.actor("office"))
    return (
        things_of_the_review(story, design)
        | {
            "draft_id": made.pk,
            "framework_part": "steps:C5",
            "framework_kind": "steps",
            "framework_comment_id": made.comments.first().pk,
            "framework_version": 1,
            "lesson_id": made.lesson_uses.first().lesson_id,
            "need_id": need.pk,
            "interest_id": interest.pk,
            "brought_id": brought.pk,
            "duty_id": duty.pk,
            "step": "B2",
            "design_id": design.pk,
            "partnership_id": design.partnerships.first().pk,
            "member_id": design.team.first().pk,
            "component_id": design.components.first().pk,
            "part": "_whole",
            "clause": "finance",
            "kind": "pdf",
            "outcome_id": design.outcomes.first().pk,
            "skill_id": design.outcomes.first().skills.first().pk,
            "path_rule_id": rule_of(design, story).pk,
            "table": "designs",
            "obstacle_id": obstacle.pk,
            "barrier_id": barrier.pk,
            "dossier_id": apps.get_model("review", "Dossier").objects.get(design=design).pk,
            "edition_id": story.edition.pk,
            "slug": story.edition.slug,
            "offering_id": story.offering.pk,
            "enrolment_id": story.award.enrolment_id,
            "component": design.components.first().slug,
            "batch_id": credential.batch_id,
            "version": story.trust_list.version,
            "credential_id": credential.pk,
            "public_id": credential.public_id,
            "share_id": "not-shared",
            "claim_id": claim.pk,
            "person_id": story.person("learner").pk,
            "mandate_id": story.person("examiner").mandates.first().pk,
            "institution": "helsinki",
            "body": "quality-assurance",
            "key": "learner",
            "code": "step-1",
            "place": "fi",
            "rule_id": apps.get_model("jurisdiction", "Rule").objects.get(code="fi-size").pk,
            "section": "vision",
        }
        | _of_a_conversation(story)
    )


def _of_a_conversation(story):
    """What people say at an idea that is being drafted: comments, a suggestion, a document, a question with its answer."""
    by = story.actor("academic")
    area = alliances.focus_areas(by).get(slug="sustainability")
    design = designing.start(by=by, title="Rivers", summary="A river and its towns.", need="Floods.", audience="All.", focus_area=area)
    attached = designing.attach(design=design, by=by, step="A1", name="Minutes", file_name="minutes.txt", content=b"We met.")
    thread = talking.begin_thread(design=design, section="idea", by=by, text="Which river?")
    suggestion = talking.suggest(design=design, section="idea", by=by, quote="its towns", proposed="its cities", reason="Larger.")
    body = alliances.body(by, "alliance-office")
    asked = supporting.ask(design=design, step="B1", body=body, by=by, question="Who pays?")
    reply = supporting.answer(request=asked, by=story.actor("office"), text="All do.")
    kept = supporting.keep(reply=reply, by=story.actor("office"), question="Who pays?", text="All do.")
    return {
        "evidence_id": attached.pk,
        "thread_id": thread.pk,
        "comment_id": thread.comments.get().pk,
        "suggestion_id": suggestion.pk,
        "request_id": asked.pk,
        "reply_id": reply.pk,
        "kept_id": kept.pk,
    }


def rule_of(design, story):
    """A path rule as the team would add it while the design is drafted; the story's own needs none."""
    type(design).objects.filter(pk=design.pk).update(state="drafting")
    rule = designing.add_path_rule(design=design, by=story.actor("academic"), kind="at least", amount=1)
    type(design).objects.filter(pk=design.pk).update(state=design.state)
    return rule


def things_of_the_review(story, design):
    """A seat, an objection and a proposal; conditions and their evidence are looked for below a dossier only, so any id will do."""
    second = acts.prepared(story.world, AwardModel.ON_BEHALF)
    dossier = reviewing.open_dossier(design_id=second.pk, by=SYSTEM)
    objection = reviewing.object_to(
        dossier=dossier, by=story.actor("approver-krakow"), institution=story.institution("krakow"), reasons="Nobody asked us."
    )
    made = catalogue.propose_continuation(edition=story.edition, by=story.actor("office"), course="revise", reasons="It has aged.")
    return {
        "seat": "quality-assurance",
        "kind": "csv",
        "objection_id": objection.pk,
        "condition_id": objection.pk,
        "evidence_id": objection.pk,
        "continuation_id": made.pk,
    }


def address(name, things):
    missing = sorted(set(ALL[name].pattern.converters) - set(things))
    assert not missing, f"{name} is new here: give `things` a real {' and '.join(missing)} of the story"
    return reverse(name, kwargs={word: things[word] for word in ALL[name].pattern.converters})


def test_every_address_has_a_name():
    assert all(each.name for each in patterns())


def test_every_address_is_public_or_for_people_who_signed_in():
    neither = sorted(set(NAMES) - set(GUARDED) - set(PUBLIC) - set(HALFWAY))
    assert not neither, f"say who may open {', '.join(neither)}: put @public or @signed_in on the view"
    assert set(NAMES) == set(GUARDED) | set(PUBLIC) | set(HALFWAY)
    assert not set(GUARDED) & set(PUBLIC)


def test_exceptions_are_still_addresses():
    assert set(HALFWAY) <= set(NAMES)


@pytest.mark.parametrize("name", GUARDED)
def test_visitor_is_sent_to_sign_in(name, things, client):
    path = address(name, things)
    answers = [client.get(path), client.post(path)]
    assert {answer.status_code for answer in answers} <= {302, 405}
    sent = [answer.headers["Location"] for answer in answers if answer.status_code == 302]
    assert sent
    assert all(place.startswith(reverse("account_login")) for place in sent)


@pytest.mark.parametrize("name", PUBLIC)
def test_visitor_may_open_what_is_public(name, things, client):
    answer = client.get(address(name, things))
    assert answer.status_code in ANSWERS or (answer.status_code in {301, 302} and "login" not in answer.headers["Location"])


@pytest.mark.parametrize("name", OF_THINGS)
def test_stranger_gets_the_same_404_as_for_what_does_not_exist(name, things, story):
    stranger = Client()
    stranger.force_login(story.person("stranger").account)
    path = address(name, things)
    answers = [stranger.get(path), stranger.post(path, {})]
    assert {answer.status_code for answer in answers} <= {404, 405}
    assert 404 in {answer.status_code for answer in answers}


@pytest.mark.parametrize("name", sorted(set(GUARDED) - set(OF_THINGS)))
def test_stranger_reads_nothing_of_it_on_any_list(name, things, story):
    stranger = Client()
    stranger.force_login(story.person("stranger").account)
    answer = stranger.get(reverse(name), follow=True)
    said = answer.content.decode(errors="replace") if answer.status_code == 200 else ""
    secrets = [str(story.edition.title), str(story.person("learner")), str(story.person("examiner")), story.award.number]
    secrets += [str(each) for each in things.values() if isinstance(each, UUID)]
    assert [secret for secret in secrets if secret in said] == []
