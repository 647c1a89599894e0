"""People in front of a real browser: what they open, write, press and see, in words; without JavaScript."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]
PATIENCE = 40.0  # seconds for what another process does
AT_ONCE = 4_000  # milliseconds for what stands on a page
IN_TIME = 15_000  # milliseconds for a page


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's chromium."""
    if not CHROMIUM.exists():
        pytest.skip("Debian's chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Person:
    """Somebody with a browser window of their own."""

    page: Page
    address: str
    called: str

    # --- going places -----------------------------------------------------------------------------------------------

    def opens(self, place: str, status: int = 200) -> "Person":
        """Open an address of the house and get the expected answer."""
        answer = self.page.goto(place if place.startswith("http") else f"{self.address}{place}")
        assert answer is not None
        assert answer.status == status, f"{self.called} got {answer.status} at {place}, not {status}"
        return self

    def follows(self, link: str, within: str = "main") -> "Person":
        """Follow a link by its name."""
        self.page.locator(within).get_by_role("link", name=link).first.click()
        return self

    def cannot_find(self, *places: str) -> "Person":
        """Every one of these places answers as one that does not exist."""
        for place in places:
            self.opens(place, 404)
        return self

    @property
    def place(self) -> str:
        """Where this person is, without the house's address."""
        return self.page.url.removeprefix(self.address).partition("#")[0]

    # --- acting -----------------------------------------------------------------------------------------------------

    def presses(self, button: str) -> "Person":
        """Press a button by its name, or by what it begins with; the answer must not be an error."""
        main = self.page.locator("main")
        named = main.get_by_role("button", name=button, exact=True)
        with self.page.expect_navigation() as answered:
            (named if named.count() else main.get_by_role("button", name=button)).first.click()
        answer = answered.value
        assert answer is None or answer.status < 400, f"{self.called} pressed “{button}” and got {answer.status}: {self.text()}"
        return self

    def writes(self, label: str, text: str) -> "Person":
        """Write into a field; of a text in several languages, into its English one."""
        group = self.page.get_by_role("group", name=re.compile(rf"^{re.escape(label)}"))
        box = group.get_by_label("English", exact=True) if group.count() else self.page.get_by_label(re.compile(rf"^{re.escape(label)}"))
        box.first.fill(text)
        return self

    def chooses(self, label: str, option: str) -> "Person":
        """Choose from a list; the option may be the beginning of its words."""
        box = self.page.get_by_label(re.compile(rf"^{re.escape(label)}")).first
        words = box.locator("option").all_inner_texts()
        found = next((each for each in words if each.strip().startswith(option)), None)
        assert found is not None, f"“{label}” offers no “{option}”, only {words}"
        box.select_option(label=found.strip())
        return self

    def ticks(self, *labels: str, among: str = "") -> "Person":
        """Tick boxes or choose among several, by the beginning of their names."""
        scope = self.page.get_by_role("group", name=re.compile(rf"^{re.escape(among)}")) if among else self.page.locator("main")
        for label in labels:
            scope.get_by_label(re.compile(rf"^\s*{re.escape(label)}")).first.check()
        return self

    def drops(self, content: bytes, name: str = "badge.json") -> "Person":
        """Give a file to the page."""
        file = {"name": name, "mimeType": "application/json", "buffer": content}
        self.page.locator("input[type=file]").set_input_files(files=[file])  # type: ignore[list-item]
        return self

    def gets(self, link: str) -> bytes:
        """Download what a link leads to."""
        with self.page.expect_download() as loaded:
            self.page.locator("main").get_by_role("link", name=link).first.click()
        return Path(loaded.value.path()).read_bytes()

    # --- seeing -----------------------------------------------------------------------------------------------------

    def sees(self, *texts: str) -> "Person":
        """Each text stands on the page."""
        for text in texts:
            expect(self.page.locator("main"), f"{self.called} at {self.place}").to_contain_text(text, timeout=AT_ONCE)
        return self

    def misses(self, *texts: str) -> "Person":
        """None of the texts stands on the page."""
        for text in texts:
            expect(self.page.locator("main"), f"{self.called} at {self.place}").not_to_contain_text(text, timeout=AT_ONCE)
        return self

    def reads(self, heading: str) -> "Person":
        """The page's heading is this."""
        expect(self.page.get_by_role("heading", level=1), self.called).to_have_text(heading, timeout=AT_ONCE)
        return self

    def finds_closed(self, button: str, code: str) -> "Person":
        """The button is there, closed, and gives the reason with this code."""
        closed = self.page.locator(".closed").filter(has=self.page.get_by_role("button", name=button)).first
        expect(closed.get_by_role("button"), self.called).to_have_attribute("aria-disabled", "true", timeout=AT_ONCE)
        expect(closed, self.called).to_contain_text(code, timeout=AT_ONCE)
        return self

    def waits_for(self, text: str, place: str = "") -> "Person":
        """Open the page again and again until another process has done its part."""
        until, where = time.monotonic() + PATIENCE, place or self.place
        while text not in self.opens(where).text():
            assert time.monotonic() < until, f"{self.called} waited in vain for “{text}” at {where}: {self.text()}"
            time.sleep(0.2)
        return self

    def text(self) -> str:
        """Everything in the main part of the page."""
        return self.page.locator("main").inner_text()

    def link_to(self, name: str) -> str:
        """Where a link leads."""
        return self.page.locator("main").get_by_role("link", name=name).first.get_attribute("href") or ""

    def part(self, title: str) -> Locator:
        """The part of the page under a title."""
        return self.page.locator("main section").filter(has=self.page.get_by_role("heading", name=title)).first


@dataclass
class Company:
    """Everybody who comes to the house; each keeps their window."""

    browser: Browser
    address: str
    windows: dict[str, Person] = field(default_factory=dict)
    contexts: list[BrowserContext] = field(default_factory=list)

    def window(self, called: str) -> Person:
        """A new window for somebody who is nobody yet."""
        context = self.browser.new_context(java_script_enabled=False, locale="en-GB", viewport={"width": 1100, "height": 900})
        context.set_default_timeout(IN_TIME)
        self.contexts.append(context)
        return Person(context.new_page(), self.address, called)

    def __call__(self, key: str, name: str = "") -> Person:
        """One of the cast, signed in on the demo's page of the cast; without a name, a visitor."""
        if key not in self.windows:
            person = self.window(key)
            if name:
                person.opens("/demo/cast/").presses(f"Sign in {name}")
            self.windows[key] = person
        return self.windows[key]

    def leave(self) -> None:
        """Everybody closes their window."""
        for context in self.contexts:
            context.close()
