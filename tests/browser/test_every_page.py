"""Every page that the house offers to anybody: it is there, everybody can use it, it fits a phone, and the browser has no complaint."""

import gzip
import re
import urllib.request
from itertools import groupby
from urllib.parse import urljoin
from uuid import UUID

import pytest
from django.urls import reverse

from juncta.project.story import cast
from tests.browser.houses import demo
from tests.browser.people import Company, chromium
from tests.browser.seeing import PHONE, looking
from tests.browser.walking import Specimen, Walker, kind_of
from tests.house.test_addresses import ALL

pytestmark = [pytest.mark.browser, pytest.mark.processes]

ONLY_FOR_ACTS = 405
BUDGET = 60_000  # bytes of style and script with the first page, as they travel
NAMES = {role.key: role.name for role in cast.roles()}
NOT_FOUND = Specimen("404", "/nothing-here/", "", 0)
NOT_NOW = Specimen("refused", "/framework/publish/", "academic", 0)
NOT_OFFERED = {  # pages that no link leads to, and why
    "alliance-join": "asks an account that is nobody yet",
    "credentials-public": "stands inside the badge",
    "credentials-status": "stands inside the badge",
    "design-answer-member": "shown when somebody declines; here nobody is invited",
    "design-joint": "a part of the workspace that a script asks for",
    "design-rules-matrix": "a part of a page that a script asks for",
    "desk-cast": "the demo's own, and left out of the walk",
    "desk-mailbox": "the demo's own, and left out of the walk",
    "framework-adopt": "offered once every comment is answered; here one is not",
    "framework-consult": "offered before the consultation, which has begun here",
    "livez": "for machines",
    "needs-draft": "offered while a draft that was brought in waits",
    "readyz": "for machines",
    "recognition-new": "offered as long as a university with rules was not asked; here all were",
    "review-condition": "offered once every seat has spoken",
    "review-evidence": "offered where evidence came with a file",
    "review-objection": "offered while an objection stands",
    "support-keep": "offered to whoever has answered",
    "ui-favicon": "for browsers",
    "ui-unsaved": "comes after the sign-in of somebody whose session ended while they wrote",
}


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with demo(tmp_path_factory.mktemp("house")) as running:
        yield running


@pytest.fixture(scope="module")
def browser(address):
    del address
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def walkers(address, browser):
    """Everybody has followed every link, after a few acts that open what would be closed otherwise."""
    company = Company(browser, address)
    company("learner", NAMES["learner"]).opens("/portfolio/").follows("Micro-credential").presses("Share a link")
    examiner = company("examiner", NAMES["examiner"]).opens("/assessment/").follows("Open the board", within="main .waits")
    examiner.presses("Confirm the chosen results")
    academic = company("academic", NAMES["academic"]).opens("/designs/").follows("Cities and Water").follows("Components")
    academic.follows("Add a component").writes("Title", "Three rivers").chooses("Who teaches it", "Helsinki").writes("Size in ECTS", "2")
    academic.presses("Save the component")
    company.leave()
    return [Walker(address, key).walk() for key in ("", *NAMES)]


@pytest.fixture(scope="module")
def specimens(walkers):
    """The richest page of every kind that anybody was offered."""
    richest: dict[str, Specimen] = {}
    for walker in walkers:
        for kind, specimen in walker.specimens.items():
            if kind not in richest or specimen.size > richest[kind].size:
                richest[kind] = specimen
    own = next(
        path for walker in walkers if walker.key == "learner" for path in walker.answers if kind_of(path) == "credentials-credential"
    )
    richest["recognition-new"] = Specimen("recognition-new", own.replace("/credentials/", "/recognition/claim/"), "learner", 0)
    return richest


def test_every_link_leads_to_a_page(walkers):
    assert [fault for walker in walkers for fault in walker.faults] == []
    assert min(len(walker.answers) for walker in walkers) > 10


def test_every_page_is_offered_to_somebody(address, walkers):
    """A page to which no link leads is a page that nobody finds."""
    offered = {kind for walker in walkers for kind in walker.kinds}
    assert sorted(kind for kind in offered if kind.startswith("unknown")) == []
    academic = Walker(address, "academic")
    lost = [name for name, pattern in ALL.items() if name not in offered and academic.asks(_somewhere(pattern)) != ONLY_FOR_ACTS]
    assert sorted(lost) == sorted(NOT_OFFERED)


def test_everybody_can_use_every_page(address, browser, specimens):
    faults = []
    everything = sorted([*specimens.values(), NOT_FOUND, NOT_NOW], key=lambda specimen: specimen.key)
    for key, seen in groupby(everything, key=lambda specimen: specimen.key):
        with looking(browser, address, key, NAMES.get(key, "")) as look:
            faults += [f"{each.kind} ({each.path}, {key or 'visitor'}): {fault}" for each in seen for fault in look.faults(each.path)]
    assert faults == []


def test_first_page_is_light(address):
    page = _get(address, "/").decode()
    files = re.findall(r'<(?:link rel="stylesheet" href|script[^>]* src)="([^"]+)"', page)
    assert files
    assert sum(len(gzip.compress(_get(address, file))) for file in files) <= BUDGET
    assert sum(len(_get(address, file)) for file in files) <= BUDGET


def test_keyboard_alone_is_enough(address, browser):
    """Skip the header, write an idea, and read what is missing, without a mouse and without a script."""
    company = Company(browser, address)
    academic = company("academic", NAMES["academic"]).opens("/designs/new/")
    page, keys = academic.page, academic.page.keyboard
    page.set_viewport_size(PHONE)
    keys.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the content"
    assert page.locator(":focus").bounding_box()["x"] >= 0
    keys.press("Enter")
    for text in ("Bread and salt", "How food joins people.", "Cities ask for it.", "Everybody who cooks."):
        while not page.locator(":focus").evaluate("each => each.matches('textarea, input[type=text]')"):
            keys.press("Tab")
        keys.type(text)
        keys.press("Tab")
    while page.locator(":focus").get_attribute("name") != "focus_area":
        keys.press("Tab")
    keys.type("Sustain")
    while page.locator(":focus").inner_text() != "Write it down":
        keys.press("Tab")
    keys.press("Enter")
    academic.reads("Bread and salt").sees("Your idea is written down.")
    company.leave()


def _somewhere(pattern):
    """An address of this kind, where there is nothing."""
    kinds = {"UUIDConverter": UUID(int=0), "IntConverter": 0}
    return reverse(pattern.name, kwargs={name: kinds.get(type(each).__name__, "none") for name, each in pattern.pattern.converters.items()})


def _get(address, place):
    with urllib.request.urlopen(urljoin(address, place), timeout=10) as answer:  # noqa: S310 - our own house
        return answer.read()
