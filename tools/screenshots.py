"""Takes the documentation's screenshots from a running demo: `python -m tools.screenshots http://127.0.0.1:8471`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "screenshots"
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]
MOST = 250_000  # bytes of one picture
TITLE = "Micro-credential in Sustainability"
IDEA = "Cities and Water (demo)"
JUDGED = "Climate Decisions in Public Life"
Scheme = Literal["light", "dark"]


@dataclass(frozen=True)
class Window:
    """Through what one looks."""

    width: int = 1200
    height: int = 860
    scheme: Scheme = "light"


DESKTOP = Window()
PHONE = Window(390, 844, "dark")


class House:
    """A running demo."""

    def __init__(self, browser: Browser, address: str) -> None:
        """The address is that of the demo, without a slash at its end."""
        self.browser = browser
        self.address = address

    @contextmanager
    def seen(self, key: str = "", window: Window = DESKTOP) -> Iterator[Page]:
        """A page of somebody of the cast, or of a visitor."""
        size = {"width": window.width, "height": window.height}
        context = self.browser.new_context(
            viewport=size,  # type: ignore[arg-type]
            color_scheme=window.scheme,
            reduced_motion="reduce",
            locale="en-GB",
        )
        page = context.new_page()
        if key:
            page.goto(f"{self.address}/demo/cast/")
            page.locator(f"form[action='/demo/cast/{key}/'] button").click()
        yield page
        context.close()

    def opens(self, page: Page, path: str, *links: str) -> None:
        """Open a path and follow links by their names."""
        page.goto(f"{self.address}{path}")
        for link in links:
            page.locator("main").get_by_role("link", name=link, exact=True).first.click()

    def shared(self) -> str:
        """The learner's link; made when there is none."""
        with self.seen("learner") as page:
            self.opens(page, "/portfolio/", TITLE)
            if (button := page.get_by_role("button", name="Share a link")).count():
                button.click()
            return page.locator("main a[href^='/verify/']").first.get_attribute("href") or ""


def take(house: House) -> None:
    """All of them."""
    with house.seen() as page:
        house.opens(page, "/")
        _keep(page, "front")
        house.opens(page, "/catalogue/", TITLE)
        _keep(page, "edition")
        house.opens(page, "/framework/")
        _keep(page, "framework")
    designing(house)
    with house.seen("student-reviewer") as page:
        house.opens(page, "/reviews/", JUDGED)
        _keep(page, "dossier", "Who must say yes")
    with house.seen("office") as page:
        house.opens(page, "/portfolio/designs/")
        _keep(page, "portfolio")
    with house.seen("registrar-krakow") as page:
        house.opens(page, "/credentials/", TITLE)
        _keep(page, "signatures")
    with house.seen("recognition-leuven") as page:
        house.opens(page, "/recognition/", TITLE)
        _keep(page, "recognition")
    link = house.shared()
    with house.seen() as page:
        house.opens(page, link)
        _keep(page, "verify")
    with house.seen(window=PHONE) as page:
        house.opens(page, link)
        _keep(page, "verify-phone")


def designing(house: House) -> None:
    """What a team sees: the workspace of an idea, a section with its conversation, and what the partners' rules say to a design."""
    with house.seen("academic") as page:
        house.opens(page, "/designs/", IDEA)
        _keep(page, "design")
        home = page.url
        page.goto(f"{home}idea/")
        _keep(page, "section", "In the margin")
        house.opens(page, "/designs/", JUDGED)
        page.goto(f"{page.url}rules/")
        _keep(page, "rules", "The size that suits everybody")


def _keep(page: Page, name: str, heading: str = "") -> None:
    """Write what stands in the window, from a heading on if one is named and there."""
    if heading and (found := page.get_by_role("heading", name=heading)).count():
        found.first.evaluate("node => window.scrollTo(0, node.getBoundingClientRect().top + window.scrollY - 24)")
    file = FOLDER / f"{name}.png"
    page.screenshot(path=file)
    size = file.stat().st_size
    print(f"{file.name:<20} {size / 1000:.0f} kB")
    if size > MOST:
        file.unlink()
        message = f"{name} is larger than {MOST // 1000} kB"
        raise SystemExit(message)


def main() -> int:
    """Take them from the demo at the given address."""
    address = (sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8471").rstrip("/")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        take(House(browser, address))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
