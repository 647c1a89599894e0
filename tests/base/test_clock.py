"""The clock: moments in UTC, days where the house is."""

from datetime import UTC, date, datetime

from juncta.base import clock


def test_the_day_is_the_one_that_pages_show():
    just_after_midnight_in_brussels = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    with clock.set_to(just_after_midnight_in_brussels):
        assert clock.today() == date(2026, 11, 24)
        assert clock.now() == just_after_midnight_in_brussels
