"""The cooperation agreement: written by the team, signed off by partners for exactly the text that stands there."""

import io
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import docx
import pikepdf
import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse

from juncta.base import clock
from juncta.base.models import Happening
from juncta.design import checks, operations, queries
from juncta.design.clauses import CLAUSES, ClauseState
from juncta.design.facts import PartnerRole
from juncta.design.models import Design
from juncta.design.models.agreement import AgreementClause, ClauseSignOff
from juncta.kernel.refusal import Refused
from tests.design.factories import make_cast, make_idea, make_partner, make_whole_design, sign_all

SCRIPT = '#panic("read as code") <script>alert(1)</script> $x^2$ *bold* = heading'


def test_there_are_thirteen_clauses_each_with_a_name_in_two_languages():
    assert len(CLAUSES) == 13
    assert all({"en", "fr"} <= set(text) for clause in CLAUSES.values() for text in (clause.name, clause.settles, *clause.opening))


def test_a_proposal_says_only_what_is_known():
    clause = CLAUSES["structure"]
    assert clause.proposal({"ects": "10", "level": "", "components": "– A"}, "en") == "The programme has 10 ECTS.\nComponents:\n– A"
    assert clause.proposal({}, "en") == ""
    assert clause.proposal({"ects": "10"}, "fr") == "Le programme compte 10 ECTS."


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.fixture
def design(cast):
    """A whole design whose agreement is signed off."""
    return make_whole_design(cast)


def found(design):
    return [finding for finding in checks.run(design.facts()) if finding.code == "DES-265"]


def write(cast, design, text, code="finance", based_on=1, by="academic"):
    return operations.write_clause(design=design, by=cast.actor(by), code=code, text=text, based_on=based_on)


def sign(cast, design, key, versions, by=None):
    return operations.sign_off(design=design, by=cast.actor(by or f"approver-{key}"), institution=cast.institutions[key], versions=versions)


def refusal(act) -> str:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.refusal.code


def test_proposals_repeat_what_is_typed_elsewhere(cast):
    design = make_whole_design(cast)
    proposed = queries.proposals(design, "en")
    assert "University of Helsinki" in proposed["partnership"]
    assert "– Introduction: Helsinki, 3 ECTS" in proposed["structure"]
    assert "Continuous assessment" in proposed["examinations"]
    assert "Own degree students free" in proposed["finance"]
    assert "Designer (Bologna, Design)" in proposed["programme-team"]
    assert "Étudiants" in queries.proposals(design, "fr")["finance"] or "étudiants" in queries.proposals(design, "fr")["finance"]
    design.partnerships.update(state="declined")
    assert queries.proposals(design, "en")["partnership"].startswith("This agreement is made for")


def test_a_changed_text_voids_the_sign_offs_of_that_clause_only(cast, design):
    assert found(design) == []
    clause = write(cast, design, "Fees are shared equally.")
    assert (clause.version, clause.state) == (2, ClauseState.DRAFTED)
    [finding] = found(design)
    assert "One clause" in finding.sentence
    operations.agree_clauses(design=design, by=cast.actor("academic"), codes=["finance"])
    assert {each.values["partner"] for each in found(design)} == {"Helsinki", "Krakow", "Bologna"}
    lines = {line.clause.code: line for line in queries.agreement_of(design)}
    assert {word.state for word in lines["finance"].sign_offs} == {"returned"}
    assert {word.state for word in lines["quality"].sign_offs} == {"agreed"}
    for key in cast.institutions:
        sign(cast, design, key, {"finance": 2})
    assert found(design) == []


def test_the_same_text_again_changes_nothing(cast, design):
    assert write(cast, design, " As agreed.\r\n", based_on=0).version == 1
    assert found(design) == []


def test_a_design_without_a_signed_agreement_is_not_submitted(cast, design):
    write(cast, design, "Another.")
    assert refusal(lambda: operations.submit(design=design, by=cast.actor("academic"))) == "DES-120"


def test_a_clause_that_somebody_else_changed_is_not_overwritten(cast, design):
    write(cast, design, "First.")
    assert refusal(lambda: write(cast, design, "Second.", based_on=1)) == "DES-136"
    assert AgreementClause.objects.get(design=design, code="finance").text == "First."


def test_reopening_keeps_sign_offs_for_the_same_text(cast, design):
    by = cast.actor("academic")
    operations.reopen_clause(design=design, by=by, code="finance")
    assert len(found(design)) == 1
    operations.agree_clauses(design=design, by=by, codes=["finance"])
    assert found(design) == []


