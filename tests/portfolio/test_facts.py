"""How waits become bottlenecks."""

from datetime import UTC, datetime, timedelta

from juncta.portfolio.facts import KINDS, SEVERITIES, Wait, bottlenecks, heaviest

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def wait(place="G1", who="committee", days=1, took=None, design="a"):
    since = NOW - timedelta(days=days)
    return Wait(place, who, design, since, since + timedelta(days=took) if took is not None else None)


def test_waits_are_gathered_by_place_and_answerer():
    found = bottlenecks([wait(days=3), wait(days=10, took=2), wait("G3", "board", days=1), wait(days=20, took=7)], NOW)
    first, second = found
    assert (first.place, first.who, len(first.waiting), first.counted) == ("G1", "committee", 1, 3)
    assert (first.usual.days, first.longest.days) == (3, 7)
    assert first.since == NOW - timedelta(days=3)
    assert (second.place, second.counted) == ("G3", 1)


def test_where_nobody_waits_comes_last():
    over, running = wait("G4", "leiden", days=90, took=80), wait("G3", "board", days=1)
    assert [each.who for each in bottlenecks([over, running], NOW)] == ["board", "leiden"]
    assert bottlenecks([over], NOW)[0].since is None


def test_the_longest_waiting_comes_first_and_no_wait_is_negative():
    found = bottlenecks([wait("G3", "a", days=1), wait("G3", "b", days=5), wait("G3", "c", days=-2)], NOW)
    assert [each.who for each in found] == ["b", "a", "c"]
    assert found[2].longest == timedelta(0)


def test_the_heaviest_severity_is_the_last_of_the_data():
    assert heaviest(["slows", "stops", "detour"]) == "stops"
    assert heaviest([]) == ""
    assert all({"en", "fr"} <= set(name) for name in [*KINDS.values(), *SEVERITIES.values()])
