"""The pages on which sections are written, compared and settled: nothing that was typed is lost."""

import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from juncta.design import engine, operations, queries
from juncta.design.facts import SECTION_NAMES
from juncta.design.models import Design
from juncta.design.money import GROUPS
from tests.design.factories import make_cast, make_idea, make_member, make_submitted_design, make_whole_design

pytestmark = pytest.mark.django_db
EVIL = "<script>alert(1)</script>"


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def idea(cast):
    design = make_idea(cast, title="Urban Water")
    make_member(cast, design, "student")
    return design


def page(design, section="vision", name="design-section"):
    return reverse(name, args=[design.pk, section])


def text(answer):
    return answer.content.decode()


def write(cast, design, **content):
    by = cast.actor("academic")
    return operations.write_section(design=design, by=by, section="vision", content=content, based_on=None)


@pytest.mark.parametrize("section", engine.PLANNED)
def test_every_section_opens_saves_and_is_read(cast, idea, sign_in, section):
    client = sign_in(cast.student)
    assert client.get(page(idea, section)).status_code == 200
    field = next(each.key for each in engine.PLANNED[section].fields if isinstance(each, engine.Text))
    answer = client.post(page(idea, section), {f"{field}_en": "Seen from the river.", "based_on": "0"})
    assert answer.status_code == 302
    assert queries.content_of(Design.objects.get(pk=idea.pk), section)[field] == {"en": "Seen from the river."}
    assert "Seen from the river." in text(sign_in(cast.chair).get(page(idea, section)))


def test_rows_of_a_table_are_written_and_keep_their_keys(cast, idea, sign_in):
    client = sign_in(cast.student)
    sent = {"indicators-key": ["aa", "bb"], "indicators-aa-indicator": "Completion", "indicators-aa-target": "60 %", "based_on": "0"}
    client.post(page(idea, "quality"), sent)
    client.post(page(idea, "quality"), sent)  # the same form again makes no second row
    (row,) = queries.content_of(Design.objects.get(pk=idea.pk), "quality")["indicators"]
    assert row == {"key": "aa", "indicator": "Completion", "target": "60 %", "source": "", "who": ""}
    assert queries.number_of(idea, "quality") == 1


def test_a_wrong_cell_is_named_and_everything_stays(cast, idea, sign_in):
    sent = {"agreements-key": ["aa"], "agreements-aa-programme": "Master", "agreements-aa-ects": "many", "based_on": "0"}
    answer = sign_in(cast.student).post(page(idea, "stackability"), sent)
    assert answer.status_code == 400
    assert "Row 1, Counts as" in text(answer)
    assert 'value="Master"' in text(answer)
    assert 'value="many"' in text(answer)


@pytest.mark.parametrize("section", engine.PLANNED)
def test_a_script_in_any_field_is_shown_as_text(cast, idea, sign_in, section):
    client, sent = sign_in(cast.student), {"based_on": "0"}
    for each in engine.PLANNED[section].fields:
        match each:
            case engine.Text():
                sent[f"{each.key}_en"] = EVIL
            case engine.Words():
                sent[each.key] = EVIL
            case engine.Table() if not each.of:
                sent[f"{each.key}-key"] = EVIL
                sent |= {f"{each.key}-{EVIL}-{column.key}": EVIL for column in each.columns if isinstance(column, engine.Words)}
    assert client.post(page(idea, section), sent).status_code == 302
    for answer in (client.get(page(idea, section)), client.get(page(idea, section, "design-versions"))):
        assert EVIL not in text(answer)
        assert "&lt;script&gt;alert(1)" in text(answer)
    assert EVIL not in text(sign_in(cast.chair).get(page(idea, section)))


def test_a_paste_of_two_megabytes_gets_a_sentence_and_stays(cast, idea, sign_in):
    pasted = "water " * 340_000
    answer = sign_in(cast.student).post(page(idea), {"profile_en": pasted, "based_on": "0"})
    assert answer.status_code == 400
    assert "at most 4000 characters (it has 2039999)" in text(answer)
    assert pasted.strip() in text(answer)


def test_more_than_a_request_may_hold_is_answered_kindly(cast, idea, sign_in):
    answer = sign_in(cast.student).post(page(idea), {"profile_en": "water " * 500_000, "based_on": "0"})
    assert answer.status_code == 413
    assert "This is too much at once" in text(answer)


def test_an_old_token_shows_what_was_typed_without_sending_it_again(cast, idea):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.student.account)
    sent = {"profile_en": f"A long thought about rivers {EVIL}", "password": "my long secret password"}
    answer = client.post(page(idea), sent)
    assert answer.status_code == 403
    assert "A long thought about rivers &lt;script&gt;" in text(answer)
    assert "my long secret" not in text(answer)
    assert f'action="{page(idea)}"' not in text(answer)


