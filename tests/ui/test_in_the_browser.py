"""What a browser makes of the house's own pages: nothing that shuts people out, nothing wider than a phone, in light and dark."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders

from tests.browser.people import chromium

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

ADDRESS = "http://juncta.test"
PLACES = ("/", "/gallery/", "/account/login/", "/account/signup/", "/account/password/reset/", "/nowhere/")
WIDTHS = (360, 768, 1440)


@pytest.fixture
def pages(client) -> dict[str, str]:
    """The pages as the server renders them, before any browser is there."""
    return {place: client.get(place).content.decode() for place in PLACES}


def answer(route, pages):
    path = route.request.url.removeprefix(ADDRESS)
    if path in pages:
        return route.fulfill(body=pages[path], content_type="text/html")
    found = finders.find(path.removeprefix("/static/"))
    return route.fulfill(path=str(found)) if found else route.fulfill(status=404)


def is_wider_than_its_window(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_shut_nobody_out_and_fit_their_window(pages, scheme):
    with chromium() as browser:
        page = browser.new_page(color_scheme=scheme)
        page.route("**/*", lambda route: answer(route, pages))
        for place in PLACES:
            page.goto(ADDRESS + place)
            found = Axe().run(page)
            assert found.violations_count == 0, f"{place} in {scheme}:\n{found.generate_report()}"
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                assert not is_wider_than_its_window(page), f"{place} is wider than {width} pixels"


def test_letters_may_grow_to_twice_their_size(pages):
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 720, "height": 900})
        page.route("**/*", lambda route: answer(route, pages))
        page.goto(f"{ADDRESS}/gallery/")
        page.evaluate("document.documentElement.classList.add('twice')")
        page.add_style_tag(content=":root.twice { font-size: 200% }")
        assert not is_wider_than_its_window(page)


def test_first_stop_of_the_keyboard_leads_to_the_content(pages):
    with chromium() as browser:
        page = browser.new_page()
        page.route("**/*", lambda route: answer(route, pages))
        page.goto(f"{ADDRESS}/gallery/")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"


def test_closed_button_can_be_reached_and_says_why(pages):
    with chromium() as browser:
        page = browser.new_page()
        page.route("**/*", lambda route: answer(route, pages))
        page.goto(f"{ADDRESS}/gallery/")
        closed = page.get_by_role("button", name="Approve", exact=True)
        closed.focus()
        assert page.evaluate("document.activeElement.textContent") == "Approve"
        reason = page.locator(f"#{closed.get_attribute('aria-describedby')}")
        assert "Authors do not review their own proposal" in reason.inner_text()


def test_first_load_is_small(pages):
    loaded = [part.split('"')[0] for part in pages["/"].split('href="/static/')[1:]] + [
        part.split('"')[0] for part in pages["/"].split('src="/static/')[1:]
    ]
    weight = sum(Path(str(finders.find(path))).stat().st_size for path in loaded if path.endswith((".css", ".js")))
    assert 0 < weight <= 60_000
