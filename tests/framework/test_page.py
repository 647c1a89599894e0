from tools import lifecycle_picture
from tools.framework_page import CHECKLIST, PAGE, checklist, page, shipped


def test_the_reference_page_is_what_the_data_says():
    assert PAGE.read_text() == page(), "run: python -m tools.framework_page"


def test_the_checklist_is_what_the_data_says():
    assert CHECKLIST.read_text() == checklist(), "run: python -m tools.framework_page"


def test_the_picture_of_the_lifecycle_is_what_the_data_says():
    drawn = lifecycle_picture.picture()
    assert lifecycle_picture.PICTURE.read_text() == drawn, "run: python -m tools.lifecycle_picture"
    assert all(step.code in drawn for step in shipped().steps)
