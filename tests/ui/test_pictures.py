"""Pictures are geometry: rings that close, maps whose labels keep apart, roads that know where we are."""

from datetime import UTC, datetime
from itertools import combinations

import pytest

from juncta.ui.drawing import geography, ring, strip
from juncta.ui.pictures import WHOLE_WAY, Journey, Place, Seam, Station
from juncta.ui.specimens import PLACES

SIGNED = datetime(2026, 5, 12, 9, tzinfo=UTC)


def ends(path: str) -> tuple[str, str]:
    return path[1:].split("A", maxsplit=1)[0], path.rsplit(" 1 ", maxsplit=1)[-1]


def test_ring_stays_open_while_one_is_missing():
    arcs = ring.draw([Seam("Helsinki", 4, SIGNED), Seam("Bologna", 1)])
    assert [arc.closed for arc in arcs] == [True, False]
    assert ends(arcs[0].path)[1] != ends(arcs[1].path)[0]


def test_ring_closes_when_all_have_signed():
    arcs = ring.draw([Seam(name, tile, SIGNED) for name, tile in (("Helsinki", 4), ("Jagiellonian", 5), ("Bologna", 1))])
    for before, after in zip(arcs, [*arcs[1:], arcs[0]], strict=True):
        assert ends(before.path)[1] == ends(after.path)[0]


def test_ring_of_one_is_a_whole_circle_and_of_none_nothing():
    assert ring.draw([Seam("Helsinki", 4, SIGNED)])[0].path.count("A") == 2
    assert ring.draw([]) == []


@pytest.mark.parametrize("number", [2, 3, 11])
def test_emblem_has_a_piece_for_each(number):
    assert len({piece.path for piece in ring.joined(list(range(number)))}) == number


@pytest.mark.parametrize("width", [340, 640])
def test_labels_on_the_map_keep_out_of_each_others_way(width):
    drawing = geography.draw(PLACES, width)
    assert {pin.name for pin in drawing.pins} == {place.name for place in PLACES}
    for one, other in combinations(drawing.pins, 2):
        assert not one.box.meets(other.box), f"{one.name} lies on {other.name}"
    for pin in drawing.pins:
        assert pin.box.left >= 0
        assert pin.box.right <= drawing.width


def test_labels_of_places_in_one_town_keep_apart():
    drawing = geography.draw([Place(f"University {n}", 48.85 + n / 100, 2.34) for n in range(4)], 340)
    assert not any(one.box.meets(other.box) for one, other in combinations(drawing.pins, 2))


def test_map_is_drawn_anew_for_a_phone_so_that_letters_keep_their_size():
    wide, narrow = (geography.draw(PLACES, width) for width in (640, 340))
    assert (wide.kind, narrow.kind) == ("wide", "narrow")
    assert narrow.width == 340


def test_map_of_a_tall_alliance_is_not_taller_than_a_page():
    drawing = geography.draw([Place("Helsinki", 60.17, 24.95), Place("Bologna", 44.5, 11.35)], 340)
    assert drawing.height <= 1.2 * drawing.width


def test_map_of_one_place_and_map_outside_europe():
    assert geography.draw([Place("Helsinki", 60.17, 24.95)], 340).pins
    assert geography.draw([Place("Nairobi", -1.29, 36.82), Place("Accra", 5.56, -0.19)], 640).land == ""


def test_every_place_is_joined_to_the_others():
    spots = [(0.0, 0.0), (10.0, 0.0), (20.0, 1.0)]
    assert geography.threads(spots) == "M0 0L10 0M10 0L20 1"


def test_road_knows_where_it_is_and_keeps_what_a_station_says_itself():
    road = Journey([Station("a", "A", "done"), Station("b", "B"), Station("c", "C", "returned")], here="b")
    assert [road.state_of(station) for station in road.stations] == ["done", "here", "returned"]


def test_whole_way_leads_from_idea_to_recognition():
    assert [WHOLE_WAY.stations[0].code, WHOLE_WAY.stations[-1].code] == ["idea", "recognised"]


def test_strip_gives_each_part_its_share():
    paths = strip.draw([3, 2, 2, 2, 1])
    assert [path.split("H")[1].split("V")[0] for path in paths] == ["300.0", "500.0", "700.0", "900.0", "1000.0"]
    assert "A" not in paths[0].split("V30")[1]
    assert paths[-1].count("A") == 1


def test_strip_of_nothing_draws_nothing():
    assert strip.draw([]) == strip.draw([0, 0]) == []
