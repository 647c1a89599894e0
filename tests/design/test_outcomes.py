"""Outcomes and components, written one by one: links kept and refused, order without circles, on pages and under them."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from juncta.base.models import Happening
from juncta.design import operations, queries
from juncta.design.models import LearningOutcome, PathRule, Prerequisite
from juncta.kernel.refusal import Refused
from tests.design.factories import make_cast, make_idea, make_submitted_design, make_whole_design
from tests.skills.factories import make_demo_skills, make_skill

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def idea(cast):
    return make_idea(cast)


@pytest.fixture
def by(cast):
    return cast.actor("academic")


def page(name, design, *more) -> str:
    return reverse(name, args=[design.pk, *(each.pk for each in more)])


def text(answer) -> str:
    return answer.content.decode()


def refused(code, act, **with_) -> None:
    with pytest.raises(Refused) as raised:
        act(**with_)
    assert raised.value.refusal.code == code


def add(idea, by, title, cast, **more):
    return operations.add_component(design=idea, by=by, title=title, provider=cast.institutions["helsinki"], ects="2", **more)


# operations


def test_outcomes_are_added_changed_moved_and_removed(cast, idea, by):
    first, second = (operations.add_outcome(design=idea, by=by, text=said) for said in ("Explain causes.", "Compare effects."))
    part = add(idea, by, "Climate", cast)
    operations.change_outcome(outcome=first, by=by, text={"en": "Explain all."}, dimension="knowledge", components=[part])
    operations.move_outcome(outcome=second, by=by, places=-1)
    assert [(one.position, str(one)) for one in idea.outcomes.all()] == [(1, "Compare effects."), (2, "Explain all.")]
    operations.remove_outcome(outcome=second, by=by)
    (left,) = idea.outcomes.all()
    assert (left.position, left.dimension, list(left.components.all())) == (1, "knowledge", [part])
    assert {each.payload["part"] for each in Happening.objects.filter(kind="DesignChanged")} == {"outcomes", "components"}


def test_an_untouched_line_keeps_its_links(idea, by):
    skill = make_skill()
    one = operations.add_outcome(design=idea, by=by, text="Explain causes.", assessment="oral-examination")
    operations.link_skill(outcome=one, by=by, skill=skill)
    operations.set_outcomes(design=idea, by=by, texts=["Compare effects.", {"en": "Explain causes.", "fr": "Expliquer."}])
    new, kept = idea.outcomes.all()
    assert (kept.pk, list(kept.skills.all()), kept.assessment, kept.text["fr"]) == (one.pk, [skill], "oral-examination", "Expliquer.")
    assert not new.skills.exists()
    operations.set_outcomes(design=idea, by=by, texts=["Explain causes.", "Explain causes."])
    assert [one.skills.count() for one in idea.outcomes.all()] == [1, 0]


def test_a_reworded_line_keeps_its_links_and_the_page_says_so(cast, idea, by, sign_in):
    skill, part = make_skill(), add(idea, by, "Climate", cast)
    one, two = (operations.add_outcome(design=idea, by=by, text=said) for said in ("Explain the causes of floods.", "Discuss the arts."))
    for each in (one, two):
        operations.link_skill(outcome=each, by=by, skill=skill)
        operations.change_outcome(outcome=each, by=by, components=[part])
    sent = {"texts_en": "Design a dam.\nExplain all the causes of floods.", "based_on": queries.number_of(idea, "outcomes")}
    answer = sign_in(cast.academic).post(page("design-outcomes", idea), sent, follow=True)
    new, kept = idea.outcomes.all()
    assert (kept.pk, list(kept.skills.all()), list(kept.components.all())) == (one.pk, [skill], [part])
    assert not new.skills.exists()
    assert "Reworded, with skills and components kept: “Explain all the causes of floods.”" in text(answer)
    assert f"“Discuss the arts.” is gone, and its links with it: {skill.label['en']}, Climate." in text(answer)
    assert "“Design a dam.” is gone" not in text(answer)


def test_nothing_is_said_of_lines_without_links_or_untouched(cast, idea, by):
    one, _two = (operations.add_outcome(design=idea, by=by, text=said) for said in ("Explain causes.", "Discuss the arts."))
    operations.link_skill(outcome=one, by=by, skill=make_skill())
    done = operations.rewrite_outcomes(design=idea, by=by, texts=["Design a dam.", "Explain causes."])
    assert (done.reworded, done.lost) == ((), ())
    refused("DES-102", operations.rewrite_outcomes, design=idea, by=cast.actor("chair"), texts=["Mine."])


def test_what_an_outcome_may_not_be(cast, idea, by):
    one = operations.add_outcome(design=idea, by=by, text="Explain causes.")
    foreign = add(make_idea(cast), by, "Elsewhere", cast)
    refused("DES-140", operations.add_outcome, design=idea, by=by, text=" ")
    refused("DES-140", operations.change_outcome, outcome=one, by=by, text={})
    refused("DES-142", operations.change_outcome, outcome=one, by=by, components=[foreign])
    refused("DES-142", operations.add_outcome, design=idea, by=by, text="Explain.", components=[foreign])
    refused("DES-102", operations.add_outcome, design=idea, by=cast.actor("chair"), text="Mine.")
    with pytest.raises(ValueError, match="is no dimension"):
        operations.change_outcome(outcome=one, by=by, dimension="wisdom")
    with pytest.raises(TypeError):
        operations.change_outcome(outcome=one, by=by, position=7)
    with pytest.raises(IntegrityError), transaction.atomic():
        LearningOutcome.objects.filter(pk=one.pk).update(dimension="wisdom")


def test_skills_are_linked_once_few_and_only_those_in_force(idea, by):
    one = operations.add_outcome(design=idea, by=by, text="Explain causes.")
    skills = make_demo_skills()
    for skill in (skills[0], skills[0], *skills[1:10]):
        operations.link_skill(outcome=one, by=by, skill=skill)
    assert one.skills.count() == 10
    refused("DES-141", operations.link_skill, outcome=one, by=by, skill=skills[10])
    operations.unlink_skill(outcome=one, by=by, skill=skills[0])
    operations.unlink_skill(outcome=one, by=by, skill=skills[0])
    old = make_skill()
    old.retired = True
    old.save()
    refused("SKI-102", operations.link_skill, outcome=one, by=by, skill=old)


def test_a_skill_that_was_retired_meanwhile_is_found(cast, by):
    design = make_whole_design(cast)
    skill = design.outcomes.first().skills.get()
    skill.retired = True
    skill.save()
    assert {each.code for each in queries.findings(design)} - {"DES-292"} == {"DES-280"}  # nobody has noted rules here


def test_nobody_changes_outcomes_while_they_are_judged(cast, by):
    design = make_submitted_design(cast)
    one, rule = design.outcomes.first(), {"kind": "at least", "amount": 2}
    refused("DES-103", operations.change_outcome, outcome=one, by=by, dimension="knowledge")
    refused("DES-103", operations.link_skill, outcome=one, by=by, skill=make_demo_skills()[0])
    refused("DES-103", operations.add_path_rule, design=design, by=by, **rule)


def test_components_wait_for_each_other_without_a_circle(cast, idea, by):
    a = add(idea, by, "A", cast)
    b = add(idea, by, "B", cast, requires=[a])
    c = add(idea, by, "C", cast, requires=[b, a])
    assert [before.slug for before in c.requires.all()] == ["a", "b"]
    refused("DES-143", operations.change_component, component=a, by=by, requires=[c])
    refused("DES-143", operations.change_component, component=a, by=by, requires=[a])
    refused("DES-142", operations.change_component, component=a, by=by, requires=[add(make_idea(cast), by, "X", cast)])
    operations.change_component(component=c, by=by, requires=[b])
    operations.change_component(component=c, by=by, title="Still waits")
    assert [before.slug for before in c.requires.all()] == ["b"]
    operations.remove_component(component=b, by=by)
    assert not Prerequisite.objects.exists()


def test_the_database_holds_the_order_too(cast, idea, by):
    a = add(idea, by, "A", cast)
    b = add(idea, by, "B", cast, requires=[a])
    elsewhere = add(make_idea(cast), by, "X", cast)
    for component, before in ((a, b), (a, a), (a, elsewhere)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Prerequisite.objects.create(component=component, before=before)


def test_an_existing_course_is_told_and_forgotten(cast, idea, by):
    home = cast.institutions["krakow"]
    part = add(idea, by, "A", cast, taken_from="Climate 101", reuse={"code": "C1", "institution": home, "changes": "Shorter."})
    assert (part.reuse.code, part.reuse.institution, str(part.reuse.changes)) == ("C1", home, "Shorter.")
    assert "DES-285" not in {each.code for each in queries.findings(idea)}
    operations.change_component(component=part, by=by, reuse={"institution": None})
    assert "DES-285" in {each.code for each in queries.findings(idea)}
    operations.change_component(component=part, by=by, taken_from="")
    part.refresh_from_db()
    assert not hasattr(part, "reuse")
    refused(
        "DES-117",
        operations.change_component,
        component=part,
        by=by,
        taken_from="Climate",
        reuse={"institution": make_cast("other").institutions["krakow"]},
    )


def test_path_rules_are_added_once_and_need_a_number(idea, by):
    rule = operations.add_path_rule(design=idea, by=by, kind="at least", amount="4", group="B ")
    assert queries.rules_of(idea)[0].sentence == "At least 4 ECTS, of group B"
    refused("DES-145", operations.add_path_rule, design=idea, by=by, kind="at least", amount="4.0", group="B")
    refused("DES-144", operations.add_path_rule, design=idea, by=by, kind="at most", amount=0)
    refused("DES-144", operations.add_path_rule, design=idea, by=by, kind="at most", amount="1.5", measure="components")
    operations.add_path_rule(design=idea, by=by, kind="all of", amount=7)
    operations.remove_path_rule(rule=rule, by=by)
    assert [each.sentence for each in queries.rules_of(idea)] == ["All components, of the optional components"]
    with pytest.raises(IntegrityError), transaction.atomic():
        PathRule.objects.update(kind="at most")


# pages


def test_findings_stand_beside_their_outcome(cast, idea, by, sign_in):
    operations.set_outcomes(design=idea, by=by, texts=["Understand causes.", "Compare effects."])
    answer = sign_in(cast.academic).get(page("design-outcomes", idea))
    bad, good = answer.context["rows"]
    assert {"DES-270", "DES-277", "DES-279"} == {each.code for each in bad.findings}
    assert {"DES-277", "DES-279"} == {each.code for each in good.findings}
    assert "nobody can see whether somebody has reached “understand”" in text(answer)
    assert "explain, compare, illustrate" in text(answer)
    assert "nothing to mend" not in text(answer)


def test_an_outcome_is_written_linked_and_removed_on_pages(cast, idea, by, sign_in):
    part = add(idea, by, "Climate", cast)
    client = sign_in(cast.academic)
    data = {"text_en": "Explain <b>causes</b>.", "dimension": "knowledge", "assessment": "oral-examination", "components": [part.pk]}
    answer = client.post(page("design-outcome-new", idea), data, follow=True)
    one = idea.outcomes.get()
    assert answer.redirect_chain == [(page("design-outcome", idea, one) + "?saved", 302)]
    assert "Explain &lt;b&gt;causes&lt;/b&gt;." in text(answer)
    skill = next(each for each in make_demo_skills() if str(each) == "explain climate change")
    found = text(client.get(page("design-outcome", idea, one), {"q": "expliquer climat"}))
    assert "explain climate change" in found
    client.post(page("design-outcome-skill", idea, one, skill), {"act": "link"})
    assert list(one.skills.all()) == [skill]
    assert "linked" in text(client.get(page("design-outcome", idea, one), {"q": "climat"}))
    client.post(page("design-outcome-skill", idea, one, skill), {"act": "unlink"})
    assert not one.skills.exists()
    client.post(page("design-outcome", idea, one), data | {"text_en": "Explain all.", "components": []})
    one.refresh_from_db()
    assert (str(one), one.components.count()) == ("Explain all.", 0)
    client.post(page("design-outcome-move", idea, one), {"to": "up"})
    assert client.post(page("design-outcome-remove", idea, one)).status_code == 302
    assert not idea.outcomes.exists()


def test_bad_input_says_what_is_wrong_and_keeps_what_was_typed(cast, idea, by, sign_in):
    client = sign_in(cast.academic)
    answer = client.post(page("design-outcome-new", idea), {"text_en": "", "dimension": "wisdom"})
    assert (answer.status_code, set(answer.context["form"].errors)) == (400, {"text", "dimension"})
    long = "Explain " + "x" * 2_000_000
    answer = client.post(page("design-outcome-new", idea), {"text_en": long})
    assert (answer.status_code, set(answer.context["form"].errors)) == (400, {"text"})
    foreign = add(make_idea(cast), by, "Elsewhere", cast)
    add(idea, by, "Climate", cast)
    answer = client.post(page("design-outcome-new", idea), {"text_en": "Explain causes.", "components": [foreign.pk]})
    assert (answer.status_code, set(answer.context["form"].errors)) == (400, {"components"})
    assert "Explain causes." in text(answer)


def test_others_read_outcomes_and_why_they_cannot_change_them(cast, idea, by, sign_in):
    one = operations.add_outcome(design=idea, by=by, text="Explain causes.")
    client = sign_in(cast.chair)
    answer = text(client.get(page("design-outcome", idea, one)))
    assert "DES-102" in answer
    assert "Explain causes." in answer
    assert client.post(page("design-outcome", idea, one), {"text_en": "Mine."}).status_code == 400
    assert client.post(page("design-outcome-skill", idea, one, make_skill())).status_code == 403


def test_what_is_not_of_this_design_is_not_found(cast, idea, by, sign_in):
    other = operations.add_outcome(design=make_idea(cast), by=by, text="Elsewhere.")
    rule = operations.add_path_rule(design=make_idea(cast), by=by, kind="at least", amount=2)
    client = sign_in(cast.academic)
    assert client.get(page("design-outcome", idea, other)).status_code == 404
    assert client.post(page("design-outcome-remove", idea, other)).status_code == 404
    assert client.post(page("design-path-remove", idea, rule)).status_code == 404
    one = operations.add_outcome(design=idea, by=by, text="Explain causes.")
    assert client.post(page("design-outcome-skill", idea, one, idea)).status_code == 404
    stranger = sign_in(make_cast("other").academic)
    for path in (page("design-outcome", idea, one), page("design-outcomes", idea), page("design-paths", idea)):
        assert stranger.get(path).status_code == 404


def test_a_component_waits_for_another_on_pages(cast, idea, by, sign_in):
    first = add(idea, by, "Introduction", cast)
    client = sign_in(cast.academic)
    data = {
        "title_en": "Climate",
        "provider": cast.institutions["bologna"].pk,
        "ects": "2",
        "language": "en",
        "requires": [first.pk],
        "group": "B",
        "mode": "on-site",
        "period": "autumn",
        "taken_from": "Climate 101",
        "reuse_institution": cast.institutions["bologna"].pk,
        "reuse_code": "C-1",
        "reuse_link": "https://unibo.example/c1",
        "reuse_changes_en": "Made shorter.",
    }
    assert client.post(page("design-component-new", idea), data).status_code == 302
    second = idea.components.get(slug="climate")
    answer = client.get(page("design-components", idea))
    said = " ".join(text(answer).split())
    assert 'class="arrow"' in said
    assert 'href="#part-climate"' in said
    assert "after Introduction" in said
    assert "from Climate 101 (C-1)" in said
    assert client.get(page("design-component", idea, second)).context["form"].initial["reuse_code"] == "C-1"
    circle = {
        "title_en": "Introduction",
        "provider": cast.institutions["helsinki"].pk,
        "ects": "2",
        "language": "en",
        "requires": [second.pk],
    }
    answer = client.post(page("design-component", idea, first), circle)
    assert answer.status_code == 400
    assert "wait for each other" in text(answer)
    for wrong in ({"taken_from": ""}, {"reuse_link": "javascript:alert(1)"}):
        assert client.post(page("design-component", idea, second), data | {"requires": []} | wrong).status_code == 400


def test_the_page_of_components_says_how_much_that_is_elsewhere(cast, idea, by, sign_in):
    cast.institutions["helsinki"].hours_per_ects = "20-25"
    cast.institutions["helsinki"].save()
    add(idea, by, "Climate", cast)
    operations.describe(design=idea, by=by, ects="2", eqf_level=7)
    answer = sign_in(cast.academic).get(page("design-components", idea))
    assert "40–50 hours" in text(answer)
    assert "4 SCQF credits" in text(answer)
    assert "level 11" in text(answer)


def test_rules_of_choice_are_written_on_their_page(cast, idea, by, sign_in):
    add(idea, by, "Climate", cast, compulsory=False, group="B")
    client = sign_in(cast.academic)
    data = {"kind": "at most", "amount": "2", "measure": "components", "group": "B", "per_provider": "on"}
    answer = client.post(page("design-paths", idea), data, follow=True)
    assert "At most this many components: 2, of group B, for each university by itself" in text(answer)
    assert client.post(page("design-paths", idea), data).status_code == 400
    assert client.post(page("design-paths", idea), {"kind": "some", "measure": "ects"}).status_code == 400
    assert "At most this many" in text(client.get(page("design-components", idea)))
    client.post(page("design-path-remove", idea, idea.path_rules.get()))
    assert not idea.path_rules.exists()


@pytest.mark.parametrize("name", ["design-outcomes", "design-components"])
def test_a_page_takes_as_many_queries_for_three_as_for_one(cast, idea, by, sign_in, name):
    client = sign_in(cast.academic)
    skills = make_demo_skills()
    counts = []
    for number in (1, 3):
        while idea.outcomes.count() < number:
            part = add(idea, by, f"Part {idea.outcomes.count()}", cast, requires=idea.components.all())
            one = operations.add_outcome(design=idea, by=by, text=f"Explain {idea.outcomes.count()}.", components=[part])
            operations.link_skill(outcome=one, by=by, skill=skills[number])
        client.get(page(name, idea))
        with CaptureQueriesContext(connection) as asked:
            client.get(page(name, idea))
        counts.append(len(asked))
    assert counts[0] == counts[1]