def test_a_partner_may_take_its_word_back_and_give_it_again(cast, design):
    by, home = cast.actor("approver-krakow"), cast.institutions["krakow"]
    operations.take_back_sign_off(design=design, by=by, institution=home, code="finance")
    assert [each.values for each in found(design)] == [{"partner": "Krakow", "count": 1}]
    assert refusal(lambda: operations.take_back_sign_off(design=design, by=by, institution=home, code="finance")) == "DES-138"
    sign(cast, design, "krakow", {"finance": 1})
    assert found(design) == []
    assert ClauseSignOff.objects.filter(institution=home, clause__code="finance").count() == 2


def test_who_may_not_sign_off_hears_why(cast, design):
    assert refusal(lambda: sign(cast, design, "krakow", {"finance": 1}, by="academic")) == "DES-133"
    assert refusal(lambda: sign(cast, design, "krakow", {"finance": 1}, by="approver-helsinki")) == "DES-133"
    assert refusal(lambda: sign(cast, design, "krakow", {"finance": 1})) == "DES-135"
    assert refusal(lambda: sign(cast, design, "krakow", {"finance": 2})) == "DES-134"
    assert refusal(lambda: write(cast, design, "Mine.", by="chair")) == "DES-102"
    operations.submit(design=design, by=cast.actor("academic"))
    assert refusal(lambda: sign(cast, design, "krakow", {"finance": 1})) == "DES-103"
    idea = make_idea(cast)
    assert refusal(lambda: sign(cast, idea, "krakow", {"finance": 1})) == "DES-130"
    assert refusal(lambda: operations.agree_clauses(design=idea, by=cast.actor("academic"), codes=["finance"])) == "DES-137"


def test_a_clause_that_is_emptied_is_open_again(cast, design):
    assert write(cast, design, "  ").state == ClauseState.OPEN
    assert (
        operations.propose_clauses(design=design, by=cast.actor("academic"), texts={"finance": "New.", "quality": "Not taken."})[0].version
        == 3
    )
    assert AgreementClause.objects.get(design=design, code="quality").text == "As agreed."


def test_acts_are_told_and_the_partners_are_asked_once(cast, design):
    kinds = list(Happening.objects.filter(subject_id=design.pk).values_list("kind", flat=True))
    assert (kinds.count("AgreementReady"), kinds.count("ClausesSignedOff")) == (1, 3)


def test_the_content_as_json_names_who_signed_what(cast, design):
    clause = queries.agreement_record(design)["clauses"][0]
    assert queries.agreement_content(design)["clauses"][0] == {name: value for name, value in clause.items() if name != "signed_off"}
    assert (clause["code"], clause["version"], clause["text"]) == ("partnership", 1, "As agreed.")
    assert [each["institution"] for each in clause["signed_off"]] == ["bologna", "helsinki", "krakow"]


# what the database holds


def test_a_text_does_not_change_under_its_version(design):
    with pytest.raises(IntegrityError, match="new version"), transaction.atomic():
        AgreementClause.objects.filter(design=design, code="finance").update(text="Slipped in.")


def test_only_the_agreed_text_is_signed_off(cast, design):
    clause = write(cast, design, "New.")
    for version in (1, 2):
        with pytest.raises(IntegrityError, match="agreed text"), transaction.atomic():
            ClauseSignOff.objects.create(
                clause=clause, institution=cast.institutions["helsinki"], version=version, person=cast.academic, at=clock.now()
            )


def test_a_sign_off_stays(design):
    given = ClauseSignOff.objects.filter(clause__design=design)
    with pytest.raises(DatabaseError), transaction.atomic():
        given.update(version=9)
    with pytest.raises(DatabaseError), transaction.atomic():
        given.delete()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_sign_at_once_one_does_and_without_the_lock_both_would_be_let_through():
    cast = make_cast()
    design = make_whole_design(cast)
    write(cast, design, "New.")
    operations.agree_clauses(design=design, by=cast.actor("academic"), codes=["finance"])
    by, home, barrier = cast.actor("approver-krakow"), cast.institutions["krakow"], Barrier(2)
    lines = [queries.agreement_of(Design.objects.get(pk=design.pk)) for _ in range(2)]
    assert [queries.unsigned(each, home) for each in lines] == [{"finance": 2}] * 2  # the naive look lets both go on

    def act(_number) -> str:
        try:
            barrier.wait(timeout=10)
            operations.sign_off(design=design, by=by, institution=home, versions={"finance": 2})
        except Refused as refused:
            return refused.refusal.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(act, range(2))) == ["DES-135", "done"]


# pages


def page(design, name="design-agreement", *more):
    return reverse(name, args=[design.pk, *more])


