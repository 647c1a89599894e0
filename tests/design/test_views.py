"""The pages of the design room: opened by those who may, closed with a reason, absent for a stranger."""

import pytest
from django.urls import reverse

from juncta.design import operations
from juncta.design.facts import DesignState, PartnerRole
from juncta.design.models import Design
from juncta.kernel.ects import Ects
from juncta.kernel.text import LangText
from tests.alliance.factories import make_focus_area
from tests.design.factories import (
    make_approved_design,
    make_cast,
    make_idea,
    make_member,
    make_partner,
    make_submitted_design,
    make_whole_design,
)

pytestmark = pytest.mark.django_db
PAGES = (
    "design-home",
    "design-idea",
    "design-endorse",
    "design-partners",
    "design-team",
    "design-elements",
    "design-outcomes",
    "design-components",
    "design-component-new",
    "design-steps",
    "design-submit",
    "design-history",
)
QUERIES_OF_THE_LIST = 16


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def idea(cast):
    return make_idea(cast, title="Urban Water")


def page(name, design, *more) -> str:
    return reverse(name, args=[design.pk, *(each.pk for each in more)])


def text(answer) -> str:
    return answer.content.decode()


# who sees what


@pytest.mark.parametrize("name", PAGES)
def test_a_visitor_is_sent_to_sign_in(client, idea, name):
    answer = client.get(page(name, idea))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("name", ["design-list", "design-new"])
def test_a_visitor_is_sent_to_sign_in_from_the_list(client, name):
    assert client.get(reverse(name)).status_code == 302


@pytest.mark.parametrize("name", PAGES)
def test_for_a_stranger_it_does_not_exist(sign_in, idea, name):
    stranger = sign_in(make_cast("other").academic)
    assert stranger.get(page(name, idea)).status_code == 404
    assert stranger.post(page(name, idea)).status_code in {404, 405}


def test_for_a_stranger_the_acts_do_not_exist_either(cast, idea, sign_in):
    partnership, member = make_partner(cast, idea, "krakow", PartnerRole.TEACHING), make_member(cast, idea, "student", accept=None)
    home = cast.institutions["helsinki"]
    part = operations.add_component(design=idea, by=cast.actor("academic"), title="A", provider=home, ects="1")
    stranger = sign_in(make_cast("other").academic)
    acts = [
        ("design-answer-partner", partnership),
        ("design-take-back", partnership),
        ("design-answer-member", member),
        ("design-component", part),
        ("design-component-move", part),
        ("design-component-remove", part),
    ]
    assert [stranger.post(page(name, idea, thing)).status_code for name, thing in acts] == [404] * len(acts)


def test_a_part_of_another_design_does_not_exist_here(cast, idea, sign_in):
    other = make_idea(cast)
    partnership = make_partner(cast, other, "krakow", PartnerRole.TEACHING, accept=None)
    assert sign_in(cast.academic).post(page("design-take-back", idea, partnership)).status_code == 404


@pytest.mark.parametrize("make", [make_idea, make_whole_design, make_submitted_design, make_approved_design])
@pytest.mark.parametrize("who", ["academic", "chair", "designer"])
def test_every_page_opens_in_every_state(cast, sign_in, make, who):
    design, client = make(cast), sign_in(getattr(cast, who))
    for name in PAGES:
        assert client.get(page(name, design)).status_code == 200, name
    for part in design.components.all()[:1]:
        assert client.get(page("design-component", design, part)).status_code == 200


def test_a_student_of_the_team_works_along(cast, idea, sign_in):
    make_member(cast, idea, "student")
    answer = sign_in(cast.student).post(page("design-outcomes", idea), {"texts_en": "Explain water."})
    assert answer.status_code == 302
    assert [str(outcome) for outcome in idea.outcomes.all()] == ["Explain water."]


# the list


def test_the_list_takes_as_many_queries_for_three_as_for_one(cast, sign_in, django_assert_num_queries):
    client = sign_in(cast.academic)
    make_whole_design(cast)
    client.get(reverse("design-list"))
    for designs in (1, 3):
        while Design.objects.count() < designs:
            make_whole_design(cast)
        with django_assert_num_queries(QUERIES_OF_THE_LIST):
            answer = client.get(reverse("design-list"))
        assert len(answer.context["mine"]) == designs


def test_the_list_sets_mine_apart(cast, idea, sign_in):
    answer = sign_in(cast.chair).get(reverse("design-list"))
    assert (answer.context["mine"], answer.context["others"]) == ([], [idea])
    assert (sign_in(cast.academic).get(reverse("design-list")).context["mine"]) == [idea]


