"""Frozen content as it is read: section by section for a panel, element by element for the public."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from babel import Locale
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from juncta.design import facts as codes
from juncta.design import queries as designs
from juncta.kernel.refusal import Finding, Weight
from juncta.kernel.text import LangText
from juncta.kernel.words import mark
from juncta.ui.pictures import Part

if TYPE_CHECKING:
    from juncta.alliance.models import Institution

Plain = Mapping[str, Any]  # a snapshot, or an edition's content

GRADING_SCHEMES = {"pass-fail": mark("Pass or fail")}
CYCLES = {5: mark("short cycle"), 6: mark("first cycle, bachelor"), 7: mark("second cycle, master"), 8: mark("third cycle, doctorate")}
ROLES = (mark("coordinating"), mark("awarding"), mark("teaching"), mark("associated"))  # design.facts.PartnerRole, for translation


@dataclass(frozen=True, slots=True)
class Element:
    """One standard element of the Council Recommendation's Annex I: its number there ("" for optional ones), its name, what is said."""

    number: str
    name: str
    values: list[Any]  # texts for the page, LangText or str


def standard_elements(plain: Plain) -> list[Element]:
    """The elements in the order of Annex I; learner and date of issuing stand on each credential, so they are not here."""
    awarding = [each for each in plain["institutions"] if each["slug"] in plain["awarding"]]
    elements = [
        Element("2", _("Title"), [LangText(plain["title"])]),
        Element("3", _("Country of those who award"), [country(code) for code in sorted({each["country"] for each in awarding})]),
        Element("4", _("Awarded by"), [LangText(each["name"]) for each in awarding]),
        Element("6", _("Learning outcomes"), [LangText(text) for text in plain["outcomes"]]),
        Element("7", _("Workload"), [f"{plain['ects']}\N{NO-BREAK SPACE}ECTS"] if plain["ects"] else []),
        Element("8", _("Level"), [level(plain["eqf_level"])] if plain["eqf_level"] else []),
        Element("9", _("Type of assessment"), coded(codes.ASSESSMENT_TYPES, plain["assessment_type"])),
        Element("10", _("Form of participation"), coded(codes.PARTICIPATION_FORMS, plain["participation"])),
        Element("11", _("Quality assurance"), coded(codes.QUALITY_ASSURANCE_TYPES, plain["quality_assurance"])),
    ]
    optional = [
        Element("", _("Languages of teaching"), [language(tag) for tag in plain["languages"]]),
        Element("", _("Prerequisites"), [LangText(plain["prerequisites"])] if plain["prerequisites"] else [_("None")]),
        Element("", _("Supervision and identity check"), coded(codes.SUPERVISION_FORMS, plain["supervision"])),
        Element("", _("Grading"), _grading(plain)),
        Element("", _("Stacking"), coded(codes.STACKABILITY, plain["stackability"])),
    ]
    return [*elements, *(each for each in optional if each.values)]


def _grading(plain: Plain) -> list[Any]:
    own = plain.get("grading")
    return [LangText(own["name"])] if own else coded(GRADING_SCHEMES, plain["grading_scheme"])


def coded(names: Mapping[str, str], code: str) -> list[Any]:
    """The name of a code in the page's language; the code itself if the list does not know it, nothing if there is none."""
    return [_(names[code]) if code in names else code] if code else []


def level(eqf: int) -> str:
    """An EQF level with its cycle."""
    return _("EQF {level} ({cycle})").format(level=eqf, cycle=_(CYCLES[eqf])) if eqf in CYCLES else _("EQF {level}").format(level=eqf)


def _locale() -> Locale:
    return Locale.parse(get_language() or "en", sep="-")


def country(code: str) -> str:
    """A country's name in the page's language, by its ISO 3166-1 code."""
    return str(_locale().territories.get(code.upper(), code))


def language(tag: str) -> str:
    """A language's name in the page's language, by its BCP 47 tag, as a word that can stand alone."""
    name = str(_locale().languages.get(tag.split("-", maxsplit=1)[0], tag))
    return name[:1].upper() + name[1:]


def parts_of(plain: Plain, partners: "Mapping[str, Institution]") -> list[Part]:
    """The components for the picture of their order, each in the hue of its provider."""
    return [
        Part(
            title=LangText(each["title"]),
            ects=each["ects"],
            provider=partners[each["provider"]].short_name if each["provider"] in partners else each["provider"],
            tile=partners[each["provider"]].tile if each["provider"] in partners else 0,
            first=each["comes_first"],
            compulsory=each["compulsory"],
            key=each["key"],
            requires=frozenset(each.get("requires", ())),
            group=each.get("group", ""),
        )
        for each in plain["components"]
    ]


@dataclass(frozen=True, slots=True)
class Maker:
    """An institution with what it does."""

    name: LangText
    country: str
    roles: list[str]
    tile: int