def test_the_matrix_and_the_clauses_open_for_everybody_who_sees_the_design(sign_in, cast, design):
    for person in (cast.academic, cast.chair, cast.approvers["krakow"]):
        client = sign_in(person)
        assert "13 of 13 clauses are agreed" in client.get(page(design)).content.decode()
        assert client.get(page(design, "design-clause", "finance")).status_code == 200
    assert client.get(page(design, "design-clause", "nothing")).status_code == 404


def test_the_whole_way_by_pages(sign_in, cast):
    design = make_idea(cast)
    make_partner(cast, design, "krakow", PartnerRole.AWARDING)
    client = sign_in(cast.academic)
    assert client.post(page(design, "design-agreement-propose")).status_code == 302
    clause = client.get(page(design, "design-clause", "mobility"))
    assert clause.context["form"]["text"].value() == ""
    assert client.post(page(design, "design-clause", "mobility"), {"text": SCRIPT, "based_on": "0"}).status_code == 302
    shown = client.get(page(design, "design-clause", "mobility")).content.decode()
    assert "<script>" not in shown
    assert client.post(page(design, "design-agreement-agree"), {"clause": ["mobility", "partnership"]}).status_code == 302
    signer = sign_in(cast.approvers["krakow"])
    assert "Sign off for Krakow" in signer.get(page(design)).content.decode()
    data = {"institution": "krakow", "clause": ["mobility:1", "partnership:1", "nothing:x"]}
    assert signer.post(page(design, "design-agreement-sign-off"), data).status_code == 302
    assert "signed off by Approver krakow" in signer.get(page(design, "design-clause", "mobility")).content.decode()
    assert signer.post(page(design, "design-agreement-sign-off"), {"institution": "krakow", "take_back": "mobility"}).status_code == 302
    assert signer.post(page(design, "design-agreement-sign-off"), {"institution": "nowhere"}).status_code == 404
    assert sign_in(cast.academic).post(page(design, "design-agreement-agree"), {"reopen": "mobility"}).status_code == 302


def test_two_texts_meet_and_nothing_typed_is_lost(sign_in, cast, design):
    client, address = sign_in(cast.academic), page(design, "design-clause", "finance")
    write(cast, design, "Theirs, which came first.")
    answer = client.post(address, {"text": "Mine, typed for an hour.", "based_on": "1"})
    assert answer.status_code == 400
    shown = answer.content.decode()
    assert "Theirs, which came first." in shown
    assert "Mine, typed for an hour." in shown
    again = {"text": "Both.", "based_on": answer.context["form"]["based_on"].value()}
    assert client.post(address, again).status_code == 302


def test_the_page_takes_as_many_queries_for_three_partners_as_for_one(sign_in, cast, django_assert_num_queries):
    design = make_idea(cast)
    client = sign_in(cast.academic)
    make_partner(cast, design, "helsinki", PartnerRole.COORDINATING)
    client.get(page(design))
    for more in ([], ["krakow", "bologna"]):
        for key in more:
            make_partner(cast, design, key, PartnerRole.AWARDING)
        with django_assert_num_queries(QUERIES_OF_THE_AGREEMENT):
            assert client.get(page(design)).status_code == 200
    sign_all(cast, design)
    with django_assert_num_queries(QUERIES_OF_THE_AGREEMENT):  # sign-offs come with their clauses
        client.get(page(design))


QUERIES_OF_THE_AGREEMENT = 38


def test_the_pdf_is_accessible_and_reads_nothing_as_code(sign_in, cast, design):
    write(cast, design, SCRIPT)
    answer = sign_in(cast.academic).get(page(design, "design-agreement-paper", "pdf"))
    assert answer["Content-Type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(answer.content)) as paper:
        assert "StructTreeRoot" in str(paper.Root.keys())
        assert paper.Root.MarkInfo.Marked
        assert str(paper.Root.Lang) == "en"
        with paper.open_metadata() as told:
            assert told["pdfuaid:part"] == "1"


def test_the_docx_holds_every_clause_as_a_heading(sign_in, cast, design):
    write(cast, design, SCRIPT + "\x0b")
    answer = sign_in(cast.academic).get(page(design, "design-agreement-paper", "docx"))
    paper = docx.Document(io.BytesIO(answer.content))
    assert [each.text for each in paper.paragraphs if each.style.name == "Heading 1"][12] == "13. Financial management"
    assert SCRIPT in [each.text for each in paper.paragraphs]
    assert len(paper.tables) == 12
    assert sign_in(cast.academic).get(page(design, "design-agreement-paper", "exe")).status_code == 404
