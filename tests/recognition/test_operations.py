"""Rules in force, claims and decisions: who, when, and why not."""

import copy

import pytest
from django.db import IntegrityError, connection, transaction

from juncta.base.models import Happening, Message
from juncta.credentials import operations as credentials
from juncta.kernel.actor import SYSTEM, Role
from juncta.kernel.ects import Ects
from juncta.kernel.refusal import Refused
from juncta.project.story import learning
from juncta.project.story.world import data
from juncta.recognition import operations, queries
from juncta.recognition.engine import VERSION, evaluate
from juncta.recognition.facts import Answer, ClaimState, Criterion, Fact, Proposal
from juncta.recognition.models import Claim, Decision, RuleSet
from tests.alliance.factories import actor_of, make_mandate
from tests.project.working import run_jobs

pytestmark = pytest.mark.django_db
STEPS = ("credential",)


def refused(act, **given):
    with pytest.raises(Refused) as info, transaction.atomic():
        act(**given)
    return info.value.refusal.code


@pytest.fixture
def claim(story):
    run_jobs()
    return operations.claim(
        credential=story.credential, by=story.actor("learner"), institution=story.institution("leuven"), purpose=" For my master. "
    )


def decide(story, claim, outcome=Answer.RECOGNISED, by="recognition-leuven", reasons="It fits.", **more):
    return operations.decide(claim=claim, by=story.actor(by), outcome=outcome, reasons=reasons, **more)


# Rules


def rules(**changes):
    return copy.deepcopy(data("leuven-rules.toml")) | changes


def put(story, given, by="recognition-leuven"):
    return operations.put_in_force(institution=story.institution("leuven"), rules=given, by=story.actor(by))


def test_the_same_rules_again_are_no_new_version(story):
    assert put(story, rules()).version == 1
    assert RuleSet.objects.count() == 1


def test_other_rules_are_the_next_version_and_count_from_now_on(story, claim):
    before = queries.case_of(claim).rule_set
    changed = rules(max_ects="4")
    changed["criterion"] = changed["criterion"][:2]
    assert put(story, changed).version == 2
    case = queries.case_of(claim)
    assert (case.rule_set.version, len(case.findings), case.ects) == (2, 2, Ects("4"))
    assert before.version == 1


def test_a_changed_name_or_limit_is_a_new_version_too(story):
    assert put(story, rules(max_ects="6")).version == 2
    assert put(story, rules(max_ects="6")).version == 2


@pytest.mark.parametrize("condition", ["ects >", "credits > 3.0", "ECTS > 3.0"])
def test_a_broken_condition_is_not_put_in_force(story, condition):
    given = rules()
    given["criterion"][3]["condition"] = condition
    with pytest.raises(evaluate.Unreadable, match=r"^workload: "), transaction.atomic():
        put(story, given)
    assert RuleSet.objects.count() == 1


@pytest.mark.parametrize("by", ["office", "learner", "registrar-helsinki"])
def test_rules_are_the_institutions_own(story, by):
    assert refused(put, story=story, given=rules(), by=by) == "REC-108"


