"""A design moves to a later version of its framework, with a report of what changes for it."""

import pytest
from django.db import Error, transaction
from django.urls import reverse

from juncta.base.models import Happening
from juncta.design import operations, permits, queries
from juncta.design.models import Design
from juncta.kernel.refusal import Refused
from tests.alliance.factories import make_alliance, make_person
from tests.design.factories import make_cast, make_idea, make_next, make_submitted_design, make_whole_design

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


def without_research(content):
    content["criteria"] = [each for each in content["criteria"] if each["code"] != "research-based"]
    for step in content["steps"]:
        step["checks"] = [code for code in step.get("checks", []) if code != "DES-216"]


def refused(design, by, to):
    with pytest.raises(Refused) as caught:
        operations.move_to_version(design=design, by=by, to=to)
    return caught.value.refusal.code


def test_a_design_stays_on_its_version_until_it_is_moved(cast):
    design = make_whole_design(cast)
    assert queries.newer_version(design) is None
    newer = make_next(design.framework)
    assert queries.newer_version(design) == newer
    assert Design.objects.get(pk=design.pk).framework.version == 1
    moved = operations.move_to_version(design=design, by=cast.actor("academic"), to=newer)
    assert moved.framework == newer
    assert queries.newer_version(moved) is None
    happening = Happening.objects.get(kind="DesignMoved")
    assert (happening.payload["from_version"], happening.payload["to_version"]) == (1, 2)


def test_the_report_says_what_is_asked_and_found_differently(cast):
    design = make_idea(cast, research_basis="")
    newer = make_next(design.framework, without_research)
    report = queries.move_report(design, newer)
    assert [(each.code, each.what.value) for each in report.changes["criteria"]] == [("research-based", "gone")]
    assert [each.code for each in report.changes["steps"]] == ["A2"]
    assert [each.code for each in report.asked_no_more] == ["DES-216"]
    assert [each.code for each in report.found_no_more] == ["DES-216"]
    assert not report.asked_anew
    assert not report.found_anew
    assert not report.changes_nothing


def test_the_report_says_when_nothing_changes(cast):
    design = make_whole_design(cast)
    assert queries.move_report(design, make_next(design.framework)).changes_nothing


def test_decisions_hold_where_the_gate_is_the_same(cast):
    design = make_whole_design(cast)
    report = queries.move_report(design, make_next(design.framework))
    assert ([each.gate for each in report.kept], report.lost) == (["G1"], ())
    moved = operations.move_to_version(design=design, by=cast.actor("academic"), to=report.to)
    assert permits.why_not_submit(cast.actor("academic"), moved) is None


def test_a_decision_at_a_gate_that_is_gone_counts_no_more(cast):
    design = make_whole_design(cast)

    def rename(content):
        content["gates"][0]["code"] = "G9"

    report = queries.move_report(design, make_next(design.framework, rename))
    assert ([each.gate for each in report.lost], report.kept) == (["G1"], ())
    moved = operations.move_to_version(design=design, by=cast.actor("academic"), to=report.to)
    assert permits.why_not_submit(cast.actor("academic"), moved).code == "DES-119"


def test_a_gate_that_is_decided_in_another_way_keeps_the_design_where_it_is(cast):
    design = make_whole_design(cast)

    def otherwise(content):
        content["gates"][0] |= {"decides": "checks"}
        del content["gates"][0]["kind"]

    assert refused(design, cast.actor("academic"), make_next(design.framework, otherwise)) == "DES-154"


def test_a_format_that_is_gone_keeps_the_design_where_it_is(cast):
    design = make_idea(cast, format="summer-school")

    def without(content):
        content["formats"] = [each for each in content["formats"] if each["code"] != "summer-school"]

    assert refused(design, cast.actor("academic"), make_next(design.framework, without)) == "DES-155"


def test_only_whoever_speaks_for_it_moves_it_and_only_forward(cast):
    design = make_whole_design(cast)
    first, newer = design.framework, make_next(design.framework)
    assert refused(design, cast.actor("designer"), newer) == "DES-152"
    assert refused(design, cast.actor("academic"), first) == "DES-153"
    operations.move_to_version(design=design, by=cast.actor("academic"), to=newer)
    assert refused(design, cast.actor("academic"), first) == "DES-153"


def test_nobody_moves_what_is_being_judged(cast):
    design = make_submitted_design(cast)
    newer = make_next(design.framework)
    assert refused(design, cast.actor("academic"), newer) == "DES-103"
    with pytest.raises(Error), transaction.atomic():
        Design.objects.filter(pk=design.pk).update(framework=newer)


def test_the_grades_move_along_where_they_are_the_frameworks(cast):
    design = make_idea(cast)

    def graded(content):
        words = {"en": "Yes"}
        content["grading"] = {"code": "yes-no", "name": words, "passed": words, "failed": words}

    assert (
        operations.move_to_version(design=design, by=cast.actor("academic"), to=make_next(design.framework, graded)).grading_scheme
        == "yes-no"
    )


def test_the_page_shows_the_report_and_moves(cast, sign_in):
    design = make_idea(cast, research_basis="")
    url = reverse("design-framework", args=[design.pk])
    assert "This is the version in force." in sign_in(cast.academic).get(url).content.decode()
    make_next(design.framework, without_research)
    client = sign_in(cast.academic)
    home = client.get(reverse("design-home", args=[design.pk])).content.decode()
    assert "Version 2 of the framework is in force." in home
    shown = client.get(url).content.decode()
    for said in ("What would be found no more", "DES-216", "Research-based", "No gate is passed yet."):
        assert said in shown
    assert client.post(url).status_code == 302
    assert Design.objects.get(pk=design.pk).framework.version == 2
    assert "Move it to version" not in sign_in(cast.designer).get(url).content.decode()


def test_a_stranger_finds_no_report(cast, sign_in):
    design = make_idea(cast)
    make_next(design.framework)
    client = sign_in(make_person(make_alliance("other")))
    url = reverse("design-framework", args=[design.pk])
    assert (client.get(url).status_code, client.post(url).status_code) == (404, 404)


def test_an_idea_is_begun_in_a_format(cast, sign_in):
    client = sign_in(cast.academic)
    shown = client.get(reverse("design-new")).content.decode()
    assert "Joint summer school" in shown
    idea = {"title_en": "Water", "summary_en": "x", "need_en": "x", "audience_en": "x", "focus_area": cast.committee.focus_area.pk}
    client.post(reverse("design-new"), idea | {"format": "summer-school"})
    client.post(reverse("design-new"), idea)
    assert sorted(Design.objects.values_list("format", flat=True)) == ["micro-credential", "summer-school"]
    assert client.post(reverse("design-new"), idea | {"format": "doctorate"}).status_code == 400
