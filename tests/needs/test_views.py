"""The pages of the board and of drafts: for everybody of the alliance, absent for a stranger; what was typed stays."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from juncta.design.models import Design, Partnership
from juncta.needs import operations
from juncta.needs.engine import opening
from juncta.needs.models import Draft, Need
from tests.alliance.factories import actor_of
from tests.design.factories import make_cast, make_idea
from tests.needs.factories import docx, make_learner, make_need, xlsx

pytestmark = pytest.mark.django_db
BOARD = reverse("needs-board")
QUERIES_OF_THE_BOARD = 15
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def cast():
    return make_cast()


def page(name, *things) -> str:
    return reverse(name, args=[each.pk for each in things])


def text(answer) -> str:
    return answer.content.decode()


def words(cast, **more):
    area = cast.committee.focus_area.pk
    return {"focus_area": area, "title_en": "Rivers", "text_en": "Floods.", "audience_en": "All.", **more}


# the board


def test_board_takes_as_many_queries_for_three_as_for_one(cast, sign_in, django_assert_num_queries):
    client = sign_in(cast.academic)
    for needs in (1, 3):
        while Need.objects.count() < needs:
            need = make_need(cast)
            operations.second(need=need, by=cast.actor("designer"))
            operations.note_interest(need=need, by=cast.actor("approver-krakow"), institution=cast.institutions["krakow"], role="teaching")
        client.get(BOARD)
        with django_assert_num_queries(QUERIES_OF_THE_BOARD):
            assert len(client.get(BOARD).context["page"]) == needs


def test_board_shows_the_best_supported_first_and_filters(cast, sign_in):
    few, many = make_need(cast), make_need(cast)
    operations.second(need=many, by=cast.actor("designer"))
    later = make_need(cast)
    operations.note_interest(need=few, by=cast.actor("approver-bologna"), institution=cast.institutions["bologna"], role="teaching")
    operations.second(need=many, by=cast.actor("academic"))
    client = sign_in(cast.academic)
    assert list(client.get(BOARD).context["page"]) == [many, few, later]
    assert list(client.get(BOARD, {"sort": "newest"}).context["page"]) == [later, many, few]
    assert list(client.get(BOARD, {"institution": "bologna"}).context["page"]) == [few]
    operations.set_aside(need=later, by=cast.actor("chair"), because="No.")
    assert list(client.get(BOARD, {"state": "set aside"}).context["page"]) == [later]
    assert list(client.get(BOARD, {"area": "sustainability"}).context["page"]) == [many, few]
    assert list(client.get(BOARD, {"area": "<nonsense>", "page": "many"}).context["page"]) == [many, few]


def test_empty_board_says_how_to_begin(cast, sign_in):
    assert "No need is noted here yet" in text(sign_in(cast.student).get(BOARD))


def test_stranger_finds_nothing(cast, sign_in):
    need = make_need(cast)
    client = sign_in(make_cast("other").academic)
    assert list(client.get(BOARD).context["page"]) == []
    assert client.get(page("needs-need", need)).status_code == 404


def test_learner_notes_and_seconds(cast, sign_in):
    other, client = make_need(cast), sign_in(make_learner(cast))
    answer = client.post(reverse("needs-new"), words(cast), follow=True)
    assert "Rivers" in text(answer)
    assert "You second it." in text(client.post(page("needs-second", other), follow=True))
    assert "I have this need too" in text(client.post(page("needs-second", other), {"answer": "back"}, follow=True))


def test_what_is_missing_is_said_and_what_was_typed_stays(cast, sign_in):
    answer = sign_in(cast.student).post(reverse("needs-new"), words(cast, title_en="", text_en=SCRIPT))
    assert answer.status_code == 400
    assert "&lt;script&gt;" in text(answer)
    assert SCRIPT not in text(answer)


def test_script_in_a_need_is_shown_as_text(cast, sign_in):
    need = make_need(cast, title=SCRIPT, text=SCRIPT, audience=SCRIPT, evidence=SCRIPT)
    for where in (BOARD, page("needs-need", need), page("needs-grow", need)):
        assert SCRIPT not in text(sign_in(cast.academic).get(where))


def test_two_windows_keep_both_texts(cast, sign_in):
    need, client = make_need(cast), sign_in(cast.student)
    where = page("needs-change", need)
    client.post(where, words(cast, title_en="First window", revision="1"))
    answer = client.post(where, words(cast, title_en="Second window", text_en="Mine.", revision="1"))
    assert answer.status_code == 400
    assert {"Floods.", "Second window", "Mine."} <= {part for part in ("Floods.", "Second window", "Mine.") if part in text(answer)}
    client.post(where, words(cast, title_en="Second window", revision=answer.context["form"]["revision"].value()))
    need.refresh_from_db()
    assert str(need.title) == "Second window"


def test_one_need_in_every_state(cast, sign_in):
    need, other = make_need(cast), make_need(cast)
    client = sign_in(cast.chair)
    assert "Keeping the board" in text(client.get(page("needs-need", need)))
    assert client.get(page("needs-set-aside", need)).status_code == 200
    assert "Covered" in text(client.post(page("needs-set-aside", need), {"because": "Covered"}, follow=True))
    client.post(page("needs-reopen", need))
    client.post(page("needs-merge", need), {"into": other.pk})
    assert "The same as another" in text(client.get(page("needs-need", need)))
    assert client.post(page("needs-set-aside", other), {"because": " "}).status_code == 400
    assert sign_in(cast.student).post(page("needs-withdraw", other), follow=True).status_code == 200


def test_university_says_that_it_is_interested(cast, sign_in):
    need, client = make_need(cast), sign_in(cast.approvers["krakow"])
    krakow = cast.institutions["krakow"]
    client.post(page("needs-interest", need), {"institution": krakow.pk, "role": "awarding", "note": "A laboratory"})
    assert "A laboratory" in text(client.get(page("needs-need", need)))
    foreign = {"institution": cast.institutions["bologna"].pk, "role": "awarding"}
    assert client.post(page("needs-interest", need), foreign).status_code == 400
    client.post(page("needs-interest-back", need, need.interests.get()))
    assert not need.interests.exists()


# growing


def idea(press):
    return {
        "press": press,
        "format": "micro-credential",
        "title_en": "Water",
        "summary_en": "A view.",
        "need_en": "Floods.",
        "audience_en": "All.",
    }


def test_idea_grows_once_per_press_and_interested_universities_are_invited(cast, sign_in):
    need, press = make_need(cast), uuid4()
    operations.note_interest(need=need, by=cast.actor("approver-krakow"), institution=cast.institutions["krakow"], role="teaching")
    client = sign_in(cast.academic)
    shown = client.get(page("needs-grow", need))
    assert str(need.text) in text(shown)
    assert "Krakow" in text(shown)
    places = {client.post(page("needs-grow", need), idea(press)).headers["Location"] for _ in range(2)}
    design = Design.objects.get()
    assert places == {page("design-home", design)}
    home = text(client.get(page("design-home", design)))
    assert "Grew out of a need" in home
    assert "Invite Krakow" in home
    client.post(page("needs-invite", design, need.interests.get()))
    assert Partnership.objects.get(design=design).role == "teaching"
    assert "Invite Krakow" not in text(client.get(page("design-partners", design)))
    assert design.title["en"] in text(client.get(page("needs-need", need)))


def test_learner_sees_what_grew_but_not_the_way_in(cast, sign_in):
    need = make_need(cast)
    design = operations.grow(out_of=need, by=cast.actor("academic"), press=uuid4(), title="Grown", summary="", need="", audience="")
    answer = text(sign_in(make_learner(cast)).get(page("needs-need", need)))
    assert "Grown" in answer
    assert page("design-home", design) not in answer


def test_who_may_not_start_reads_why(cast, sign_in):
    client = sign_in(cast.student)
    assert "An idea is written by an academic" in text(client.get(page("needs-need", make_need(cast))))


# drafts


def upload(client, data, name="draft.xlsx", where=None):
    return client.post(where or reverse("needs-bring-in"), {"file": SimpleUploadedFile(name, data)})


ROWS = [
    ["Title", "Water"],
    ["Summary", SCRIPT],
    ["ECTS", 10],
    ["Learning outcomes", "explain a flood"],
    ["Budget", "=1+1 or so"],
    [],
    ["Module", "University", "ECTS"],
    ["Introduction", "Helsinki", 3],
    ["Rivers", "Nowhere", 2],
]


@pytest.fixture
def lead(cast, sign_in):
    return sign_in(cast.academic)


def sent(draft, **more):
    fields = draft.proposal["fields"]
    ticks = {f"take_f{number}": "on" for number in range(len(fields))}
    values = {
        f"value_f{number}": each["value"] if isinstance(each["value"], str) else "\n".join(each["value"])
        for number, each in enumerate(fields)
    }
    return {"language": "en", "do": "take", **ticks, **values, **more}


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("draft.docx", b"", opening.EMPTY),
        ("draft.docx", b"MZ\x90", opening.NO_OFFICE),
        ("draft.exe", docx(lambda _document: None), opening.WRONG_NAME),
        ("draft.docx", opening.OLE + opening.ENCRYPTED, opening.PROTECTED),
        ("draft.docx", opening.ZIP + bytes(opening.LARGEST), opening.TOO_LARGE),
    ],
)
def test_unfit_file_gets_a_sentence(lead, name, data, sentence):
    answer = upload(lead, data, name)
    assert answer.status_code == 400
    assert sentence.replace('"', "&quot;") in text(answer)
    assert not Draft.objects.exists()


def test_file_is_proposed_kept_and_taken(cast, lead):
    upload(lead, xlsx(ROWS))
    draft = Draft.objects.get()
    where = page("needs-draft", draft)
    shown = text(lead.get(where))
    assert SCRIPT not in shown
    assert "in cell Sheet1!A1" in shown
    assert "Known label" in shown
    assert "Sheet1!A5" in shown
    lead.post(where, sent(draft, do="keep", value_f0="Urban Water"))
    assert "Urban Water" in text(lead.get(where))
    assert not Design.objects.exists()
    helsinki = cast.institutions["helsinki"].pk
    part = {
        "take_c0": "on",
        "title_c0": "Introduction",
        "provider_c0": helsinki,
        "ects_c0": "3",
        "shaped_by_c0": [cast.institutions["krakow"].pk],
    }
    answer = lead.post(
        where, sent(draft, focus_area=cast.committee.focus_area.pk, home_u0="need", value_u0="=1+1 or so", **part), follow=True
    )
    design = Design.objects.get()
    assert answer.redirect_chain[-1][0] == page("design-home", design)
    assert (str(design.title), str(design.summary), str(design.need), str(design.ects)) == ("Water", SCRIPT, "=1+1 or so", "10")
    assert [str(each.text) for each in design.outcomes.all()] == ["explain a flood"]
    assert [str(each.title) for each in design.components.all()] == ["Introduction"]


def test_ticked_component_without_a_university_is_refused_and_all_stays(cast, lead):
    upload(lead, xlsx(ROWS))
    draft = Draft.objects.get()
    what = sent(draft, focus_area=cast.committee.focus_area.pk, take_c1="on", title_c1="Rivers", ects_c1="2", value_f0="My title")
    answer = lead.post(page("needs-draft", draft), what)
    assert answer.status_code == 400
    assert "Choose who provides it." in text(answer)
    assert "My title" in text(answer)
    assert not Design.objects.exists()


def test_two_values_for_one_field_are_not_chosen_for_you(cast, lead):
    upload(lead, xlsx([["Title", "Water"], ["ECTS", 5], ["Credits", 10]]))
    draft = Draft.objects.get()
    form = lead.get(page("needs-draft", draft)).context["form"]
    assert [form.fields[f"take_f{number}"].initial for number in range(3)] == [True, False, False]
    answer = lead.post(page("needs-draft", draft), sent(draft, focus_area=cast.committee.focus_area.pk))
    assert "Take one." in text(answer)


def test_draft_fills_a_design_and_shows_what_stands_there(cast, lead):
    design = make_idea(cast)
    upload(lead, xlsx(ROWS), where=page("needs-bring-into", design))
    draft = Draft.objects.get()
    answer = lead.get(page("needs-draft", draft))
    assert "A broad view." in text(answer)
    before = answer.context["form"]["before"].value()
    assert lead.post(page("needs-draft", draft), sent(draft, before="old")).status_code == 400
    lead.post(page("needs-draft", draft), sent(draft, before=before))
    design.refresh_from_db()
    assert str(design.title) == "Water"


def test_draft_is_absent_for_everybody_else(cast, lead, sign_in):
    upload(lead, xlsx(ROWS))
    draft = Draft.objects.get()
    for person in (cast.chair, make_cast("other").academic):
        assert sign_in(person).get(page("needs-draft", draft)).status_code == 404


def test_discarded_draft_says_so(lead):
    upload(lead, xlsx(ROWS))
    draft = Draft.objects.get()
    lead.post(page("needs-draft-discard", draft))
    assert lead.get(page("needs-draft", draft)).status_code == 410


def test_ten_thousand_rows_can_still_be_gone_through(cast, lead):
    upload(lead, xlsx([["Title", "Water"], *([f"unheard {number}", "x"] for number in range(10_000))]))
    draft = Draft.objects.get()
    assert "holds more than was read" in text(lead.get(page("needs-draft", draft)))
    loose = {f"value_u{number}": "x" for number in range(len(draft.proposal["loose"]))}
    lead.post(page("needs-draft", draft), sent(draft, focus_area=cast.committee.focus_area.pk, **loose))
    assert Design.objects.exists()


@pytest.mark.parametrize(("name", "kind"), [("needs-word-form", "docx"), ("needs-excel-form", "xlsx")])
def test_form_to_fill_in_is_downloaded(lead, name, kind):
    answer = lead.get(reverse(name))
    assert opening.kind_of(f"form.{kind}", answer.content) == kind


def test_way_in_for_a_file_stands_beside_a_new_idea(cast, lead, sign_in):
    assert reverse("needs-bring-in") in text(lead.get(reverse("design-new")))
    design = make_idea(cast)
    assert page("needs-bring-into", design) in text(lead.get(page("design-idea", design)))
    assert page("needs-bring-into", design) not in text(sign_in(cast.chair).get(page("design-idea", design)))
    assert actor_of(cast.chair)
