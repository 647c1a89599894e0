import json
import tomllib
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from juncta import framework
from juncta.design.checks import CHECKS
from juncta.framework import queries
from juncta.framework.engine import BrokenFramework, advance, parse, read, write
from juncta.framework.facts import Decides, Passage
from juncta.kernel.refusal import Finding, Weight

SECOND = Path(__file__).with_name("second-framework.toml").read_text()
CONTENT, SHIPPED = parse(queries.shipped())
_, HARBOUR = parse(SECOND)
SCHEMA = json.loads((Path(framework.__file__).parent / "data" / "framework.schema.json").read_text())
FRAMEWORKS = st.sampled_from([SHIPPED, HARBOUR])


def blocking(*codes):
    return [Finding(code, "No.") for code in codes]


def named_checks(framework):
    return {name for rows in (framework.criteria, framework.steps, framework.gates) for row in rows for name in row.checks}


def test_the_shipped_framework_is_whole():
    assert [stage.code for stage in SHIPPED.stages] == list("ABCDEFGH")
    assert len(SHIPPED.steps) == 28
    assert [gate.code for gate in SHIPPED.gates] == ["G1", "G2", "G3", "G4", "G5", "G6", "G7"]
    assert [each.code for each in SHIPPED.criteria] == [
        *("collaborative", "international", "joint", "from-scratch", "research-based", "challenge-based", "interdisciplinary", "aligned")
    ]
    assert all(each.checks for each in SHIPPED.criteria)
    assert SHIPPED.adopted_by == "board-of-directors"
    assert SHIPPED.gate("G1").kind == "self-steering-committee"
    assert SHIPPED.gate("G3").bodies == ("quality-assurance", "teaching-learning", "student-board")
    assert SHIPPED.gate_decided_by(Decides.EVERY_AWARDING_PARTNER) == SHIPPED.gate("G4")


def test_everything_is_said_in_english_french_german_and_dutch():
    def words(value):
        if isinstance(value, dict) and "en" in value:
            yield value
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from words(inner)

    found = list(words(CONTENT))
    assert len(found) > 100
    assert all(set(text) == {"en", "fr", "de", "nl"} for text in found)


def test_the_schema_says_the_same():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(CONTENT, SCHEMA)
    jsonschema.validate(tomllib.loads(SECOND), SCHEMA)


def test_every_check_that_is_named_exists_and_every_check_is_named():
    assert named_checks(SHIPPED) == set(CHECKS)
    assert named_checks(HARBOUR) <= set(CHECKS)


def test_a_gate_asks_for_the_checks_of_the_steps_that_lead_to_it():
    assert HARBOUR.gate("H1").checks == ("DES-221",)
    assert HARBOUR.gate("H2").checks == ("DES-213", "DES-231")
    assert HARBOUR.gate("H3").checks == ()
    assert [step.code for step in HARBOUR.leading_to("H2")] == ["L1", "L2"]


def test_an_unknown_code_is_a_key_error():
    for find in (SHIPPED.stage, SHIPPED.step, SHIPPED.gate, SHIPPED.party, SHIPPED.kind):
        with pytest.raises(KeyError):
            find("Z9")


FORMAT = (
    """[[formats]]
code = "raft"
name = { en = "Raft" }
meaning = { en = "It floats." }
%s
""".replace("%s", "{until}")
    .replace("{ en", "{{ en")
    .replace('" }', '" }}')
)


def line_with(text, sought):
    return next(number for number, line in enumerate(text.splitlines(), 1) if sought in line)


def table_of(text, line):
    """The line on which the table begins in which this line stands."""
    return max(number for number, said in enumerate(text.splitlines()[:line], 1) if said.startswith("["))


def changed_line(old, new):
    """The last line that the change touched, in the new text."""
    before, after = old.splitlines(), new.splitlines()
    same = next((at for at, (one, other) in enumerate(zip(reversed(before), reversed(after), strict=False)) if one != other), 0)
    return len(after) - same


