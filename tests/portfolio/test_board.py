"""All designs at a glance, where they wait, and the tables to take along."""

import csv
import io
from datetime import timedelta

import openpyxl
import pytest
from django.urls import reverse

from juncta.base import clock
from juncta.base.models import Happening
from juncta.kernel.refusal import Refused
from juncta.portfolio import operations, queries
from juncta.portfolio.models import Reminder
from juncta.review.facts import Decision, Wanted
from tests.design.factories import make_idea, make_partner, make_whole_design
from tests.portfolio.factories import House, make_house, make_obstacle
from tests.review.factories import SEATS, confirm, give_decision, give_voice, make_court

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(db):
    return make_house()


@pytest.fixture
def court(house):
    return make_court(cast=house.cast)


def running(actor):
    return sorted((wait.place, wait.who) for wait in queries.waits(actor) if wait.until is None)


def test_designs_stand_in_their_columns(house, court):
    idea = make_idea(house.cast)
    found = queries.board(house.office)
    columns = {stage.code: [entry.design.pk for entry in entries] for stage, entries in found.columns}
    assert columns["A"] == [idea.pk]
    assert columns["D"] == [court.dossier.design_id]
    assert list(columns) == list("ABCDEFGH")
    entry = next(entry for entry in found.entries if entry.design.pk == court.dossier.design_id)
    assert [home.slug for home in entry.partners] == ["bologna", "helsinki", "krakow"]
    assert (entry.coordinator, entry.blocks, entry.stood) == ("Helsinki", 0, "under a day")


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        ({"stage": "A"}, 1),
        ({"stage": "D"}, 1),
        ({"partner": "krakow"}, 1),
        ({"partner": "nowhere"}, 0),
        ({"area": "sustainability"}, 2),
        ({"state": "under review"}, 1),
        ({"format": "micro-credential"}, 2),
        ({"text": "SUSTAIN"}, 2),
        ({"text": "nothing"}, 0),
    ],
)
def test_what_stands_in_the_address_narrows_the_board(house, court, wanted, fits):
    make_idea(house.cast)
    found = queries.board(house.office, queries.Wanted.read(wanted))
    assert (len(found.entries), found.all) == (fits, 2)


def test_every_wait_is_found_where_it_is(house, court):
    idea = make_idea(house.cast)
    make_partner(house.cast, idea, "krakow", "awarding", accept=None)
    waiting = [("G1", "ssc-sustainability"), *sorted(("G3", seat) for seat in SEATS), ("invitation", "krakow")]
    assert running(house.office) == waiting
    for seat in SEATS:
        give_voice(court, seat, conditions=[Wanted("Say who teaches.", before_publication=True)] if seat == SEATS[0] else ())
    assert [each for each in running(house.office) if each[0] == "G3"] == sorted(("G3", seat) for seat in SEATS)
    confirm(court, *SEATS)
    assert [each for each in running(house.office) if each[0] == "G4"] == [("G4", slug) for slug in ("bologna", "helsinki", "krakow")]
    give_decision(court, "helsinki", Decision.APPROVED)
    assert ("G4", "helsinki") not in running(house.office)
    over = {(wait.place, wait.who) for wait in queries.waits(house.office) if wait.until}
    assert {("G1", "ssc-sustainability"), ("G3", "student-board"), ("G4", "helsinki"), ("invitation", "krakow")} <= over


def test_an_agreement_waits_for_whoever_took_its_word_back(house):
    from juncta.design import operations as designing

    design = make_whole_design(house.cast)
    assert not [each for each in running(house.office) if each[0] == "agreement"]
    by, home = house.cast.actor("approver-krakow"), house.cast.institutions["krakow"]
    designing.take_back_sign_off(design=design, by=by, institution=home, code="finance")
    assert [each for each in running(house.office) if each[0] == "agreement"] == [("agreement", "krakow")]


def test_a_stranger_finds_nothing(court):
    stranger = make_house("harbour")
    assert queries.board(stranger.office).entries == []
    assert queries.waits(stranger.office) == []


def test_lines_say_where_who_and_how_long(house, court):
    with clock.set_to(clock.now() + timedelta(days=12)):
        line = next(each for each in queries.lines(house.office) if each.bottleneck.who == "student-board")
    assert (str(line.place), str(line.who), line.now) == ("G3: The alliance approves", "Student Board", "12 days")
    assert [(design.pk, days) for design, days in line.waiting] == [(court.dossier.design_id, 12)]
    assert line.bar.part == 1.0


