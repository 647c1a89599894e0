from tools.framework_page import PAGE, page


def test_the_reference_page_is_what_the_data_says():
    assert PAGE.read_text() == page(), "run: python -m tools.framework_page"