@pytest.mark.parametrize(
    ("old", "new", "on", "reason"),
    [
        ("version = 1", 'version = "one"', 'version = "one"', "whole number"),
        ("version = 1", "version = 0", "version = 0", "whole number"),
        ('slug = "harbour-way"', 'slug = "Harbour way"', "Harbour way", "small letters"),
        ('slug = "harbour-way"\n', "", "[framework]", "slug must be"),
        ("support = {", 'motto = "Ahoy"\nsupport = {', "motto", "means nothing here"),
        ('evidence = { en = "Two voices" }', 'evidence = { en = "" }', 'evidence = { en = "" }', "by language"),
        ('decides = "all-seats"', 'decides = "captain"', 'decides = "captain"', "one of"),
        ('after = "L2"', 'after = "L9"', 'after = "L9"', "no step"),
        ('after = "L3"', 'after = "K1"', None, "gate before"),
        ('bodies = ["learning-council", "student-parliament"]', "bodies = []", None, "seat"),
        ('kind = "crew"\n\n[[gates]]', 'kind = "pirates"\n\n[[gates]]', "pirates", "no kind"),
        ('kind = "crew"\n\n[[gates]]', 'bodies = ["a", "b"]\n\n[[gates]]', None, "one body"),
        ('decides = "every-awarding-partner"', 'decides = "checks"\nkind = "crew"', None, "by checks"),
        ('responsible = ["body:learning-council", "body:student-parliament"]', "responsible = []", None, "nobody is responsible"),
        ('consulted = ["kind:crew"]', 'consulted = ["crew"]', 'consulted = ["crew"]', "is nobody"),
        ('consulted = ["kind:crew"]', 'consulted = ["party:cook"]', None, "no party"),
        ('checks = ["DES-213", "DES-231"]', 'checks = ["joint"]', 'checks = ["joint"]', "name of a check"),
        ('code = "L2"', 'code = "L1"', None, "twice"),
        ('code = "M1"\nstage = "M"', 'code = "M1"\nstage = "D"', 'stage = "D"', "no stage"),
        ('code = "M1"\nstage = "M"', 'code = "M1"\nstage = "K"', None, "later stage"),
        ("[[criteria]]", FORMAT.format(until='until = "H9"') + "[[criteria]]", 'until = "H9"', "no gate"),
        ("[[criteria]]", FORMAT.format(until='until = "H1"') + "[[criteria]]", None, "all the way"),
        ("[[criteria]]", FORMAT.format(until="") * 2 + "[[criteria]]", None, "twice"),
        ('checks = ["DES-213"]', "", None, "names no check"),
        ("[[kinds]]", "[[kinds]", "[[kinds]", "Expected"),
    ],
)
def test_a_broken_file_is_refused_with_line_and_reason(old, new, on, reason):
    broken = SECOND.replace(old, new, 1)
    assert broken != SECOND
    with pytest.raises(BrokenFramework, match=reason) as refused:
        parse(broken)
    assert str(refused.value).startswith(f"line {refused.value.line}: ")
    if on:
        assert refused.value.line == line_with(broken, on)
    else:
        assert table_of(broken, refused.value.line) == table_of(broken, changed_line(SECOND, broken))


def test_a_stage_without_steps_is_refused_where_the_stage_stands():
    broken = SECOND.replace('code = "M1"\nstage = "M"', 'code = "L4"\nstage = "L"')
    with pytest.raises(BrokenFramework, match="stage M has no steps") as refused:
        parse(broken)
    assert refused.value.line == line_with(broken, 'code = "M"') - 1


def test_content_without_a_file_is_refused_without_a_line():
    with pytest.raises(BrokenFramework) as refused:
        read({"framework": 1})
    assert refused.value.line == 0


@pytest.mark.parametrize(
    "text", ["", "a = ", "[" * 5000, "a=" + "[" * 5000, "\x00", "steps = 1", "[framework]", 'x = """', "[[steps]]\n" * 3]
)
def test_rubbish_is_refused_and_never_a_traceback(text):
    with pytest.raises(BrokenFramework):
        parse(text)


@given(st.text(max_size=200))
def test_any_text_is_a_framework_or_refused(text):
    with pytest.raises(BrokenFramework):
        parse(text)


@given(st.integers(0, len(SECOND) - 1), st.integers(1, 40))
def test_a_file_with_a_hole_is_whole_or_refused(start, size):
    holed = SECOND[:start] + SECOND[start + size :]
    with suppress(BrokenFramework):
        parse(holed)


@pytest.mark.parametrize("text", [queries.shipped(), SECOND])
def test_what_is_written_reads_back_the_same(text):
    content, facts = parse(text)
    assert parse(write(content)) == (content, facts)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_any_words_survive_the_writing(words):
    content = {**tomllib.loads(SECOND)}
    content["framework"] = {**content["framework"], "definition": {"en": words, "fr": words + '\\"\n'}}
    assert parse(write(content))[0] == content


def test_an_idea_begins_at_its_first_step():
    standing = advance(SHIPPED, [], blocking("DES-201", "DES-224"))
    assert (standing.stage, standing.step, standing.gate) == ("A", "A1", "G1")
    assert [finding.code for finding in standing.blocks] == ["DES-201"]
    assert [str(who) for who in standing.next] == ["party:author"]
    assert not standing.is_ready


