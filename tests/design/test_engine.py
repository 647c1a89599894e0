"""Sections as data: tidied, merged, compared and ascribed without a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juncta.design import engine
from juncta.design.engine import PLANNED, SHAPES, Choice, Shape, Table, Text, Texts, Words, merge, merging

VISION, QUALITY, OUTCOMES, IDEA = SHAPES["vision"], SHAPES["quality"], SHAPES["outcomes"], SHAPES["idea"]


def vision(**texts):
    return engine.tidy(VISION, texts)


def quality(*rows):
    return engine.tidy(QUALITY, {"indicators": [dict(zip(("key", "indicator", "target"), row, strict=False)) for row in rows]})


def test_tidy_names_every_field_and_refuses_strangers():
    assert set(vision()) == {field.key for field in VISION.fields}
    with pytest.raises(TypeError, match="no field 'colour'"):
        vision(colour="green")
    with pytest.raises(ValueError, match="is no data_roles"):
        engine.tidy(SHAPES["delivery"], {"data_roles": "nobody"})
    with pytest.raises(ValueError, match="is no number"):
        engine.tidy(SHAPES["admission"], {"places": "many"})


def test_tidy_twice_is_tidy_once():
    once = engine.tidy(QUALITY, {"indicators": [{"key": "a", "indicator": " Passed "}, {"key": "b"}], "review": {"en": "x", "fr": ""}})
    assert engine.tidy(QUALITY, once) == once
    assert [row["key"] for row in once["indicators"]] == ["a"]  # a row that says nothing is none


def test_needed_fields_are_missing_until_something_stands_there():
    assert [field.key for field in engine.missing(VISION, {})] == ["profile", "objectives", "unique", "existing"]
    assert "profile" not in {field.key for field in engine.missing(VISION, vision(profile="Everybody"))}


def test_different_fields_merge():
    base = vision(profile="one", unique="two")
    merged = merge(VISION, base, vision(profile="ONE", unique="two"), vision(profile="one", unique="TWO"))
    assert not merged.clashes
    assert merged.content == vision(profile="ONE", unique="TWO")


def test_different_languages_of_a_field_merge():
    base = vision(profile={"en": "one", "fr": "un"})
    merged = merge(VISION, base, vision(profile={"en": "ONE", "fr": "un"}), vision(profile={"en": "one", "fr": "UN"}))
    assert not merged.clashes
    assert merged.content["profile"] == {"en": "ONE", "fr": "UN"}


def test_the_same_field_clashes_and_holds_what_was_typed():
    merged = merge(VISION, vision(profile="one"), vision(profile="theirs"), vision(profile="yours", unique="new"))
    assert [(clash.path, clash.base, clash.theirs, clash.yours) for clash in merged.clashes] == [
        (("profile", "en"), "one", "theirs", "yours")
    ]
    assert merged.content["profile"] == {"en": "yours"}
    assert merged.content["unique"] == {"en": "new"}


def test_the_same_change_twice_is_no_clash():
    assert merge(VISION, vision(), vision(profile="same"), vision(profile="same")).clashes == ()


def test_rows_of_two_writers_both_stand():
    merged = merge(QUALITY, quality(("a", "Passed")), quality(("a", "Passed"), ("b", "Asked")), quality(("a", "Passed"), ("c", "Heard")))
    assert [row["key"] for row in merged.content["indicators"]] == ["a", "b", "c"]


def test_cells_of_one_row_merge_and_the_same_cell_clashes():
    base = quality(("a", "Passed", "80"))
    merged = merge(QUALITY, base, quality(("a", "Completed", "80")), quality(("a", "Passed", "90")))
    assert not merged.clashes
    assert merged.content["indicators"][0]["indicator"] == "Completed"
    assert merged.content["indicators"][0]["target"] == "90"
    clash = merge(QUALITY, base, quality(("a", "Passed", "70")), quality(("a", "Passed", "90"))).clashes[0]
    assert clash.path == ("indicators", "a", "target")


def test_a_row_that_was_changed_outlives_its_removal_whole():
    base = quality(("a", "Passed", "80"))
    for theirs, yours in [(quality(), quality(("a", "Passed", "90"))), (quality(("a", "Passed", "90")), quality())]:
        merged = merge(QUALITY, base, theirs, yours)
        assert not merged.clashes
        assert merged.content["indicators"][0]["indicator"] == "Passed"
        assert merged.content["indicators"][0]["target"] == "90"
    assert merge(QUALITY, base, quality(), base).content["indicators"] == []


def test_lists_keep_what_either_added_and_drop_what_either_took_out():
    def idea(*names):
        return engine.tidy(IDEA, {"disciplines": names})

    merged = merge(IDEA, idea("a", "b"), idea("a", "b", "c"), idea("b", "d"))
    assert merged.content["disciplines"] == ["b", "c", "d"]


def outcomes(*texts):
    return engine.tidy(OUTCOMES, {"texts": texts})


def test_outcomes_merge_line_by_line():
    base = outcomes("Explain.", "Analyse.", "Discuss.")
    theirs, yours = outcomes("Explain causes.", "Analyse.", "Discuss."), outcomes("Explain.", "Analyse.", "Discuss.", "Apply.")
    merged = merge(OUTCOMES, base, theirs, yours)
    assert not merged.clashes
    assert merged.content == outcomes("Explain causes.", "Analyse.", "Discuss.", "Apply.")
    both = merge(OUTCOMES, base, theirs, outcomes("Explain effects.", "Analyse.", "Discuss."))
    assert [clash.path for clash in both.clashes] == [("texts",)]


def test_outcomes_of_two_languages_merge():
    base = outcomes({"en": "Explain.", "fr": "Expliquer."})
    theirs, yours = outcomes({"en": "Explain it.", "fr": "Expliquer."}), outcomes({"en": "Explain.", "fr": "L’expliquer."})
    assert merge(OUTCOMES, base, theirs, yours).content == outcomes({"en": "Explain it.", "fr": "L’expliquer."})


def test_both_may_add_outcomes():
    def texts(*words):
        return [{"en": word} for word in words]

    assert merging.sequences(texts("a"), texts("a", "b"), texts("a", "c")) == texts("a", "b", "c")
    assert merging.sequences(texts("a", "b"), texts("b"), texts("a", "b", "c")) == texts("b", "c")
    assert merging.sequences(texts("a"), texts("b"), texts("c")) is None


def test_words_are_compared_and_nothing_is_lost_on_either_side():
    before, after = engine.word_diff("A broad view of the world.", "A first view of the world!")
    assert [(piece.kind, piece.text) for piece in before if piece.kind != "same"] == [("out", "broad"), ("out", ".")]
    assert [(piece.kind, piece.text) for piece in after if piece.kind != "same"] == [("in", "first"), ("in", "!")]


@given(st.text(max_size=200), st.text(max_size=200))
def test_a_comparison_shows_each_text_whole(one, other):
    before, after = engine.word_diff(one, other)
    assert "".join(piece.text for piece in before) == one
    assert "".join(piece.text for piece in after) == other


def test_a_long_hostile_text_is_compared_in_time():
    before, _after = engine.word_diff("a " * 20_000, "b a " * 20_000)
    assert len("".join(piece.text for piece in before)) == 40_000


def test_versions_are_compared_field_by_field():
    found = engine.compare(VISION, vision(profile="one", unique="two"), vision(profile="one", unique="TWO", existing="new"))
    assert [(change.path, change.before, change.after) for change in found] == [
        (("unique", "en"), "two", "TWO"),
        (("existing", "en"), None, "new"),
    ]


def test_each_piece_belongs_to_whoever_wrote_it_last():
    first, second = vision(profile="one", unique="two"), vision(profile="one", unique="TWO")
    assert engine.ascribe(VISION, [("Ada", first), ("Ben", second)]) == {("profile", "en"): "Ada", ("unique", "en"): "Ben"}


def test_a_value_is_put_in_its_place():
    content = quality(("a", "Passed", "80"))
    assert engine.with_value(QUALITY, content, ("indicators", "a", "target"), "90")["indicators"][0]["target"] == "90"
    assert engine.with_value(VISION, vision(profile="x"), ("profile", "en"), None) == vision()


@pytest.mark.parametrize("shape", SHAPES.values(), ids=list(SHAPES))
def test_every_shape_names_its_fields_once(shape):
    keys = [field.key for field in shape.fields]
    assert len(keys) == len(set(keys))
    for table in (field for field in shape.fields if isinstance(field, Table)):
        assert {"key"}.isdisjoint(column.key for column in table.columns)
        assert not any(isinstance(column, Table) for column in table.columns)


def test_every_planned_section_asks_for_something():
    assert all(any(field.needed for field in shape.fields) for shape in PLANNED.values())


# Two or three editors, any interleaving: no text that anyone typed is lost.

SMALL = Shape(
    "vision",
    "",
    (
        Text(key="a", name="A"),
        Words(key="b", name="B"),
        Choice(key="c", name="C"),
        Texts(key="o", name="O"),
        Table(key="t", name="T", columns=(Words(key="x", name="X"), Words(key="y", name="Y"))),
    ),
)
_word = st.text("xyz", min_size=1, max_size=3)


@st.composite
def edits(draw, who):
    """What one editor does to a content: some pieces rewritten with words of their own."""
    return {
        "a": {tag: f"{who}{draw(_word)}" for tag in draw(st.sets(st.sampled_from(["en", "fr"])))},
        "b": draw(st.sampled_from(["", f"{who}{draw(_word)}"])),
        "o": draw(st.lists(st.just(f"{who}{draw(_word)}"), max_size=2)),
        "t": {row: f"{who}{draw(_word)}" for row in draw(st.sets(st.sampled_from(["r1", "r2", f"new-{who}"])))},
        "cell": draw(st.sampled_from(["x", "y"])),
    }


def edited(content, edit):
    rows = {row["key"]: dict(row) for row in content["t"]}
    for key, text in edit["t"].items():
        rows[key] = rows.get(key, {"key": key, "x": "", "y": ""}) | {edit["cell"]: text}
    made = {
        "a": content["a"] | edit["a"],
        "b": edit["b"] or content["b"],
        "c": content["c"],
        "o": [*content["o"], *({"en": text} for text in edit["o"])],
        "t": list(rows.values()),
    }
    return engine.tidy(SMALL, made)


def typed(edit):
    return {*edit["a"].values(), *filter(None, [edit["b"]]), *edit["o"], *edit["t"].values()}


def texts_in(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts_in(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts_in(each)


START = engine.tidy(SMALL, {"a": "start", "t": [{"key": "r1", "x": "one"}, {"key": "r2", "y": "two"}]})


def play(schedule, save):
    """Editors read and save in the order of the schedule; gives what was typed and everything that is still somewhere."""
    versions, read, seen, typed_texts = [START], {}, [], set()
    for who, edit in schedule:
        if who not in read:
            read[who] = versions[-1]
            continue
        base = read.pop(who)
        typed_texts |= typed(edit)
        save(versions, base, edited(base, edit), seen)
    return typed_texts, set(texts_in([versions, seen]))


def merging_save(versions, base, yours, seen):
    merged = merge(SMALL, base, versions[-1], yours)
    if merged.clashes:
        seen.append(merged.content)  # the merge view, which holds what was typed; nothing is overwritten
    else:
        versions.append(merged.content)


def overwriting_save(versions, base, yours, seen):
    del base, seen
    versions[-1] = yours


schedules = st.lists(st.sampled_from("ABC").flatmap(lambda who: st.tuples(st.just(who), edits(who))), max_size=12)


@given(schedules)
def test_any_interleaving_of_editors_loses_no_text(schedule):
    typed_texts, kept = play(schedule, merging_save)
    assert typed_texts <= kept


@given(schedules)
def test_what_stood_is_replaced_only_by_who_had_read_it(schedule):
    """No save undoes what another wrote meanwhile: each version keeps every piece that its writer did not touch."""
    versions = [START]
    read = {}
    for who, edit in schedule:
        if who not in read:
            read[who] = versions[-1]
            continue
        base, before = read.pop(who), versions[-1]
        yours = edited(base, edit)
        merging_save(versions, base, yours, [])
        if versions[-1] is not before:
            theirs, mine, was = (engine.flat(SMALL, each) for each in (before, yours, base))
            now = engine.flat(SMALL, versions[-1])
            assert all(now.get(path) == text for path, text in theirs.items() if mine.get(path) == was.get(path) and path != ("o",))


def test_last_write_wins_loses_text():
    first = ("A", {"a": {"en": "Ax"}, "b": "", "o": [], "t": {}, "cell": "x"})
    second = ("B", {"a": {}, "b": "By", "o": [], "t": {}, "cell": "x"})
    typed_texts, kept = play([first, second, first, second], overwriting_save)
    assert typed_texts - kept == {"Ax"}
