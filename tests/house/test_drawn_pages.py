"""What the documentation draws from the source is as the source is now."""

import pytest

from tools import journey_picture, reference


def test_the_picture_of_the_journey_is_up_to_date():
    assert journey_picture.PICTURE.read_text(encoding="utf-8") == journey_picture.picture()


@pytest.mark.parametrize(
    ("name", "draw"), [("journey.md", reference.journey), ("recognition-facts.md", reference.facts), ("integrity.md", reference.integrity)]
)
def test_a_reference_page_is_up_to_date(name, draw):
    assert (reference.PAGES / name).read_text(encoding="utf-8") == draw()


@pytest.mark.processes
def test_the_page_of_commands_is_up_to_date():
    assert (reference.PAGES / "commands.md").read_text(encoding="utf-8") == reference.commands()