def test_rules_in_force_never_change(story):
    for words in ("UPDATE recognition_ruleset SET max_ects = 1", "DELETE FROM recognition_ruleset"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(words)


# Claims


def test_the_officers_are_told(story, claim):
    assert (claim.purpose, claim.state) == ("For my master.", ClaimState.OPEN)
    run_jobs()
    to = story.person("recognition-leuven").account
    assert Message.objects.filter(account=to, subject="A learner asks for recognition").count() == 1


def test_why_not_claim(story, claim):
    leuven, learner = story.institution("leuven"), story.actor("learner")
    given = {"credential": story.credential, "institution": leuven}
    assert refused(operations.claim, by=story.actor("lifelong"), **given) == "REC-101"
    assert refused(operations.claim, by=SYSTEM, **given) == "REC-101"
    assert refused(operations.claim, by=learner, credential=story.credential, institution=story.institution("leiden")) == "REC-103"
    assert refused(operations.claim, by=learner, **given) == "REC-104"


def test_what_waits_for_a_signature_cannot_be_claimed(story):
    learning.award(story.world, story.ready("lifelong"), story.edition)
    batch = credentials.prepare_batch(edition_id=story.edition.pk, by=SYSTEM)
    own = batch.credentials.get()
    assert refused(operations.claim, by=story.actor("lifelong"), credential=own, institution=story.institution("leuven")) == "REC-102"


# Decisions


def test_every_criterion_of_the_example_is_true_of_the_golden_credential(story, claim):
    case = queries.case_of(claim)
    assert case.proposal == Proposal.RECOGNISE
    assert {each.criterion.code: each.truth.value for each in case.findings if each.criterion.mandatory} == dict.fromkeys(
        ("authentic", "quality", "level", "workload", "outcomes", "testing"), "true"
    )
    assert all(piece.source for each in case.findings for piece in each.evidence if piece.value is not None)
    assert case.ects == Ects("10")


def test_a_decision_keeps_rules_facts_and_evidence_and_tells_the_learner(story, claim):
    decision = decide(story, claim)
    assert story.fresh(decision).ects == Ects("10")
    assert decision.rule_set == queries.rules_in_force(claim.institution)
    assert decision.facts["engine"] == VERSION
    assert len(decision.answers) == len(decision.rule_set.criteria)
    assert story.fresh(claim).state == ClaimState.DECIDED
    run_jobs()
    assert Message.objects.filter(account=story.person("learner").account, subject__contains="has decided").count() == 1


def test_a_stored_decision_replayed_gives_the_same_answers(story, claim):
    decision = story.fresh(decide(story, claim))
    facts = {name: Fact(each["value"], each["source"]) for name, each in decision.facts.items() if name != "engine"}
    again = [evaluate.evaluate(Criterion.from_json(plain), facts) for plain in decision.rule_set.criteria]
    assert [each.to_json() for each in again] == decision.answers
    assert evaluate.propose(again).value == decision.proposed


def test_a_credential_revoked_in_between_is_no_longer_authentic(story, claim):
    credentials.revoke(credential=story.credential, by=story.actor("registrar-helsinki"), because="A mistake.")
    run_jobs()
    case = queries.case_of(claim)
    assert case.facts["verdict"].value == "revoked"
    assert case.proposal == Proposal.REFUSE


def test_why_not_decide(story, claim):
    person = story.person("learner")
    for by in ("learner", "office", "registrar-helsinki"):
        assert refused(decide, story=story, claim=claim, by=by) == "REC-105"
    make_mandate(person, Role.RECOGNITION_OFFICER, institution=story.institution("leuven"))
    assert refused(operations.decide, claim=claim, by=actor_of(person), outcome=Answer.RECOGNISED, reasons="I did well.") == "REC-106"
    assert refused(decide, story=story, claim=claim, reasons=" ") == "REC-109"
    for outcome in (Answer.PARTLY, Answer.REFUSED):
        assert refused(decide, story=story, claim=claim, outcome=outcome) == "REC-110"
    decide(story, claim)
    assert refused(decide, story=story, claim=claim) == "REC-107"
    assert Decision.objects.count() == 1


def test_a_partial_recognition_names_credits_and_a_remedy(story, claim):
    decision = decide(story, claim, Answer.PARTLY, ects="6", remedy="Show the grade; the appeals board is open to you.")
    assert (story.fresh(decision).ects, bool(decision.remedy)) == (Ects("6"), True)


def test_what_is_refused_counts_for_nothing(story, claim):
    decision = decide(story, claim, Answer.REFUSED, ects="10", remedy="Ask the appeals board.")
    assert decision.ects is None


def test_the_database_holds_the_remedy_and_the_reasons(story, claim):
    made = decide(story, claim)
    fields = {each.attname: getattr(made, each.attname) for each in Decision._meta.fields if each.attname != "id"}
    for change, name in (({"outcome": "refused", "remedy": ""}, "refusal_names_a_remedy"), ({"reasons": ""}, "decision_has_reasons")):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            Decision(**{**fields, **change}).save(force_insert=True)


@pytest.mark.parametrize("words", ["UPDATE recognition_decision SET outcome = 'refused', remedy = 'x'", "DELETE FROM recognition_decision"])
def test_a_decision_stays(story, claim, words):
    decide(story, claim)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(words)


def test_claims_are_seen_by_their_learner_and_the_institution_asked(story, claim):
    for key, count in {"learner": 1, "recognition-leuven": 1, "lifelong": 0, "office": 0, "registrar-helsinki": 0, "stranger": 0}.items():
        assert queries.visible_to(story.actor(key)).count() == count, key
    assert Claim.objects.count() == 1
    assert Happening.objects.filter(kind="RecognitionClaimed").count() == 1
