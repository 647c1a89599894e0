"""An order drawn: turns from left to right, nothing over another, phones get one column."""

from hypothesis import given
from hypothesis import strategies as st

from juncta.kernel import order
from juncta.ui.drawing import layered

KEYS = "abcdefgh"
orders = st.dictionaries(st.sampled_from(KEYS), st.frozensets(st.sampled_from(KEYS), max_size=3), max_size=8)


def boxes(before):
    return [layered.Box(key, f"Component {key} with a long title", "2 ECTS", 1, frozenset(each)) for key, each in before.items()]


def test_turns_stand_side_by_side():
    drawn = layered.across(boxes({"a": (), "b": "a", "c": "a", "d": "bc"}))
    x = {each.box.key: each.x for each in drawn.boxes}
    assert x["a"] < x["b"] == x["c"] < x["d"]
    assert len(drawn.arrows) == 4
    assert [turn for _x, turn in drawn.turns] == [0, 1, 2]


def test_without_order_or_with_too_much_of_it_there_is_one_column_only():
    assert layered.across(boxes({"a": (), "b": ()})) is None
    assert layered.across(boxes(dict(zip("abcdef", ["", *"abcde"], strict=True)))) is None
    assert len(layered.down(boxes(dict(zip("abcdef", ["", *"abcde"], strict=True)))).boxes) == 6


def test_a_circle_is_found_and_still_drawn():
    before = {"a": "c", "b": "a", "c": "b", "d": ""}
    assert order.circle(before) == ["a", "c", "b", "a"]
    assert order.circle({"a": "", "b": "a"}) == []
    assert len(layered.down(boxes(before)).boxes) == 4


@given(orders)
def test_every_box_is_drawn_once_and_over_no_other(before):
    for drawn in filter(None, (layered.across(boxes(before)), layered.down(boxes(before)))):
        assert sorted(each.box.key for each in drawn.boxes) == sorted(before)
        for one in drawn.boxes:
            assert one.x + one.width <= drawn.width + 1
            assert one.y + one.height <= drawn.height + 2
            for other in drawn.boxes:
                apart = one.x + one.width <= other.x or other.x + other.width <= one.x
                apart = apart or one.y + one.height <= other.y or other.y + other.height <= one.y
                assert one is other or apart


@given(orders)
def test_layers_and_circles_agree(before):
    turns = order.layers(before)
    assert set(turns) == set(before)
    if not order.circle(before):
        assert all(turns[each] < turn for key, turn in turns.items() for each in before[key] if each in before)
        kept = order.reduced(before)
        assert order.layers(kept) == turns