def test_the_empty_list_says_how_to_begin(cast, sign_in):
    assert "Begin with one page" in text(sign_in(cast.academic).get(reverse("design-list")))
    answer = text(sign_in(cast.designer).get(reverse("design-list")))
    assert "You are on no team yet" in answer
    assert "DES-101" in answer


# the idea

IDEA = {
    "title_en": "Urban Water",
    "title_also": "L’eau en ville",
    "title_tag": "fr",
    "summary_en": "Water in cities.",
    "need_en": "Cities run dry.",
    "audience_en": "Engineers.",
    "challenge_en": "Drought.",
    "research_basis_en": "Hydrology.",
    "disciplines": "hydrology, law",
    "goals": ["flexible-pathways"],
}


def test_an_academic_writes_an_idea_and_sees_what_makes_it_joint(cast, sign_in):
    client = sign_in(cast.academic)
    answer = client.post(reverse("design-new"), IDEA | {"focus_area": cast.committee.focus_area.pk}, follow=True)
    design = Design.objects.get()
    assert answer.redirect_chain == [(page("design-home", design), 302)]
    assert design.title == LangText({"en": "Urban Water", "fr": "L’eau en ville"})
    assert (design.disciplines, design.goals) == (["hydrology", "law"], ["flexible-pathways"])
    assert "4 of 8 parts of the definition are met." in text(answer)
    assert "No student is on the team." in text(answer)


def test_an_idea_without_title_or_language_says_what_is_missing(cast, sign_in):
    wrong = IDEA | {"title_en": "", "title_tag": "xx", "need_en": ""}
    answer = sign_in(cast.academic).post(reverse("design-new"), wrong)
    assert answer.status_code == 400
    assert set(answer.context["form"].errors) == {"title", "need", "focus_area"}
    assert not Design.objects.exists()


def test_who_is_no_academic_reads_why_the_form_is_closed(cast, sign_in):
    client = sign_in(cast.designer)
    assert "DES-101" not in text(client.get(reverse("design-home", args=[make_idea(cast).pk])))
    assert "An idea is written by an academic of the alliance." in text(client.get(reverse("design-new")))
    answer = client.post(reverse("design-new"), IDEA | {"focus_area": cast.committee.focus_area.pk})
    assert answer.status_code == 400
    assert Design.objects.count() == 1


def test_a_focus_area_of_another_alliance_is_no_choice(cast, sign_in):
    elsewhere = make_focus_area(make_cast("other").alliance)
    answer = sign_in(cast.academic).post(reverse("design-new"), IDEA | {"focus_area": elsewhere.pk})
    assert set(answer.context["form"].errors) == {"focus_area"}


def test_the_idea_is_changed_and_keeps_a_third_language(cast, idea, sign_in):
    three = {"en": "Water", "fr": "Eau", "fi": "Vesi"}
    operations.describe(design=idea, by=cast.actor("academic"), title=three)
    data = IDEA | {"focus_area": cast.committee.focus_area.pk, "title_also": "L’eau"}
    assert sign_in(cast.academic).post(page("design-idea", idea), data).status_code == 302
    idea.refresh_from_db()
    assert idea.title == LangText({"en": "Urban Water", "fr": "L’eau", "fi": "Vesi"})


def test_others_read_the_idea_and_why_they_cannot_change_it(cast, idea, sign_in):
    client = sign_in(cast.chair)
    answer = client.get(page("design-idea", idea))
    assert "DES-102" in text(answer)
    assert '<form class="form" method="post" action=""' not in text(answer)
    answer = client.post(page("design-idea", idea), IDEA | {"focus_area": cast.committee.focus_area.pk})
    assert (answer.status_code, str(Design.objects.get().need)) == (400, "Graduates are asked to judge it.")


def test_the_committee_endorses_with_reasons(cast, idea, sign_in):
    client = sign_in(cast.chair)
    assert "Your committee is asked" in text(client.get(page("design-home", idea)))
    assert client.post(page("design-endorse", idea), {"reasons": ""}).status_code == 400
    assert client.post(page("design-endorse", idea), {"reasons": "It answers a need."}).status_code == 302
    assert idea.passages.get().gate == "G1"
    assert "It answers a need." in text(client.get(page("design-history", idea)))


def test_the_author_reads_why_they_do_not_endorse(cast, idea, sign_in):
    cast.academic.mandates.create(role="academic", body=cast.committee, valid_from="2020-01-01")
    answer = sign_in(cast.academic).get(page("design-endorse", idea))
    assert "Nobody endorses their own idea." in text(answer)
    assert sign_in(cast.academic).post(page("design-endorse", idea), {"reasons": "Mine."}).status_code == 400


