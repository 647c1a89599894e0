"""What the house does by itself, and whom it writes to: one letter per cause and recipient, in their own language."""

import pytest

from juncta.base.models import Account, Happening, Message
from juncta.credentials.models import Batch, TrustList
from juncta.design import queries as designs
from juncta.design.facts import AwardModel
from juncta.enrolment import operations as enrolling
from juncta.kernel.actor import SYSTEM
from juncta.project import journey, signing
from juncta.project.story import acts, cast, learning
from juncta.review import queries as reviews
from tests.project.working import AWARDING, run_jobs, waiting_jobs

pytestmark = pytest.mark.django_db
STEPS = ()
REGISTRARS = {f"registrar-{slug}" for slug in AWARDING}


def recipients(kind):
    """Who was written to because of that: keys of the cast."""
    written = Message.objects.filter(happening__kind=kind).values_list("account__email", flat=True)
    assert len(written) == len(set(Message.objects.filter(happening__kind=kind).values_list("happening", "account"))), "one per cause"
    return {email.removesuffix(f"@{cast.DOMAIN}") for email in written}


def test_a_submitted_design_comes_before_its_panel_who_are_asked(story):
    design = acts.prepared(story.world, AwardModel.JOINT)
    assert not reviews.visible_to(SYSTEM).filter(design=design).exists()
    run_jobs()
    assert reviews.visible_to(SYSTEM).filter(design=design).count() == 1
    assert recipients("DossierOpened") == set(acts.SEATS.values())
    assert recipients("MemberInvited") == {"chair", "student", "designer", "teacher-krakow"}
    assert recipients("PartnerInvited") >= {"approver-krakow", "approver-bologna", "approver-helsinki"}


def test_what_all_approve_is_published_and_needs_an_entry_in_the_trust_list(story):
    assert story.edition
    run_jobs()
    assert recipients("AllianceApproved") == {f"approver-{slug}" for slug in AWARDING}
    assert {"chair", "student", "designer"} <= recipients("EditionPublished")
    assert str(story.edition.pk) in TrustList.objects.order_by("-version").first().editions
    assert recipients("TrustListProposed") == REGISTRARS


def test_a_place_given_back_goes_to_whoever_waits(story):
    offering = acts.offering(story.world, story.edition, capacity=1)
    first, second = learning.enrol(story.world, offering, "lifelong", "learner")
    run_jobs()
    assert (recipients("PlaceGranted"), recipients("PlacedOnWaitingList")) == ({"lifelong"}, {"learner"})
    enrolling.withdraw(enrolment=first, by=story.actor("lifelong"))
    run_jobs()
    assert story.fresh(second).state == "enrolled"
    assert recipients("PlaceGranted") == {"lifelong", "learner"}


def test_awards_become_a_batch_and_a_batch_becomes_credentials(story):
    assert story.trust_list
    learning.award(story.world, story.ready(), story.edition)
    assert not Batch.objects.exists()
    run_jobs()
    batch = Batch.objects.get()
    assert recipients("BatchPrepared") == REGISTRARS
    story.approve(batch=batch)
    run_jobs()
    assert story.fresh(batch).complete_at
    assert recipients("CredentialIssued") == {"learner"}
    learning.recognise(story.world, batch.credentials.get())
    run_jobs()
    assert recipients("RecognitionClaimed") == {"recognition-leuven"}
    assert recipients("RecognitionDecided") == {"learner"}


def test_letters_are_written_in_the_recipients_language(story):
    Account.objects.filter(pk=story.person("tl").account_id).update(language="fr")
    acts.prepared(story.world, AwardModel.JOINT)
    run_jobs()
    subjects = dict(Message.objects.filter(happening__kind="DossierOpened").values_list("account__email", "subject"))
    assert len(subjects) == 3
    assert "Micro-credential in Sustainability" in subjects[f"qa@{cast.DOMAIN}"]
    assert "Microcertification en durabilité" in subjects[f"tl@{cast.DOMAIN}"]


def test_a_decision_is_told_in_the_learners_language(story):
    Account.objects.filter(pk=story.person("learner").account_id).update(language="fr")
    learning.recognise(story.world, story.credential)
    run_jobs()
    subject = Message.objects.get(happening__kind="RecognitionDecided").subject
    assert "reconnue" in subject
    assert "recognised" not in subject


def test_a_letter_is_sent_once_by_a_job_after_its_cause(story):
    acts.prepared(story.world, AwardModel.JOINT)
    run_jobs(without=("send_messages",))
    waiting = Message.objects.filter(sent_at__isnull=True).count()
    assert waiting
    assert {name for _number, name, _arguments in waiting_jobs()} == {"send_messages"}
    run_jobs()
    assert not Message.objects.filter(sent_at__isnull=True).exists()
    sent = list(Message.objects.order_by("pk").values_list("pk", "sent_at"))
    for happening in Happening.objects.filter(kind="DossierOpened"):
        journey.run("ask_panel", happening)
    assert waiting_jobs() == []
    assert list(Message.objects.order_by("pk").values_list("pk", "sent_at")) == sent


def test_every_letters_link_opens_for_its_recipient(story, sign_in):
    credential = story.credential
    learning.recognise(story.world, credential)
    run_jobs()
    people = {person.account_id: person for person in story.world.persons.values() if person.account_id}
    for message in Message.objects.exclude(link=""):
        answer = sign_in(people[message.account_id]).get(message.link)
        assert answer.status_code == 200, (message.subject, message.account.email, message.link)


def test_whoever_has_no_account_gets_no_letter(story):
    person = story.person("tl")
    type(person).objects.filter(pk=person.pk).update(account=None)
    acts.prepared(story.world, AwardModel.JOINT)
    run_jobs()
    assert recipients("DossierOpened") == {"qa", "student-reviewer"}


def test_no_letter_says_a_brace(story):
    """What people wrote into titles is never taken for a place to fill."""
    design = acts.idea(story.world, {"idea": {**acts.data(acts.GOLDEN)["idea"], "title": {"en": "Sets {0} and {title} {"}}})
    acts.partners(story.world, design, AwardModel.JOINT)
    run_jobs()
    assert Message.objects.filter(subject__contains="Sets {0} and {title} {").exists()
    assert designs.by_id(design.pk)


def test_the_signer_announces_its_keys_once_at_its_start(story):
    assert signing.announce() == 0
