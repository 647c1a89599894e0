"""When a panel, and when the awarding partners, have an answer; and what a change of an approved design reopens."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from juncta.framework.facts import Gate
from juncta.review.facts import Approvals, Decision, Outcome, Panel, Verdict

Plain = Mapping[str, Any]  # a frozen design
ASSESSMENT = ("assessment_type", "supervision", "grading_scheme")


def panel_outcome(panel: Panel) -> Outcome:
    """Open until every seat has spoken; then it is discussed until it is confirmed; then one return sends the design back.

    Where nothing is to be discussed, one seat's confirmation closes the discussion; else every seat confirms.
    """
    if not panel.has_spoken:
        return Outcome.OPEN
    if not (panel.seats <= panel.confirmed or (panel.agrees and panel.confirmed)):
        return Outcome.DISCUSSING
    return Outcome.RETURNED if Verdict.RETURN in panel.voices.values() else Outcome.APPROVING


def approvals_outcome(approvals: Approvals) -> Outcome:
    """One institution's return sends the design back at once; approval needs every awarding partner. Without partners there is none."""
    if Decision.RETURNED in approvals.decisions.values():
        return Outcome.RETURNED
    if approvals.partners and approvals.partners <= approvals.decisions.keys():
        return Outcome.APPROVED
    return Outcome.APPROVING


def changed_materially(before: Plain, after: Plain) -> tuple[str, ...]:
    """Which of the material changes (framework.facts.REOPENS) lie between two frozen versions of a design, in their order.

    Wording around them, another language for an outcome, people, dates and texts are small changes.
    """
    found = {
        "ects": _credits(before) != _credits(after),
        "level": before["eqf_level"] != after["eqf_level"],
        "outcomes": not _say_the_same(before["outcomes"], after["outcomes"]),
        "awarding": _awarding(before) != _awarding(after),
        "assessment": any(before.get(name) != after.get(name) for name in ASSESSMENT),
    }
    return tuple(name for name, changed in found.items() if changed)


def _credits(plain: Plain) -> tuple[Any, ...]:
    return plain["ects"], tuple(sorted((each["key"], each["ects"], each["compulsory"]) for each in plain["components"]))


def _awarding(plain: Plain) -> tuple[Any, ...]:
    return frozenset(plain["awarding"]), plain["award_model"], plain.get("quorum")


def _say_the_same(before: Collection[Mapping[str, str]], after: Collection[Mapping[str, str]]) -> bool:
    """Whether each outcome says in every language that both have what its counterpart said; order counts for nothing."""
    left = list(after)
    for text in before:
        same = next((each for each in left if _same(text, each)), None)
        if same is None:
            return False
        left.remove(same)
    return not left


def _same(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    shared = one.keys() & other.keys()
    return bool(shared) and all(one[tag] == other[tag] for tag in shared)


def decides_anew(gate: Gate, changes: Collection[str], passed: Collection[str]) -> bool:
    """Whether a gate decides on an approved design again: these changes reopen it, or it is not among the gates `passed` then.

    The latter happens when the design has moved to a version of the framework that has another gate in its place.
    """
    return gate.code not in passed or not set(gate.reopened_by).isdisjoint(changes)


def concerned_partners(
    before: Plain, after: Plain, changes: Collection[str], lasting: Mapping[str, date | None], on: date
) -> frozenset[str]:
    """The awarding partners who decide anew: all, if the micro-credential itself changed; else only those who came to it.

    `lasting` holds the approvals that stand and until when; one that has run out is no longer one.
    """
    awarding = frozenset(after["awarding"])
    if set(changes) - {"awarding"} or before["award_model"] != after["award_model"]:
        return awarding
    return frozenset(slug for slug in awarding if slug not in lasting or _is_over(lasting[slug], on))


def _is_over(until: date | None, on: date) -> bool:
    return until is not None and until < on


@dataclass(frozen=True, slots=True)
class Consequences:
    """What is left of a micro-credential when a partner goes: components without provider, countries, awarding partners."""

    components: tuple[Mapping[str, str], ...]  # their titles
    countries: int
    awarding: int
    awarded: bool  # the partner was one of them
    coordinated: bool


def consequences(plain: Plain, slug: str) -> Consequences:
    """What is left when the institution of that slug goes."""
    left = [each for each in plain["institutions"] if each["slug"] != slug]
    return Consequences(
        components=tuple(each["title"] for each in plain["components"] if each["provider"] == slug),
        countries=len({each["country"] for each in left}),
        awarding=sum(each != slug for each in plain["awarding"]),
        awarded=slug in plain["awarding"],
        coordinated=plain["coordinating"] == slug,
    )
