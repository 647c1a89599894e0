"""How a page looks and reads to everybody: what axe finds, whether it fits a phone, what the browser complains about."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page

PHONE, DESK = {"width": 360, "height": 780}, {"width": 1200, "height": 900}
ALL_RULES = {"resultTypes": ["violations"]}
CONTRAST = ALL_RULES | {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
TOO_WIDE = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  const out = [...document.querySelectorAll("body *")].filter(each => each.getBoundingClientRect().right > wide + 1);
  return out.slice(-2).map(each => `${each.tagName.toLowerCase()}.${each.className}`);
}"""


@dataclass
class Look:
    """A page with scripts, so that axe can run, and everything the browser complained about."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _hear(self, said: ConsoleMessage) -> None:
        """Errors, a breach of the content security policy among them; that a page itself answers 403 or 404 is no complaint."""
        about_the_page = said.text.startswith("Failed to load resource") and said.location.get("url") == self.page.url
        if said.type == "error" and not about_the_page:
            self.complaints.append(said.text)

    def faults(self, path: str) -> Iterator[str]:
        """Full look on a desk in light; then fit and contrast on a phone in the dark, in French."""
        self.page.set_viewport_size(DESK)
        self.page.emulate_media(color_scheme="light")
        self._speak("en")
        self.page.goto(f"{self.address}{path}")
        yield from self._found("light", ALL_RULES)
        self._speak("fr")
        self.page.set_viewport_size(PHONE)
        self.page.emulate_media(color_scheme="dark")
        self.page.goto(f"{self.address}{path}")
        wide = self.page.evaluate(TOO_WIDE)
        if wide:
            yield f"wider than a phone: {wide}"
        yield from self._found("dark", CONTRAST)
        yield from (f"complaint: {each}" for each in self.complaints)
        self.complaints.clear()

    def _speak(self, language: str) -> None:
        self.page.context.add_cookies([{"name": "django_language", "value": language, "url": self.address}])

    def _found(self, scheme: str, options: dict) -> Iterator[str]:
        for rule in Axe().run(self.page, options=options).response["violations"]:
            node = rule["nodes"][0]
            why = (node["any"] or node["all"] or node["none"])[0]["message"]
            yield f"{scheme}: {rule['id']} ({len(rule['nodes'])}): {node['html'][:160]} {why[:160]}"


@contextmanager
def looking(browser: Browser, address: str, key: str, name: str) -> Iterator[Look]:
    """A window of one of the cast, or of a visitor."""
    context = browser.new_context(locale="en-GB", viewport=DESK)  # type: ignore[arg-type]
    page = context.new_page()
    if key:
        page.goto(f"{address}/demo/cast/")
        page.get_by_role("button", name=f"Sign in {name}").click()
    yield Look(page, address)
    context.close()