def test_who_can_end_a_wait_is_known(house, court):
    assert queries.to_remind(house.office, "G3", "student-board") == [court.reviewers["student-board"]]
    assert queries.to_remind(house.office, "G4", "krakow") == [house.cast.approvers["krakow"]]
    assert queries.to_remind(house.office, "G1", "ssc-sustainability") == [house.cast.chair]
    assert queries.to_remind(house.office, "invitation", "krakow") == [house.cast.approvers["krakow"]]
    assert queries.to_remind(house.office, "G9", "krakow") == []


def test_a_reminder_goes_out_once_a_day(house, court):
    def remind(by=None):
        return operations.remind(designs=[court.dossier.design], place="G3", who="student-board", by=by or house.office)

    assert len(remind()) == 1
    with pytest.raises(Refused) as refused:
        remind()
    assert refused.value.refusal.code == "POR-117"
    with clock.set_to(clock.now() + timedelta(days=1)):
        remind()
    assert Reminder.objects.count() == Happening.objects.filter(kind="WaitReminded").count() == 2
    with pytest.raises(Refused) as refused:
        remind(house.cast.actor("academic"))
    assert refused.value.refusal.code == "POR-112"


# pages


@pytest.mark.parametrize("name", ["portfolio-board", "portfolio-bottlenecks", "portfolio-barriers"])
def test_colleagues_read_and_learners_do_not(house, court, sign_in, name):
    assert sign_in(house.officer).get(reverse(name)).status_code == 200
    assert sign_in(house.cast.chair).get(reverse(name)).status_code == 200
    assert sign_in(house.cast.student).get(reverse(name)).status_code == 403


def test_the_board_and_the_table_share_one_address(house, court, sign_in):
    client, address = sign_in(house.officer), reverse("portfolio-board")
    page = client.get(address, {"partner": "krakow"}).content.decode()
    assert str(court.dossier.design.title) in page
    assert "partner=krakow&amp;view=table" in page
    table = client.get(address, {"partner": "krakow", "view": "table"}).content.decode()
    assert "<table" in table
    assert "No design fits" in client.get(address, {"text": "nothing"}).content.decode()
    assert "XLSX" not in sign_in(house.cast.chair).get(address).content.decode()


def test_the_office_reminds_by_a_button(house, court, sign_in):
    client, address = sign_in(house.officer), reverse("portfolio-remind")
    assert client.post(address, {"place": "G3", "who": "student-board"}).status_code == 302
    assert client.post(address, {"place": "G3", "who": "nobody"}).status_code == 404
    assert client.post(address, {"place": "G3", "who": "student-board"}).status_code == 403
    assert sign_in(house.cast.chair).post(address, {"place": "G3", "who": "student-board"}).status_code == 403


@pytest.mark.parametrize(("name", "queries_of_it"), [("portfolio-board", 29), ("portfolio-bottlenecks", 43)])
def test_a_page_takes_as_many_queries_for_three_designs_as_for_one(house, sign_in, django_assert_num_queries, name, queries_of_it):
    client, address = sign_in(house.officer), reverse(name)
    make_court(cast=house.cast)
    client.get(address)
    for more in range(2):
        if more:
            make_whole_design(house.cast)
            make_idea(house.cast)
        with django_assert_num_queries(queries_of_it):
            assert client.get(address).status_code == 200


def exported(client, table, kind, **query):
    answer = client.get(reverse("portfolio-export", args=[table, kind]), query)
    return answer, b"".join(answer.streaming_content) if answer.streaming else b""


def test_tables_are_taken_along_without_formulas(house: House, court, sign_in):
    make_obstacle(house, title="=HYPERLINK(1)", what_happened="@SUM")
    client = sign_in(house.officer)
    for table in queries.TABLES:
        answer, body = exported(client, table, "csv")
        assert answer.status_code == 200
        assert f'filename="{table}-' in answer["Content-Disposition"]
        rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))
        assert all(len(row) == len(rows[0]) for row in rows)
        assert not any(cell.startswith(("=", "@")) for row in rows for cell in row)
        _answer, body = exported(client, table, "xlsx")
        sheet = openpyxl.load_workbook(io.BytesIO(body)).active
        assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    _answer, body = exported(client, "designs", "csv", partner="nowhere")
    assert len(body.decode("utf-8-sig").splitlines()) == 1


def test_who_may_not_take_a_table_along(house, court, sign_in):
    assert exported(sign_in(house.cast.chair), "designs", "csv")[0].status_code == 403
    assert exported(sign_in(house.officer), "designs", "exe")[0].status_code == 404
    assert exported(sign_in(house.officer), "nothing", "csv")[0].status_code == 404


def test_a_table_speaks_the_language_of_its_reader(house, court, sign_in):
    answer = sign_in(house.officer).get(reverse("portfolio-export", args=["designs", "csv"]), headers={"accept-language": "fr"})
    assert "Titre" in b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()[0]
