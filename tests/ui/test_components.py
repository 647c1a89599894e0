"""Components say what they must, in every state."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.template import Context, engines
from django.utils import translation

from juncta.base import clock
from juncta.base.models import Happening
from juncta.kernel.ects import Ects
from juncta.kernel.refusal import Finding, Refusal, Weight
from juncta.kernel.text import LangText
from juncta.ui.components.kinds import phrase
from juncta.ui.components.lists import LATEST
from juncta.ui.pictures import Cell, Journey, Matrix, MatrixRow, Part, Seam, Station

NOW = datetime(2026, 5, 12, 9, 30, tzinfo=UTC)
REFUSAL = Refusal("REV-102", "Authors do not review their own proposal.", "Another member can.")


def show(source: str, **values) -> str:
    template = engines["django"].engine.from_string("{% load juncta %}" + source)
    with clock.set_to(NOW):
        return template.render(Context({"csrf_token": "token", **values}))


def test_text_in_the_pages_language_carries_no_mark():
    assert show("{{ text|lang }}", text=LangText({"en": "Water", "fi": "Vesi"})) == "Water"


def test_text_in_another_language_says_which():
    assert show("{{ text|lang }}", text=LangText({"fi": "Vesi"})) == '<span lang="fi">Vesi</span>'


def test_text_is_escaped():
    assert show("{{ text|lang }}", text=LangText({"fi": "<b>"})) == '<span lang="fi">&lt;b&gt;</span>'
    assert "<b>" not in show("{% card title=text %}{% endcard %}", text="<b>")


def test_plain_text_for_attributes_and_nothing_for_nothing():
    assert show("{{ text|plain }}", text=LangText({"fi": "Vesi"})) == "Vesi"
    assert show("{{ text|lang }}|{{ text|plain }}", text=None) == "|"


def test_finding_is_filled_in_after_translation():
    finding = Finding("DES-210", "They add up to {sum}.", way_out="Change one of {sum}.", values={"sum": Ects("9.5")})
    assert show("{{ f|translated }} {{ f|translated:'way_out' }}", f=finding) == "They add up to 9.5. Change one of 9.5."


def test_sentence_without_values_may_hold_braces():
    assert show("{{ f|translated }}", f=Refusal("X-100", "See {this}.")) == "See {this}."


@pytest.mark.parametrize(
    ("value", "said"), [(Ects("10"), "10 ECTS"), ("2.50", "2.5 ECTS"), (3, "3 ECTS"), (2.5, "2.5 ECTS"), (None, "size not set")]
)
def test_credits_carry_their_unit(value, said):
    assert show("{{ value|ects }}", value=value).replace("\N{NO-BREAK SPACE}", " ") == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (NOW, "today, 11:30"),
        (datetime(2026, 5, 11, 23, tzinfo=UTC), "today, 01:00"),
        (date(2026, 5, 11), "yesterday"),
        (date(2026, 5, 13), "tomorrow"),
        (date(2026, 2, 3), "3 February"),
        (date(2024, 2, 3), "3 February 2024"),
    ],
)
def test_dates_are_said_as_people_say_them(value, said):
    shown = show("{% when value %}", value=value)
    assert said in shown
    assert 'title="' in shown
    assert "datetime=" in shown


def test_a_date_that_is_missing_shows_nothing():
    assert show("{% when value %}", value=None) == ""


def test_open_action_is_a_link_and_posting_action_a_form_with_its_token():
    assert '<a class="action primary" href="/x">Go</a>' in show('{% action to="/x" %}Go{% endaction %}')
    posted = show('{% action to="/x" post=True kind="danger" name="answer" value="no" %}Go{% endaction %}')
    assert 'method="post"' in posted
    assert 'value="token"' in posted
    assert 'name="answer" value="no"' in posted


def test_closed_action_stays_visible_and_says_why():
    shown = show('{% action to="/x" post=True refusal=refusal %}Approve{% endaction %}', refusal=REFUSAL)
    assert "Approve" in shown
    assert "<form" not in shown
    assert 'href="/x"' not in shown
    assert 'aria-disabled="true"' in shown
    assert "Authors do not review their own proposal. Another member can." in shown
    assert "REV-102" in shown
    described = shown.split('aria-describedby="')[1].split('"')[0]
    assert f'id="{described}"' in shown


def test_closed_form_shows_its_fields_closed():
    shown = show("{% form refusal=refusal %}<input>{% endform %}", refusal=REFUSAL)
    assert "<fieldset disabled><input></fieldset>" in shown
    assert "<form" not in shown


def test_form_that_asks_carries_no_token():
    assert "csrf" not in show("{% form get=True %}{% endform %}")


def test_fact_without_a_value_shows_a_dash():
    assert "<dd>–</dd>" in show('{% facts %}{% fact "Size" %} {% endfact %}{% endfacts %}')


def test_state_has_a_word_before_it_has_a_colour():
    assert "<span>agreed</span>" in show('{% state "agreed" %}{% endstate %}')
    assert "<span>by Bologna</span>" in show('{% state "agreed" %}by Bologna{% endstate %}')


def test_table_cells_carry_the_name_of_their_column():
    shown = show(
        '{% table caption="All" %}<thead><tr><th scope="col">Title</th><th>Size <b>now</b></th></tr></thead>'
        '<tbody><tr><th scope="row">A</th><td class="number">1</td></tr></tbody>{% endtable %}'
    )
    assert '<th role="rowheader" data-label="Title" scope="row">A</th>' in shown
    assert '<td role="cell" data-label="Size now" class="number">1</td>' in shown
    assert shown.count('role="row"') == 2
    assert '<thead role="rowgroup">' in shown


def test_name_over_numbers_stands_where_they_stand():
    shown = show(
        '{% table %}<thead><tr><th scope="col">Title</th><th scope="col">Size</th></tr></thead>'
        '<tbody><tr><th scope="row">A</th><td class="number">1</td></tr></tbody>{% endtable %}'
    )
    assert '<th role="columnheader" scope="col">Title</th><th role="columnheader" scope="col" class="number">Size</th>' in shown


def test_table_without_a_head_is_left_without_labels():
    assert "data-label" not in show("{% table %}<tbody><tr><td>1</td></tr></tbody>{% endtable %}")


def test_tile_always_names_its_partner():
    shown = show("{% tiles %}{% tile it %}awards{% endtile %}{% endtiles %}", it=SimpleNamespace(short_name="Helsinki", tile=15))
    assert "Helsinki" in shown
    assert "hue-4" in shown


def test_findings_come_with_those_that_block_first():
    found = [Finding("A-201", "Advice.", weight=Weight.ADVISES), Finding("B-202", "Stop.", way_out="Do this.")]
    shown = show("{% findings found %}", found=found)
    assert shown.index("Stop.") < shown.index("Advice.")
    assert "Do this." in shown
    assert show('{% findings none good="All well." %}', none=[]).count("All well.") == 1


def test_journey_marks_where_we_are_and_gives_its_data_as_a_table():
    road = Journey([Station("a", "Idea", "done"), Station("b", "Review", who="The cluster", href="/r")], here="b")
    shown = show("{% journey road %}", road=road)
    assert 'aria-current="step"' in shown
    assert "Now: <b>Review</b>" in shown
    assert 'href="/r"' in shown
    assert "<table" in shown
    assert "<title>done</title>" in shown


def test_journey_without_a_picture_is_the_whole_way():
    shown = show("{% journey nothing %}", nothing=None)
    assert "Recognised" in shown
    assert 'aria-current="step"' not in shown


def test_signatures_name_who_is_missing():
    shown = show("{% signatures rows %}", rows=[Seam("Helsinki", 4, NOW), Seam("Bologna", 1, note="No approval yet")])
    assert "1/2" in shown
    assert "Incomplete: Bologna has not signed." in shown
    assert "No approval yet" in shown
    assert "<desc" in shown


def test_signatures_take_rows_of_required_signers():
    row = SimpleNamespace(institution=SimpleNamespace(short_name="Helsinki", tile=4), signed_at=NOW, trouble="")
    assert "Complete: every university has signed." in show("{% signatures rows %}", rows=[row])


def test_parts_stand_in_their_order():
    parts = [Part("Intro", "3", "Helsinki", 4, first=True), Part(LangText({"en": "Arts"}), Ects("1"), "Bologna", 1, compulsory=False)]
    shown = show("{% component_graph parts %}", parts=parts)
    listed = shown.rpartition("</svg>")[2]
    assert listed.index("Intro") < listed.index("first") < listed.index("Arts") < listed.index("any order")
    assert "optional" in shown


def test_an_order_is_drawn_twice_and_told_in_a_table():
    parts = [
        Part("Last", "1", "Bologna", 1, key="last", requires=frozenset({"middle", "intro"}), group="B"),
        Part("Middle <b>", "2", "Helsinki", 4, key="middle", requires=frozenset({"intro"})),
        Part("Intro", "3", "Helsinki", 4, key="intro"),
    ]
    shown = show("{% component_graph parts 6 %}", parts=parts)
    assert shown.count('<svg class="drawing wide"') == shown.count('<svg class="drawing narrow"') == 1
    assert shown.count('class="arrow"') == 4  # Intro → Middle → Last, in both pictures: what follows from the rest is not drawn
    assert "Middle &lt;b&gt;" in shown
    assert shown.count('href="#parts-') == 6
    table = shown.rpartition("</svg>")[2]
    assert table.index("Intro") < table.index("Middle") < table.index("Last")
    assert "after Intro, Middle" in " ".join(table.split())


def test_parts_without_order_need_no_arrows():
    shown = show("{% component_graph parts %}", parts=[Part("One", "1"), Part("Two", "1")])
    assert "arrow" not in shown
    assert "In any order" in shown


def test_a_page_with_its_own_table_gets_no_second_one():
    parts = [Part("Intro", "3", first=True, key="intro"), Part("Arts", "1", key="arts")]
    shown = show("{% component_graph parts table=False %}", parts=parts)
    assert "<table" not in shown
    assert 'href="#part-intro"' in shown


def test_matrix_says_each_answer_in_a_word():
    shown = show("{% matrix m %}", m=Matrix(["Senate"], [MatrixRow("Bologna", [Cell("returned", "see § 3")], 1)], "Who said what"))
    assert "returned" in shown
    assert "see § 3" in shown
    assert 'data-label="Senate"' in shown


def test_map_lists_what_it_shows_and_says_when_there_is_nothing():
    it = SimpleNamespace(short_name="Leiden", name=LangText("Universiteit Leiden"), city="Leiden", latitude=52.16, longitude=4.48, tile=7)
    shown = show("{% partner_map all %}", all=[it])
    assert shown.count("<svg") == 2
    assert "Universiteit Leiden<" in shown
    assert "No partners yet" in show("{% partner_map all %}", all=[])


def test_map_writes_numbers_so_that_a_browser_can_read_them():
    it = SimpleNamespace(short_name="Leiden", name="Leiden", city="", latitude=52.16, longitude=4.48, tile=7)
    with translation.override("fr"):
        shown = show("{% partner_map all %}", all=[it])
    assert not any("," in line for line in shown.splitlines() if "<circle" in line or "viewBox" in line)


@pytest.mark.django_db
def test_history_tells_who_did_what_the_latest_first():
    subject = uuid4()
    for kind, who in (("DesignStarted", "Academic"), ("DesignSubmitted", "Academic"), ("GatePassed", "")):
        Happening.objects.create(at=NOW, who=who, kind=kind, subject="design", subject_id=subject)
    Happening.objects.create(at=NOW, who="Stranger", kind="DesignStarted", subject="design", subject_id=uuid4())
    shown = show('{% history "design" id %}', id=subject)
    assert shown.index("passed a gate") < shown.index("sent the design to review") < shown.index("wrote down the idea")
    assert "Stranger" not in shown
    assert "<b>Juncta</b>" in shown


@pytest.mark.django_db
def test_history_without_events_shows_nothing_and_a_long_one_says_that_there_is_more():
    subject = uuid4()
    assert show('{% history "design" id %}', id=subject).strip() == ""
    Happening.objects.bulk_create(
        Happening(at=NOW, who="Academic", kind="DesignChanged", subject="design", subject_id=subject) for _ in range(LATEST + 1)
    )
    assert f"{LATEST}+" in show('{% history "design" id %}', id=subject)


@pytest.mark.django_db
@pytest.mark.parametrize("length", [1, 3])
def test_history_asks_the_database_once(length, django_assert_num_queries):
    subject = uuid4()
    Happening.objects.bulk_create(
        Happening(at=NOW, who="Academic", kind="DesignChanged", subject="design", subject_id=subject) for _ in range(length)
    )
    with django_assert_num_queries(1):
        show('{% history "design" id %}', id=subject)


def test_kind_without_a_phrase_is_still_readable():
    assert phrase("SomethingNewHappened") == "something new happened"