def test_a_ready_idea_waits_for_its_committee():
    standing = advance(SHIPPED, [], blocking("DES-224"))
    assert (standing.step, standing.is_ready) == ("A2", True)
    assert [str(who) for who in standing.next] == ["kind:self-steering-committee"]


def test_a_gate_of_checks_opens_by_itself():
    assert advance(SHIPPED, ["G1"], blocking("DES-211")).gate == "G2"
    assert advance(SHIPPED, ["G1"], blocking("DES-224")).gate == "G3"
    assert advance(SHIPPED, [], []).gate == "G1", "but not before the gate in front of it"


def test_a_design_under_review_waits_for_the_seats():
    standing = advance(SHIPPED, ["G1", "G2"], [])
    assert (standing.stage, standing.step, standing.gate) == ("D", "D5", "G3")
    assert [who.name for who in standing.next] == ["quality-assurance", "teaching-learning", "student-board"]


def test_the_awarding_partners_are_next_after_the_alliance():
    standing = advance(SHIPPED, ["G1", "G2", "G3"], [])
    assert (standing.step, standing.gate) == ("D6", "G4")
    assert [str(who) for who in standing.next] == ["party:awarding-partners"]


def test_what_is_approved_goes_on_to_launch():
    standing = advance(SHIPPED, ["G1", "G2", "G3", "G4"], [])
    assert (standing.stage, standing.step, standing.gate) == ("E", "E2", "G6")


def test_behind_the_last_gate_stands_the_last_step():
    standing = advance(SHIPPED, [gate.code for gate in SHIPPED.gates], blocking("DES-201"))
    assert (standing.step, standing.gate, standing.blocks, standing.is_ready) == ("H2", "", (), False)


def test_advice_does_not_hold_anybody_up():
    advice = [Finding("DES-221", "Nicer.", weight=Weight.ADVISES)]
    assert advance(HARBOUR, [], advice).is_ready


def gates(framework):
    return st.sets(st.sampled_from([gate.code for gate in framework.gates]))


def findings(framework):
    return st.sets(st.sampled_from(sorted(named_checks(framework) | {"DES-999"}))).map(lambda codes: blocking(*sorted(codes)))


ways = FRAMEWORKS.flatmap(lambda framework: st.tuples(st.just(framework), gates(framework), findings(framework)))


def place(framework, standing):
    return [step.code for step in framework.steps].index(standing.step)


@given(ways)
def test_a_position_is_always_one_of_the_way(way):
    framework, passed, found = way
    standing = advance(framework, passed, found)
    assert framework.step(standing.step).stage == standing.stage
    assert list(standing.stages.values()).count(Passage.HERE) == 1
    assert standing.stages[standing.stage] is Passage.HERE
    assert standing.next
    for earlier, later in pairwise(standing.stages.values()):
        assert (earlier, later) not in {(Passage.AHEAD, Passage.DONE), (Passage.HERE, Passage.DONE), (Passage.AHEAD, Passage.HERE)}


@given(ways)
def test_the_next_gate_is_not_passed_and_all_before_it_are(way):
    framework, passed, found = way
    standing = advance(framework, passed, found)
    codes = [gate.code for gate in framework.gates]
    before = codes[: codes.index(standing.gate)] if standing.gate else codes
    assert standing.gate not in passed
    assert all(code in passed or framework.gate(code).decides is Decides.CHECKS for code in before)


@given(ways)
def test_what_blocks_is_asked_for_by_the_next_gate(way):
    framework, passed, found = way
    standing = advance(framework, passed, found)
    asked = framework.gate(standing.gate).checks if standing.gate else ()
    assert [finding for finding in found if finding.code in asked] == list(standing.blocks)


@given(ways, st.data())
def test_mending_something_never_leads_back(way, data):
    framework, passed, found = way
    fewer = [finding for finding in found if data.draw(st.booleans())]
    assert place(framework, advance(framework, passed, fewer)) >= place(framework, advance(framework, passed, found))


@given(ways, st.data())
def test_passing_the_next_gate_leads_on(way, data):
    framework, passed, found = way
    standing = advance(framework, passed, found)
    if standing.gate:
        onward = advance(framework, passed | {standing.gate}, found)
        assert place(framework, onward) > place(framework, standing)
        assert onward.gate != standing.gate


@given(ways)
def test_the_order_of_findings_does_not_matter(way):
    framework, passed, found = way
    one, other = advance(framework, passed, found), advance(framework, passed, list(reversed(found)))
    assert (one.step, one.gate, set(one.blocks)) == (other.step, other.gate, set(other.blocks))
