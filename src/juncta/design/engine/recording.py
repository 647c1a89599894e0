"""The business plan and the agreement as sections that are read: they are written cell by cell and clause by clause, and kept whole."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from juncta.design.clauses import CLAUSE_STATE_NAMES
from juncta.design.engine.kinds import Choice, Number, Several, Shape, Table, Words
from juncta.design.money import FUNDING, GROUPS, WHOLE, WORK
from juncta.kernel.words import mark

Plain = Mapping[str, Any]

BUSINESS = Shape(
    "business",
    mark("Who pays what, who works how much, and where the money comes from."),
    (
        Several(key="groups", name=mark("Who may apply"), codes=GROUPS),
        Table(key="fees", name=mark("Fees"), of="places", columns=(Words(key="amount", name=mark("Amount")),), most=2000),
        Table(key="learners", name=mark("Learners expected"), of="places", columns=(Number(key="count", name=mark("How many")),), most=500),
        Table(
            key="effort",
            name=mark("Staff effort"),
            of="places",
            columns=(Words(key="amount", name=mark("How much")),),
            most=500,
        ),
        Table(key="shares", name=mark("Shares of income"), of="places", columns=(Words(key="share", name=mark("Share")),)),
        Table(
            key="funding",
            name=mark("Other money"),
            columns=(
                Words(key="name", name=mark("What it is called")),
                Choice(key="kind", name=mark("What kind of money"), codes=FUNDING),
                Words(key="amount", name=mark("Amount")),
                Choice(key="institution", name=mark("For whom"), of="institutions"),
            ),
            most=200,
        ),
        Table(
            key="rates",
            name=mark("Exchange rates"),
            columns=(Words(key="rate", name=mark("Rate")), Words(key="on", name=mark("Date")), Words(key="source", name=mark("Source"))),
        ),
    ),
)
AGREEMENT = Shape(
    "agreement",
    mark("Thirteen clauses, and who stands by them."),
    (
        Table(
            key="clauses",
            name=mark("Clauses"),
            of="clauses",
            columns=(
                Choice(key="state", name=mark("State"), codes={each.value: name for each, name in CLAUSE_STATE_NAMES.items()}),
                Several(key="signed_off", name=mark("Signed off by"), of="institutions"),
                Words(key="text", name=mark("Text"), most=20_000),
            ),
        ),
    ),
)
RECORDS: Mapping[str, Shape] = {each.key: each for each in (BUSINESS, AGREEMENT)}


def as_rows(section: str, content: Plain) -> dict[str, Any]:
    """What was kept of such a section, as its shape reads it; of any other section the content itself.

    A row's key names its place: "helsinki", "helsinki teaching", "helsinki lifelong-learners component".
    """
    if section == AGREEMENT.key:
        return {"clauses": [_clause(each) for each in content.get("clauses", ())]}
    if section != BUSINESS.key:
        return dict(content)
    partners = content.get("partners", ())
    return {
        "groups": content.get("groups", []),
        "fees": [row for each in partners for row in _fees(each)],
        "learners": [
            {"key": f"{each['institution']} {group}", "count": str(count)} for each in partners for group, count in each["learners"].items()
        ],
        "effort": [row for each in partners for row in _effort(each)],
        "shares": [{"key": each["institution"], "share": f"{_plain(each['share'])} %"} for each in partners if each["share"]],
        "funding": [
            {**each, "key": str(number), "amount": f"{_plain(each['amount'])} {each['currency']}"}
            for number, each in enumerate(content.get("funding", ()), start=1)
        ],
        "rates": [
            {
                "key": f"{each['base']}-{each['currency']}",
                "rate": f"1 {each['base']} = {_plain(each['rate'])} {each['currency']}",
                **{name: each[name] for name in ("on", "source")},
            }
            for each in content.get("rates", ())
        ],
    }


def _clause(clause: Plain) -> dict[str, Any]:
    stand_by = [each["institution"] for each in clause.get("signed_off", ()) if each["version"] == clause["version"]]
    return {"key": clause["code"], "state": clause["state"], "signed_off": stand_by, "text": clause["text"]}


def _fees(partner: Plain) -> Iterator[dict[str, str]]:
    for fee in partner["fees"]:
        part = "" if fee["component"] == WHOLE else f" {fee['component']}"
        yield {"key": f"{partner['institution']} {fee['group']}{part}", "amount": f"{_plain(fee['amount'])} {partner['currency']}"}


def _effort(partner: Plain) -> Iterator[dict[str, str]]:
    for each in partner["effort"]:
        rate = f" × {_plain(each['rate'])} {partner['currency']}" if each["rate"] else ""
        yield {"key": f"{partner['institution']} {each['work']}", "amount": f"{_plain(each['amount'])} {each['unit']}{rate}"}


def _plain(amount: str) -> str:
    """Without needless zeros: 150, 12.5."""
    return f"{Decimal(amount).normalize():f}"


def names_of_places(content: Plain, names: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """What the places in such a content are called: the names of the codes of their keys, in the language that is active."""
    known: dict[str, Any] = {**names["institutions"], **names["components"], **WORK, **GROUPS}
    keys = [row["key"] for rows in content.values() for row in rows if isinstance(row, dict)]
    return {key: " · ".join(str(known.get(code, code)) for code in key.split(" ")) for key in keys}
