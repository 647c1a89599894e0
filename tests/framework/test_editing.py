"""Content changed part by part, and what differs afterwards."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juncta.framework import queries
from juncta.framework.engine import BrokenFramework, compare, editing, parse, read
from juncta.framework.facts import What

CONTENT, FACTS = parse(queries.shipped())
STEP = {
    "code": "B9",
    "stage": "B",
    "name": {"en": "Rest"},
    "recommendation": {"en": "Sleep."},
    "responsible": ["party:team"],
    "evidence": {"en": "Rest"},
}


def changes(new):
    return [(each.part, each.what) for each in compare(CONTENT, new)]


def test_every_part_has_a_name_and_says_something():
    names = editing.parts(CONTENT)
    assert names[0] == "framework"
    assert {"criteria:joint", "steps:B2", "gates:G3", "formats:micro-credential", "stages:A", "parties:team"} <= set(names)
    for name in names:
        assert editing.part(CONTENT, name)


def test_the_same_content_differs_in_nothing():
    assert compare(CONTENT, CONTENT) == ()


def test_a_changed_text_is_shown_per_language():
    new = editing.put(CONTENT, "criteria:joint", {"meaning": {"en": "Anew.", "fr": CONTENT["criteria"][2]["meaning"]["fr"]}})
    (change,) = compare(CONTENT, new)
    assert (change.part, change.what, change.kind, change.code) == ("criteria:joint", What.CHANGED, "criteria", "joint")
    assert [(each.field, each.language, each.new) for each in change.differences] == [
        ("meaning", "en", "Anew."),
        ("meaning", "de", ""),
        ("meaning", "nl", ""),
    ]


def test_what_is_emptied_is_left_out_and_codes_stay():
    new = editing.put(CONTENT, "steps:B2", {"code": "Z9", "consulted": [], "checks": []})
    step = editing.part(new, "steps:B2")
    assert step["code"] == "B2"
    assert not {"consulted", "checks"} & set(step)
    assert read(new).step("B2").consulted == ()


def test_a_new_step_stands_at_the_end_of_its_stage():
    new = editing.add(CONTENT, "steps", STEP)
    assert [step.code for step in read(new).steps_of("B")] == ["B1", "B2", "B3", "B9"]
    assert changes(new) == [("steps:B9", What.NEW)]


def test_a_step_that_changes_its_stage_goes_to_its_end():
    new = editing.put(CONTENT, "steps:B2", {"stage": "C"})
    assert [step.code for step in read(new).steps_of("C")][-1] == "B2"


def test_steps_move_within_their_stage_only():
    up = editing.move(CONTENT, "steps:B2", -1)
    assert [step.code for step in read(up).steps_of("B")] == ["B2", "B1", "B3"]
    assert [what for _part, what in changes(up)] == [What.MOVED]
    assert editing.move(CONTENT, "steps:B1", -1) == CONTENT


def test_a_stage_moves_with_its_steps_and_their_gates():
    moved = editing.move(CONTENT, "stages:B", -1)
    facts = read(moved)
    assert [stage.code for stage in facts.stages][:2] == ["B", "A"]
    assert [gate.code for gate in facts.gates][:2] == ["G2", "G1"]


def test_with_a_stage_go_its_steps_unless_a_gate_stands_there():
    assert "B2" not in [step["code"] for step in editing.remove(CONTENT, "stages:B")["steps"]]
    with pytest.raises(BrokenFramework, match="no step 'B3'"):
        read(editing.remove(CONTENT, "stages:B"))


def test_what_somebody_points_at_does_not_go():
    with pytest.raises(BrokenFramework, match="no party 'team'"):
        read(editing.remove(CONTENT, "parties:team"))


@pytest.mark.parametrize("name", ["steps:Z9", "ghosts:A", "nothing", ""])
def test_an_unknown_part_is_said_so(name):
    with pytest.raises(editing.NoSuchPart):
        editing.part(CONTENT, name)


ACTS = st.lists(
    st.tuples(st.sampled_from(["move up", "move down", "remove", "put", "add"]), st.sampled_from(editing.parts(CONTENT)[1:])), max_size=8
)


def _edited(content, act, name):
    kind = name.partition(":")[0]
    if act.startswith("move"):
        return editing.move(content, name, 1 if act == "move down" else -1)
    if act == "remove":
        return editing.remove(content, name)
    if act == "put":
        return editing.put(content, name, {"name": {"en": "Otherwise"}})
    return editing.add(content, kind, {**editing.part(content, name), "code": "x"})


@given(ACTS)
def test_no_edit_touches_the_content_it_began_from(acts):
    before = json.dumps(CONTENT)
    content = CONTENT
    for act, name in acts:
        with suppress(editing.NoSuchPart):
            content = _edited(content, act, name)
    assert json.dumps(CONTENT) == before
    assert content != CONTENT or compare(CONTENT, content) == ()