def test_different_fields_merge_and_the_page_says_so(cast, idea, sign_in):
    client = sign_in(cast.student)
    write(cast, idea, profile="By the academic")
    answer = client.post(page(idea), {"unique_en": "By the student", "based_on": "0"}, follow=True)
    assert "together with what others wrote meanwhile" in text(answer)
    content = queries.content_of(Design.objects.get(pk=idea.pk), "vision")
    assert (content["profile"]["en"], content["unique"]["en"]) == ("By the academic", "By the student")


def clash(cast, idea, sign_in):
    client = sign_in(cast.student)
    write(cast, idea, profile="Old words")
    write(cast, idea, profile="New words")
    return client, client.post(page(idea), {"profile_en": "My words", "unique_en": "More of mine", "based_on": "1"})


def test_a_clash_shows_all_three_and_saves_nothing(cast, idea, sign_in):
    _client, answer = clash(cast, idea, sign_in)
    assert answer.status_code == 409
    said = text(answer)
    assert "Old words" in said
    assert "<ins>New</ins> words" in said
    assert "<ins>My</ins> words" in said
    assert "More of mine" in said
    assert 'name="based_on" value="2"' in said
    assert queries.number_of(idea, "vision") == 2


def test_a_clash_is_settled_with_ones_own_words_or_theirs(cast, idea, sign_in):
    client, _answer = clash(cast, idea, sign_in)
    sent = {"profile_en": "My words", "unique_en": "More of mine", "based_on": "2", "settle-profile/en": "theirs"}
    assert client.post(page(idea), sent).status_code == 302
    content = queries.content_of(Design.objects.get(pk=idea.pk), "vision")
    assert (content["profile"]["en"], content["unique"]["en"]) == ("New words", "More of mine")
    client.post(page(idea), {"profile_en": "New words of mine", "based_on": "3", "settle-profile/en": "written"})
    assert queries.content_of(Design.objects.get(pk=idea.pk), "vision")["profile"]["en"] == "New words of mine"


def test_who_leaves_a_clash_finds_the_text_again(cast, idea, sign_in):
    client, _answer = clash(cast, idea, sign_in)
    assert "You have unsaved text" in text(client.get(page(idea)))
    taken = text(client.get(page(idea) + "?draft"))
    assert "My words" in taken
    assert 'name="based_on" value="1"' in taken  # saved again, it meets the same question


def test_a_draft_is_kept_offered_taken_and_thrown_away(cast, idea, sign_in):
    client, draft = sign_in(cast.student), page(idea, name="design-draft")
    assert client.post(draft, {"profile_en": "Half a thou", "based_on": "0"}).status_code == 204
    assert "You have unsaved text" in text(client.get(page(idea)))
    assert "Half a thou" in text(client.get(page(idea) + "?draft"))
    assert "Half a thou" not in text(sign_in(cast.academic).get(page(idea) + "?draft"))
    client = sign_in(cast.student)
    assert client.post(draft, {"discard": "1"}).status_code == 302
    assert "You have unsaved text" not in text(client.get(page(idea)))


def test_a_draft_of_somebody_else_is_refused(cast, idea, sign_in):
    assert sign_in(cast.chair).post(page(idea, name="design-draft"), {"profile_en": "x"}).status_code == 403
    assert sign_in(cast.student).post(page(idea, "nowhere", "design-draft"), {}).status_code == 404


@pytest.mark.parametrize("name", ["design-section", "design-idea"])
def test_text_survives_a_session_that_ended_while_typing(cast, idea, client, name):
    address = reverse(name, args=[idea.pk, "vision"] if name == "design-section" else [idea.pk])
    field = "profile_en" if name == "design-section" else "need_en"
    answer = client.post(address, {field: "Typed for an hour", "based_on": "1"})
    assert answer.status_code == 302
    assert address in answer.headers["Location"]
    client.force_login(cast.student.account)
    assert "You have unsaved text" in text(client.get(address))
    assert "Typed for an hour" in text(client.get(address + "?draft"))


def test_what_a_visitor_sent_is_nobodys_draft_elsewhere(cast, idea, client):
    client.post(page(idea), {"profile_en": "Typed for an hour", "based_on": "0"})
    client.force_login(cast.chair.account)  # not on the team
    assert "unsaved text" not in text(client.get(page(idea)))


def test_who_is_refused_while_typing_keeps_the_text_before_them(cast, sign_in):
    design = make_submitted_design(cast)
    answer = sign_in(cast.academic).post(page(design), {"profile_en": "Too late, alas", "based_on": "1"})
    assert answer.status_code == 400
    assert "Too late, alas" in text(answer)
    assert "The reviewers have it now" in text(answer)


