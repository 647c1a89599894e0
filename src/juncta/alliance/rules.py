"""Reading an alliance's data: plain values in, facts out, or a complaint that names its place."""

import re
from collections.abc import Mapping
from typing import Any

from juncta.alliance.facts import AllianceFacts, BodyFacts, FocusAreaFacts, GoalFacts, InstitutionFacts
from juncta.kernel.tables import LANGUAGE, Misread, Table, unique

ROR = re.compile(r"0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}")
COUNTRY = re.compile(r"[A-Z]{2}")
DID = re.compile(r"did:web:[A-Za-z0-9.-]+(%3A[0-9]+)?(:[A-Za-z0-9._-]+)*")
WEBSITE = re.compile(r"https?://\S+")
NORTH, EAST = 90, 180
UNVERIFIABLE = {"name", "country", "city", "languages", "schac_home", "ror", "latitude", "longitude", "hours_per_ects"}


def read(data: Mapping[str, Any]) -> AllianceFacts:
    """The alliance that the data describes; raises Misread with the place and the reason."""
    top = Table(data)
    alliance = top.table("alliance")
    facts = AllianceFacts(
        slug=alliance.slug("slug"),
        name=alliance.words("name"),
        vision=alliance.words("vision"),
        did=alliance.matching("did", DID, "a did:web identifier"),
        website=alliance.matching("website", WEBSITE, "a web address", default=""),
        goals=tuple(_goal(each) for each in top.tables("goals")),
        institutions=tuple(_institution(each) for each in top.tables("institutions")),
        focus_areas=tuple(_focus_area(each) for each in top.tables("focus_areas")),
        bodies=tuple(_body(each) for each in top.tables("bodies")),
    )
    alliance.close()
    top.close()
    _hold_together(facts)
    return facts


def _goal(row: Table) -> GoalFacts:
    goal = GoalFacts(code=row.slug("code"), name=row.words("name"))
    row.close()
    return goal


def _focus_area(row: Table) -> FocusAreaFacts:
    area = FocusAreaFacts(slug=row.slug("slug"), name=row.words("name"))
    row.close()
    return area


def _institution(row: Table) -> InstitutionFacts:
    institution = InstitutionFacts(
        slug=row.slug("slug"),
        name=row.words("name"),
        short_name=row.text("short_name"),
        country=row.matching("country", COUNTRY, "a country code of two capital letters"),
        city=row.text("city"),
        languages=row.texts("languages"),
        schac_home=row.text("schac_home"),
        ror=row.matching("ror", ROR, "a ROR id of nine characters, without https://ror.org/"),
        latitude=row.number("latitude", -NORTH, NORTH),
        longitude=row.number("longitude", -EAST, EAST),
        hours_per_ects=row.text("hours_per_ects", default=""),
        unverified=row.texts("unverified", default=()),
    )
    row.close()
    for tag in institution.languages:
        if not LANGUAGE.fullmatch(tag):
            raise Misread((*row.path, "languages"), f"{tag!r} is no language tag")
    if stray := sorted(set(institution.unverified) - UNVERIFIABLE):
        raise Misread((*row.path, "unverified"), f"an institution has no {stray[0]!r}")
    return institution


def _body(row: Table) -> BodyFacts:
    body = BodyFacts(
        slug=row.slug("slug"),
        name=row.words("name"),
        kind=row.slug("kind"),
        helps_with=row.words("helps_with"),
        focus_area=row.slug("focus_area", default=""),
        institution=row.slug("institution", default=""),
        unverified=row.flag("unverified"),
    )
    row.close()
    return body


def _hold_together(facts: AllianceFacts) -> None:
    """Names are unique, and what a body points at exists."""
    unique((goal.code for goal in facts.goals), ("goals",))
    unique((area.slug for area in facts.focus_areas), ("focus_areas",))
    unique((body.slug for body in facts.bodies), ("bodies",))
    for name in ("slug", "schac_home", "ror"):
        unique((getattr(each, name) for each in facts.institutions), ("institutions",))
    areas, institutions = {each.slug for each in facts.focus_areas}, {each.slug for each in facts.institutions}
    for index, body in enumerate(facts.bodies):
        if body.focus_area and body.focus_area not in areas:
            raise Misread(("bodies", index, "focus_area"), f"there is no focus area {body.focus_area!r}")
        if body.institution and body.institution not in institutions:
            raise Misread(("bodies", index, "institution"), f"there is no institution {body.institution!r}")
