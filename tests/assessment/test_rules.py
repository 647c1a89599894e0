"""What counts, who is ready, and that every credit counts once."""

import pytest

from juncta.assessment import rules
from juncta.assessment.facts import ResultFacts, Standing
from juncta.catalogue.facts import EditionContent


def content(*optional, ects="10"):
    parts = [("a", "3", True), ("b", "2", True), ("c", "2", True), ("d", "2", True), ("e", "1", True), *optional]
    return EditionContent.from_json(
        {
            "title": "T",
            "outcomes": ["o"],
            "ects": ects,
            "eqf_level": 7,
            "languages": ["en"],
            "components": [
                {"key": key, "title": key.upper(), "provider": "helsinki", "ects": size, "compulsory": compulsory}
                for key, size, compulsory in parts
            ],
            "institutions": [],
            "awarding": ["helsinki"],
            "coordinating": "helsinki",
            "focus_area": "f",
            "alliance": {"slug": "una", "name": "Una", "did": "did:web:x"},
        }
    )


def result(component, version=1, *, passed=True, confirmed=True):
    return ResultFacts(component, version, passed, confirmed)


def passes(keys="abcde"):
    return [result(key) for key in keys]


def test_a_confirmed_pass_in_everything_is_ready():
    found = rules.readiness(content(), passes())
    assert found.ready
    assert [part.key for part in found.earning] == list("abcde")
    assert {step.standing for step in found.progress} == {Standing.PASSED}


@pytest.mark.parametrize("gap", list("abcde"))
@pytest.mark.parametrize(
    ("instead", "code"),
    [
        ([], "ASM-201"),
        ([(1, True, False)], "ASM-202"),
        ([(1, False, True)], "ASM-203"),
        ([(1, True, True), (2, False, True)], "ASM-203"),
        ([(1, True, True), (2, False, False)], "ASM-205"),
        ([(1, False, True), (2, True, False)], "ASM-205"),
    ],
)
def test_the_one_gap_is_found_wherever_it_stands(gap, instead, code):
    results = passes("abcde".replace(gap, "")) + [result(gap, version, passed=good, confirmed=sure) for version, good, sure in instead]
    found = rules.readiness(content(), results)
    assert [(finding.code, finding.where) for finding in found.findings] == [(code, gap)]
    assert not found.ready


def test_the_last_confirmed_version_counts():
    versions = [result("a", 2, passed=False), result("a", 1), result("a", 3, confirmed=False)]
    assert rules.counting(versions)["a"].version == 2
    assert rules.latest(versions)["a"].version == 3
    assert rules.counting([result("a", confirmed=False)]) == {}


def test_a_corrected_fail_that_was_confirmed_again_is_a_pass():
    assert rules.readiness(content(), [*passes("bcde"), result("a", 1, passed=False), result("a", 2)]).ready


def test_optional_components_count_only_as_far_as_they_fit():
    whole = content(("f", "2", False), ("g", "2", False), ects="12")
    nothing = rules.readiness(whole, passes())
    assert [finding.code for finding in nothing.findings] == ["ASM-204"]
    assert nothing.findings[0].values == {"sum": "10", "ects": "12"}
    one = rules.readiness(whole, passes("abcdeg"))
    assert one.ready
    assert [part.key for part in one.earning] == list("abcdeg")
    both = rules.readiness(whole, passes("abcdefg"))
    assert [part.key for part in both.earning] == list("abcdef")  # the other one is not counted on top
    failed = rules.readiness(whole, [*passes("abcdef"), result("g", passed=False)])
    assert failed.ready  # an optional component that was not passed takes nothing away


def test_results_in_unknown_components_change_nothing():
    assert rules.readiness(content(), [*passes(), result("elsewhere", passed=False)]).ready