def test_versions_are_listed_compared_and_ascribed(cast, idea, sign_in):
    write(cast, idea, profile="A broad view")
    operations.write_section(design=idea, by=cast.actor("student"), section="vision", content={"profile": "A wide view"}, based_on=None)
    client = sign_in(cast.chair)
    listed = text(client.get(page(idea, name="design-versions")))
    assert str(cast.student) in listed
    assert "Student" in listed
    compared = text(client.get(page(idea, name="design-comparison"), {"before": "1", "after": "2"}))
    assert "<del>broad</del>" in compared
    assert "<ins>wide</ins>" in compared
    assert client.get(page(idea, name="design-comparison"), {"before": "x", "after": "99"}).status_code == 200
    assert client.get(page(idea, "nowhere", "design-versions")).status_code == 404


@pytest.mark.parametrize("section", SECTION_NAMES)
def test_every_section_has_its_versions(cast, sign_in, section):
    design = make_submitted_design(cast)
    client = sign_in(cast.chair)
    assert queries.number_of(design, section) > 0
    for name in ("design-versions", "design-comparison"):
        answer = client.get(page(design, section, name))
        assert answer.status_code == 200
        assert "No version yet" not in text(answer)


def test_a_fee_and_a_clause_are_compared_side_by_side(cast, sign_in):
    design = make_whole_design(cast)
    by, krakow = cast.actor("academic"), cast.institutions["krakow"]
    operations.set_fees(design=design, by=by, component=None, fees={(krakow, "own-degree-students"): (Decimal(0), Decimal(80))})
    operations.write_clause(design=design, by=by, code="finance", text="Each partner pays for its own staff.", based_on=1)
    client = sign_in(cast.chair)
    fees = text(client.get(page(design, "business", "design-comparison")))
    assert all(said in fees for said in (str(GROUPS["own-degree-students"]), "80"))
    clauses = text(client.get(page(design, "agreement", "design-comparison")))
    assert "pays for its own staff" in re.sub(r"<[^>]+>", "", clauses)


def queries_of(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


@pytest.mark.parametrize("name", ["design-section", "design-versions", "design-comparison"])
def test_a_page_takes_as_many_queries_for_three_versions_as_for_one(cast, idea, sign_in, name):
    client = sign_in(cast.chair)
    write(cast, idea, profile="One")
    one = queries_of(client, page(idea, name=name))
    for word in ("Two", "Three"):
        write(cast, idea, profile=word)
    assert queries_of(client, page(idea, name=name)) == one


@pytest.mark.parametrize("name", ["design-home", "design-team"])
def test_the_workspace_takes_as_many_queries_for_many_versions_as_for_one(cast, idea, sign_in, name):
    client, address = sign_in(cast.chair), reverse(name, args=[idea.pk])
    write(cast, idea, profile="One")
    one = queries_of(client, address)
    for number in range(5):
        write(cast, idea, profile=f"Words {number}")
    assert queries_of(client, address) == one


def test_the_team_page_tells_what_a_student_wrote(cast, idea, sign_in):
    operations.write_section(design=idea, by=cast.actor("student"), section="vision", content={"profile": "Me"}, based_on=None)
    said = text(sign_in(cast.chair).get(reverse("design-team", args=[idea.pk])))
    assert "Who wrote what" in said
    assert "Vision and profile" in said


def test_for_a_stranger_none_of_it_exists(idea, sign_in):
    stranger = sign_in(make_cast("harbour").academic)
    for name in ("design-section", "design-versions", "design-comparison"):
        assert stranger.get(page(idea, name=name)).status_code == 404
    assert stranger.post(page(idea, name="design-draft"), {"profile_en": "x"}).status_code == 404


def test_a_sign_that_no_text_can_hold_breaks_no_page(cast, idea, sign_in):
    client = sign_in(cast.academic)
    kept = client.post(page(idea, "vision", "design-draft"), {"profile_en": "A\0B", "based_on": "0"})
    assert kept.status_code < 400
    assert queries.draft_of(cast.actor("academic"), idea, "vision").content["profile_en"] == ["AB"]
    for name in ("design-agreement-sign-off", "design-business-copy"):
        assert client.post(reverse(name, args=[idea.pk]), {"institution": "hel\0sinki"}).status_code == 404
    signing = {"institution": "helsinki", "clause": f"finance:{'9' * 5000}"}
    assert sign_in(cast.approvers["helsinki"]).post(reverse("design-agreement-sign-off", args=[idea.pk]), signing).status_code < 500