def makers_of(plain: Plain, partners: "Mapping[str, Institution]") -> list[Maker]:
    """The institutions that take part, with their roles in the page's language."""
    return [
        Maker(
            name=LangText(each["name"]),
            country=country(each["country"]),
            roles=[_(role) for role in each["roles"]],
            tile=partners[each["slug"]].tile if each["slug"] in partners else 0,
        )
        for each in plain["institutions"]
    ]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a dossier: its content's template is named by `key`; beside it what was found and what it meets."""

    key: str
    title: str
    findings: list[Finding] = field(default_factory=list)
    criteria: list[Plain] = field(default_factory=list)
    shown: list[designs.Shown] = field(default_factory=list)

    @property
    def blocking(self) -> int:
        """How many findings block."""
        return sum(each.blocks for each in self.findings)

    @property
    def is_judged(self) -> bool:
        """Whether checks look at it; who wrote it and what was attached is only told."""
        return self.key not in {"hands", "documents"}


# key, title, the places findings point at
SECTIONS: tuple[tuple[str, str, frozenset[str]], ...] = (
    (
        "idea",
        mark("The idea"),
        frozenset({"title", "summary", "need", "audience", "challenge", "research_basis", "disciplines", "goals"}),
    ),
    ("partners", mark("Who makes it"), frozenset({"partners", "team"})),
    ("outcomes", mark("Learning outcomes"), frozenset({"outcomes"})),
    ("components", mark("Components"), frozenset({"components"})),
    ("elements", mark("European standard elements"), frozenset()),  # takes what points nowhere else
)


def sections_of(snapshot: Plain) -> list[Section]:
    """A dossier's sections in reading order, each with the findings frozen with it; the definition's criteria stand beside the idea."""
    found = [finding_of(each) for each in snapshot.get("findings", ())]
    written = _written(snapshot, found)
    placed: frozenset[str] = frozenset().union(*(places for _key, _title, places in SECTIONS), snapshot.get("sections", {}))
    own = [
        Section(
            key=key,
            title=title,
            findings=[each for each in found if each.where in places or (key == "elements" and each.where not in placed)],
            criteria=list(snapshot.get("criteria", ())) if key == "idea" else [],
        )
        for key, title, places in SECTIONS
    ]
    more = [("hands", mark("Who wrote it"), "contributions"), ("documents", mark("Documents"), "evidence")]
    return [*own, *written, *_recorded(snapshot, found), *(Section(key, title) for key, title, name in more if snapshot.get(name))]


def _written(snapshot: Plain, found: list[Finding]) -> list[Section]:
    """The sections that the team wrote by their descriptions; an older dossier has none."""
    names = designs.names_in(snapshot)
    return [
        Section(
            key="written",
            title=name,
            findings=[each for each in found if each.where == key],
            shown=designs.shown(key, snapshot["sections"][key], names),
        )
        for key, name in codes.SECTION_NAMES.items()
        if key in snapshot.get("sections", {}) and designs.is_planned(key)
    ]


def _recorded(snapshot: Plain, found: list[Finding]) -> list[Section]:
    """The business plan and the agreement, where the dossier holds them."""
    names = designs.names_in(snapshot)
    return [
        Section(
            key="written",
            title=codes.SECTION_NAMES[key],
            findings=[each for each in found if each.where == key],
            shown=designs.shown(key, snapshot[key], names),
        )
        for key in ("business", "agreement")
        if key in snapshot
    ]


def talk_of(snapshot: Plain) -> list[Plain]:
    """Who commented and suggested how much, by group and university, students first; no person."""
    return [{**each, "group": codes.CATEGORY_NAMES.get(each["category"], each["category"])} for each in snapshot.get("conversation", ())]


def outcomes_of(snapshot: Plain) -> "list[tuple[LangText, Plain]]":
    """The learning outcomes, each with what stands beside it: its dimension, its assessment, components and skills."""
    aligned = snapshot.get("alignment") or [{} for _each in snapshot["outcomes"]]
    components = {each["key"]: LangText(each["title"]) for each in snapshot["components"]}
    return [
        (
            LangText(text),
            {
                "components": [components.get(key, key) for key in beside.get("components", ())],
                "skills": [LangText(skill["label"]) for skill in beside.get("skills", ())],
            },
        )
        for text, beside in zip(snapshot["outcomes"], aligned, strict=True)
    ]


def hands_of(snapshot: Plain) -> list[Plain]:
    """Who wrote how much, by group and university: names of groups marked, universities as they were frozen; no person."""
    partners = {each["slug"]: each for each in snapshot.get("institutions", ())}
    return [
        {
            **each,
            "group": codes.CATEGORY_NAMES.get(each["category"], each["category"]),
            "university": LangText(partners[each["institution"]]["name"]) if each["institution"] in partners else each["institution"],
            "names": [codes.SECTION_NAMES.get(key, key) for key in each["sections"]],
        }
        for each in snapshot.get("contributions", ())
    ]


def finding_of(plain: Plain) -> Finding:
    """A finding again, as it was frozen."""
    return Finding(
        code=plain["code"],
        sentence=plain["sentence"],
        where=plain["where"],
        way_out=plain["way_out"],
        weight=Weight(plain["weight"]),
        values=dict(plain["values"]),
    )