# partners and team


def test_a_partner_is_invited_and_answers_on_its_page(cast, idea, sign_in):
    krakow = cast.institutions["krakow"]
    answer = sign_in(cast.academic).post(page("design-partners", idea), {"institution": krakow.pk, "role": "awarding"}, follow=True)
    assert "Krakow is invited." in text(answer)
    partnership = idea.partnerships.get()
    client = sign_in(cast.approvers["krakow"])
    assert "Accept for Krakow" in text(client.get(page("design-home", idea)))
    answer = client.post(page("design-answer-partner", idea, partnership), {"answer": "accept"}, follow=True)
    assert "Krakow takes part." in text(answer)
    assert idea.partnerships.get().state == "accepted"


def test_the_same_invitation_twice_is_refused_on_the_form(cast, idea, sign_in):
    make_partner(cast, idea, "krakow", PartnerRole.AWARDING, accept=None)
    data = {"institution": cast.institutions["krakow"].pk, "role": "awarding"}
    answer = sign_in(cast.academic).post(page("design-partners", idea), data)
    assert answer.status_code == 400
    assert "has already been invited into this role" in text(answer)
    assert sign_in(cast.academic).post(page("design-partners", idea), {"role": "king"}).status_code == 400


def test_whoever_may_not_answer_gets_a_calm_page_with_the_reason(cast, idea, sign_in):
    partnership = make_partner(cast, idea, "krakow", PartnerRole.AWARDING, accept=None)
    answer = sign_in(cast.designer).post(page("design-answer-partner", idea, partnership), {"answer": "accept"})
    assert answer.status_code == 403
    assert "answers this invitation" in text(answer)


def test_an_invitation_is_taken_back(cast, idea, sign_in):
    partnership = make_partner(cast, idea, "krakow", PartnerRole.AWARDING, accept=None)
    assert sign_in(cast.academic).post(page("design-take-back", idea, partnership)).status_code == 302
    assert not idea.partnerships.exists()


def test_a_student_is_invited_and_joins(cast, idea, sign_in):
    data = {"person": cast.student.pk, "task": "The learner's view"}
    assert sign_in(cast.academic).post(page("design-team", idea), data).status_code == 302
    client = sign_in(cast.student)
    assert "You are invited to the team" in text(client.get(page("design-home", idea)))
    member = idea.team.get(person=cast.student)
    answer = client.post(page("design-answer-member", idea, member), {"answer": "accept"}, follow=True)
    assert "You are on the team. Welcome." in text(answer)


def test_declining_leads_back_to_the_list(cast, idea, sign_in):
    member = make_member(cast, idea, "student", accept=None)
    client = sign_in(cast.student)
    answer = client.post(page("design-answer-member", idea, member), {"answer": "decline"})
    assert answer["Location"] == reverse("design-list")
    assert client.get(page("design-home", idea)).status_code == 404


def test_nobody_is_offered_who_is_on_the_team_or_elsewhere(cast, idea, sign_in):
    outsider = make_cast("other").student
    client = sign_in(cast.academic)
    for person in (cast.academic, outsider):
        answer = client.post(page("design-team", idea), {"person": person.pk, "task": "Help"})
        assert set(answer.context["form"].errors) == {"person"}


# elements, outcomes, components

ELEMENTS = {
    "ects": "10",
    "eqf_level": "7",
    "languages": ["en"],
    "assessment_type": "continuous-assessment",
    "participation": "online",
    "quality_assurance": "institutional-accreditation",
    "supervision": "",
    "stackability": "stackable",
    "award_model": "joint",
}


def test_elements_are_saved_and_checked_live(cast, idea, sign_in):
    client = sign_in(cast.academic)
    answer = client.post(page("design-elements", idea), ELEMENTS, follow=True)
    idea.refresh_from_db()
    assert (idea.ects, idea.eqf_level, idea.award_model) == (Ects("10"), 7, "joint")
    assert "DES-242" in text(answer)


def test_wrong_elements_are_named(cast, idea, sign_in):
    answer = sign_in(cast.academic).post(page("design-elements", idea), ELEMENTS | {"ects": "-1", "eqf_level": "9", "participation": "x"})
    assert answer.status_code == 400
    assert set(answer.context["form"].errors) == {"ects", "eqf_level", "participation"}


