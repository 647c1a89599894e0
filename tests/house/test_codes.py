"""Nobody meets a code without a page: the reference page is what the source says."""

from collections import defaultdict

from tests.house.source import ROOT
from tools.codes import PAGE, codes, page

PREFIX = {
    "alliance": "ALL",
    "skills": "SKI",
    "jurisdiction": "JUR",
    "framework": "FRA",
    "design": "DES",
    "needs": "NEE",
    "support": "SUP",
    "cocreation": "COC",
    "review": "REV",
    "catalogue": "CAT",
    "enrolment": "ENR",
    "assessment": "ASM",
    "credentials": "CRE",
    "recognition": "REC",
    "portfolio": "POR",
    "desk": "DSK",
}


def test_the_page_of_codes_is_up_to_date():
    assert PAGE.read_text() == page(), f"run: python -m tools.codes (writes {PAGE.relative_to(ROOT)})"


def test_every_code_has_a_sentence():
    assert not [each.code for each in codes() if not each.sentence]


def test_a_code_bears_its_rooms_prefix():
    strangers = defaultdict(list)
    for each in codes():
        if each.room in PREFIX and not each.code.startswith(PREFIX[each.room]):
            strangers[each.room].append(each.code)
    assert not strangers
