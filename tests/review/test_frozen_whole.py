"""A dossier holds the whole design: what partners settled, what students gave, every document; the public edition holds none of it."""

import json

import pytest
from django.urls import reverse

from juncta.design.clauses import CLAUSES
from juncta.kernel.actor import SYSTEM
from juncta.review import queries
from juncta.review.operations import opening
from tests.catalogue.factories import make_edition
from tests.cocreation.factories import make_suggestion, make_talk, make_thread
from tests.review.factories import SEATS, make_approved_court, make_court

pytestmark = pytest.mark.django_db
LATER = ("business", "agreement", "conversation", "steps", "standards", "self_evaluation", "sections", "contributions", "findings")


def test_a_dossier_freezes_every_clause_with_each_partners_sign_off():
    frozen = make_court().dossier.snapshot["agreement"]["clauses"]
    assert [each["code"] for each in frozen] == list(CLAUSES)
    assert {len(each["signed_off"]) for each in frozen} == {3}
    assert {each["text"] for each in frozen} == {"As agreed."}


def test_a_dossier_freezes_the_business_plan():
    plan = make_court().dossier.snapshot["business"]
    assert {each["currency"] for each in plan["partners"]} == {"EUR", "PLN"}
    assert all(each["fees"] and each["effort"] for each in plan["partners"])


def test_what_students_gave_is_frozen_by_group_and_names_nobody():
    cast, design = make_talk()
    make_thread(cast, design)
    make_suggestion(cast, design)
    frozen = opening._frozen(design)
    (given,) = queries.talk_of(frozen)
    assert (given["group"], given["people"], given["comments"], given["suggested"]) == ("Student", 1, 1, 1)
    assert str(cast.student) not in str(frozen["conversation"])


def test_page_and_json_show_what_was_frozen(sign_in):
    court = make_court()
    page = sign_in(court.reviewers[SEATS[0]]).get(reverse("review-dossier", args=[court.dossier.pk])).content.decode()
    assert all(shown in page for shown in ("As agreed.", "Cooperation agreement", "Fees and business plan", "Who wrote it"))
    found = queries.with_voices(SYSTEM).get(pk=court.dossier.pk)
    assert json.loads(queries.document_bytes(found, court.reviewer(SEATS[0])))["frozen"]["agreement"]["clauses"]


def test_a_public_edition_holds_nothing_internal():
    court = make_approved_court()
    assert {"business", "agreement", "conversation", "standards"} <= set(court.dossier.snapshot)
    assert not set(LATER) & set(make_edition(court=court).content)