def test_outcomes_in_two_languages_follow_the_same_lines(cast, idea, sign_in):
    client = sign_in(cast.academic)
    data = {"texts_en": "Explain.\n\nCompare.", "texts_tag": "fr", "texts_also": "Expliquer."}
    answer = client.post(page("design-outcomes", idea), data)
    assert answer.status_code == 400
    assert "the same number of lines" in text(answer)
    client.post(page("design-outcomes", idea), data | {"texts_also": "Expliquer.\nComparer."})
    assert [outcome.text.plain() for outcome in idea.outcomes.all()] == [
        {"en": "Explain.", "fr": "Expliquer."},
        {"en": "Compare.", "fr": "Comparer."},
    ]
    assert "Expliquer.\nComparer." in text(client.get(page("design-outcomes", idea)))


def test_a_component_is_added_changed_moved_and_removed(cast, idea, sign_in):
    client, home = sign_in(cast.academic), cast.institutions["helsinki"]
    data = {"title_en": "Introduction", "provider": home.pk, "ects": "2.5", "language": "en", "compulsory": "on", "comes_first": "on"}
    assert client.post(page("design-component-new", idea), data).status_code == 302
    client.post(page("design-component-new", idea), data | {"title_en": "Climate", "comes_first": ""})
    first, second = idea.components.all()
    assert (first.ects, first.comes_first, second.comes_first) == (Ects("2.5"), True, False)
    answer = client.get(page("design-components", idea))
    assert "5\N{NO-BREAK SPACE}ECTS" in text(answer)
    shapers = [home.pk, cast.institutions["krakow"].pk]
    assert client.post(page("design-component", idea, second), data | {"title_en": "Climate now", "shaped_by": shapers}).status_code == 302
    client.post(page("design-component-move", idea, second), {"to": "up"})
    assert [str(part) for part in idea.components.all()] == ["Climate now", "Introduction"]
    client.post(page("design-component-move", idea, second), {"to": "down"})
    client.post(page("design-component-remove", idea, first))
    assert [(str(part), part.position) for part in idea.components.all()] == [("Climate now", 1)]


def test_a_component_without_credits_is_refused(cast, idea, sign_in):
    data = {"title_en": "Air", "provider": cast.institutions["helsinki"].pk, "ects": "0", "language": "en"}
    answer = sign_in(cast.academic).post(page("design-component-new", idea), data)
    assert (answer.status_code, set(answer.context["form"].errors)) == (400, {"ects"})


# submission


def test_the_author_sends_it_to_review(cast, sign_in):
    design, client = make_whole_design(cast), sign_in(cast.academic)
    answer = client.get(page("design-submit", design))
    assert "Nothing stands in the way; what follows is advice." in text(answer)  # nobody has noted rules here
    answer = client.post(page("design-submit", design), follow=True)
    assert "with its reviewers now" in text(answer)
    design.refresh_from_db()
    assert design.state == DesignState.UNDER_REVIEW
    again = client.post(page("design-submit", design))
    assert again.status_code == 403
    assert "The reviewers have it now" in text(again)


def test_the_closed_button_says_why(cast, sign_in):
    design = make_whole_design(cast, endorsed=False)
    answer = text(sign_in(cast.academic).get(page("design-submit", design)))
    assert "The idea has not been endorsed yet." in answer
    assert "DES-119" in answer
    assert "DES-118" in text(sign_in(cast.student).get(page("design-submit", design)))


def test_the_submission_page_counts_what_is_open(cast, idea, sign_in):
    operations.endorse(design=idea, by=cast.actor("chair"), reasons="Good.")
    answer = text(sign_in(cast.academic).get(page("design-submit", idea)))
    assert "DES-120" in answer
    assert "Invite a partner to award it." in answer


def test_a_returned_design_says_why(cast, sign_in):
    design = operations.reopen(design=make_submitted_design(cast), by=cast.actor("chair"), because="The outcomes are vague.")
    client = sign_in(cast.academic)
    for name in ("design-home", "design-history"):
        answer = text(client.get(page(name, design)))
        assert "Version 1 came back." in answer
        assert "The outcomes are vague." in answer
    operations.submit(design=design, by=cast.actor("academic"))
    assert "came back" not in text(client.get(page("design-home", design)))


def test_pages_speak_french(cast, idea, sign_in):
    client = sign_in(cast.academic)
    operations.describe(design=idea, by=cast.actor("academic"), title={"en": "Urban Water", "fr": "L’eau en ville"})
    answer = client.get(page("design-home", idea), headers={"accept-language": "fr"})
    assert "L’eau en ville" in text(answer)
    assert '<html lang="fr">' in text(answer)
