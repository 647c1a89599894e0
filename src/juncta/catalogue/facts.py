"""What an edition says: the frozen content that enrolment, assessment and credentials read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from juncta.kernel.ects import Ects, total
from juncta.kernel.text import LangText

JOINT = "joint"  # design.facts.AwardModel, as it stands in frozen content
ON_BEHALF = "on behalf"


_OF_COMPONENTS = ("group", "mode", "period", "hours_per_ects", "reuse")  # not every component says them; absent where it does not


def _kept(value: Any) -> str:  # noqa: ANN401 - JSON
    """A part of frozen content that is only passed on, as JSON text, so that facts stay hashable; empty where there is nothing."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False) if value else ""


@dataclass(frozen=True, slots=True)
class SkillContent:
    """A skill that an outcome is linked to: its address and its label as they were when the edition was frozen."""

    uri: str
    label: LangText

    @property
    def is_esco(self) -> bool:
        """Whether it is one of ESCO's own; what a demonstration invented is not written into credentials."""
        return self.uri.startswith("http://data.europa.eu/esco/skill/")


class Course(StrEnum):
    """What becomes of an edition after its periodic review."""

    RENEW = "renew"
    REVISE = "revise"
    RETIRE = "retire"


@dataclass(frozen=True, slots=True)
class ComponentContent:
    """One part of an edition. `provider` and `shaped_by` are institution slugs; `comes_first` is finished before the others begin."""

    key: str
    title: LangText
    provider: str
    ects: Ects
    comes_first: bool = False
    compulsory: bool = True
    language: str = "en"
    shaped_by: tuple[str, ...] = ()
    taken_from: str = ""
    requires: tuple[str, ...] = ()  # keys of components to be finished before
    more: str = ""  # group, mode, period, hours_per_ects, reuse as JSON, kept as they were frozen

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> "ComponentContent":
        """Read it from frozen content; raises KeyError without key, title, provider or ECTS."""
        return cls(
            key=plain["key"],
            title=LangText(plain["title"]),
            provider=plain["provider"],
            ects=Ects(plain["ects"]),
            comes_first=bool(plain.get("comes_first", False)),
            compulsory=bool(plain.get("compulsory", True)),
            language=plain.get("language") or "en",
            shaped_by=tuple(sorted(plain.get("shaped_by") or [plain["provider"]])),
            taken_from=plain.get("taken_from") or "",
            requires=tuple(sorted(plain.get("requires") or ())),
            more=_kept({name: plain[name] for name in _OF_COMPONENTS if plain.get(name)}),
        )

    def to_json(self) -> dict[str, Any]:
        """As plain JSON."""
        more: dict[str, Any] = json.loads(self.more or "{}")
        return (
            {
                "key": self.key,
                "title": self.title.plain(),
                "provider": self.provider,
                "ects": str(self.ects),
                "comes_first": self.comes_first,
                "compulsory": self.compulsory,
                "language": self.language,
                "shaped_by": list(self.shaped_by),
                "taken_from": self.taken_from,
            }
            | ({"requires": list(self.requires)} if self.requires else {})
            | more
        )


@dataclass(frozen=True, slots=True)
class InstitutionContent:
    """An institution as it was named when the edition was frozen; `ror` is the id without its address, `country` ISO 3166-1."""

    slug: str
    name: LangText
    ror: str
    country: str
    short_name: str = ""
    roles: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> "InstitutionContent":
        """Read it from frozen content; raises KeyError without slug, name, ROR or country."""
        return cls(
            slug=plain["slug"],
            name=LangText(plain["name"]),
            ror=plain["ror"],
            country=plain["country"],
            short_name=plain.get("short_name") or str(LangText(plain["name"])),
            roles=tuple(sorted(plain.get("roles") or ())),
        )

    def to_json(self) -> dict[str, Any]:
        """As plain JSON."""
        return {
            "slug": self.slug,
            "name": self.name.plain(),
            "ror": self.ror,
            "country": self.country,
            "short_name": self.short_name,
            "roles": list(self.roles),
        }

    @property
    def ror_uri(self) -> str:
        """The ROR id as an address."""
        return f"https://ror.org/{self.ror}"


@dataclass(frozen=True, slots=True)
class AllianceContent:
    """The alliance under whose name the edition stands."""

    slug: str
    name: LangText
    did: str

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> "AllianceContent":
        """Read it from frozen content."""
        return cls(slug=plain["slug"], name=LangText(plain["name"]), did=plain["did"])

    def to_json(self) -> dict[str, Any]:
        """As plain JSON."""
        return {"slug": self.slug, "name": self.name.plain(), "did": self.did}


@dataclass(frozen=True, slots=True)
class ApprovalContent:
    """Evidence of quality assurance: which institution approved, by which of its bodies, when and until when."""

    institution: str
    deciding_body: str
    decided_on: date
    reference: str = ""
    valid_until: date | None = None

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> "ApprovalContent":
        """Read it from frozen content."""
        until = plain.get("valid_until")
        return cls(
            institution=plain["institution"],
            deciding_body=plain["deciding_body"],
            decided_on=date.fromisoformat(plain["decided_on"]),
            reference=plain.get("reference") or "",
            valid_until=date.fromisoformat(until) if until else None,
        )

    def to_json(self) -> dict[str, Any]:
        """As plain JSON."""
        return {
            "institution": self.institution,
            "deciding_body": self.deciding_body,
            "decided_on": self.decided_on.isoformat(),
            "reference": self.reference,
            "valid_until": self.valid_until.isoformat() if self.valid_until else None,
        }


@dataclass(frozen=True, slots=True)
class EvidenceContent:
    """The public part of the review: the dossier that was judged, the bodies that reviewed it, the institutions that approved it."""

    version: int = 0
    digest: str = ""  # of the dossier's snapshot
    reviewed_by: tuple[LangText, ...] = ()
    reviewed_on: date | None = None
    approvals: tuple[ApprovalContent, ...] = ()

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> "EvidenceContent":
        """Read it from frozen content; empty where there is none."""
        day = plain.get("reviewed_on")
        return cls(
            version=int(plain.get("version", 0)),
            digest=plain.get("digest", ""),
            reviewed_by=tuple(LangText(name) for name in plain.get("reviewed_by", ())),
            reviewed_on=date.fromisoformat(day) if day else None,
            approvals=tuple(ApprovalContent.from_json(each) for each in plain.get("approvals", ())),
        )

    def to_json(self) -> dict[str, Any]:
        """As plain JSON."""
        return {
            "version": self.version,
            "digest": self.digest,
            "reviewed_by": [name.plain() for name in self.reviewed_by],
            "reviewed_on": self.reviewed_on.isoformat() if self.reviewed_on else None,
            "approvals": [each.to_json() for each in self.approvals],
        }


@dataclass(frozen=True, slots=True)
class FocusAreaContent:
    """The field in which the edition stands."""

    slug: str
    name: LangText

    @classmethod
    def from_json(cls, plain: "Mapping[str, Any] | str") -> "FocusAreaContent":
        """Read it from frozen content; a bare slug is its own name."""
        if isinstance(plain, str):
            return cls(slug=plain, name=LangText(plain))
        return cls(slug=plain["slug"], name=LangText(plain["name"]))

    def to_json(self) -> dict[str, Any]:
        """As plain JSON."""
        return {"slug": self.slug, "name": self.name.plain()}


_CODES = ("assessment_type", "participation", "quality_assurance", "supervision", "stackability", "grading_scheme", "award_model")
_TEXTS = ("title", "summary", "need", "audience", "prerequisites")


@dataclass(frozen=True, slots=True)
class GradingContent:
    """The words of a grading scheme that is not a plain pass or fail."""

    code: str
    name: LangText
    passed: LangText
    failed: LangText

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> "GradingContent":
        """Read what `to_json` wrote."""
        return cls(plain["code"], LangText(plain["name"]), LangText(plain["passed"]), LangText(plain["failed"]))

    def to_json(self) -> dict[str, Any]:
        """As plain JSON."""
        return {"code": self.code, "name": self.name.plain(), "passed": self.passed.plain(), "failed": self.failed.plain()}


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionContent:
    """Everything an edition says. Codes are those of `design.facts`; institutions are named by slug, `awarding` signs, all of them."""

    title: LangText
    summary: LangText
    need: LangText
    audience: LangText
    prerequisites: LangText
    outcomes: tuple[LangText, ...]
    ects: Ects
    eqf_level: int
    languages: tuple[str, ...]
    assessment_type: str
    participation: str
    quality_assurance: str
    supervision: str
    stackability: str
    grading_scheme: str
    award_model: str
    components: tuple[ComponentContent, ...]
    institutions: tuple[InstitutionContent, ...]
    awarding: tuple[str, ...]
    coordinating: str
    quorum: str
    focus_area: FocusAreaContent
    alliance: AllianceContent
    evidence: EvidenceContent = EvidenceContent()
    grading: GradingContent | None = None
    alignment: str = ""  # of each outcome: dimension, assessment, components, skills; as JSON

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> "EditionContent":
        """Read a design's snapshot or an edition's frozen content; unknown fields are left out.

        Raises KeyError or ValueError where something an edition must say is missing or malformed.
        """
        simple: dict[str, Any] = {name: LangText(plain.get(name) or {}) for name in _TEXTS}
        simple |= {name: plain.get(name) or "" for name in _CODES}
        return cls(
            **simple,
            outcomes=tuple(LangText(text) for text in plain["outcomes"]),
            ects=Ects(plain["ects"]),
            eqf_level=int(plain["eqf_level"]),
            languages=tuple(plain["languages"]),
            components=tuple(ComponentContent.from_json(each) for each in plain["components"]),
            institutions=tuple(InstitutionContent.from_json(each) for each in plain["institutions"]),
            awarding=tuple(sorted(plain["awarding"])),
            coordinating=plain["coordinating"],
            quorum=plain.get("quorum") or "all",
            focus_area=FocusAreaContent.from_json(plain["focus_area"]),
            alliance=AllianceContent.from_json(plain["alliance"]),
            evidence=EvidenceContent.from_json(plain.get("evidence") or {}),
            grading=GradingContent.from_json(plain["grading"]) if plain.get("grading") else None,
            alignment=_kept(plain.get("alignment")),
        )

    def to_json(self) -> dict[str, Any]:
        """As plain JSON; `from_json` reads it back to an equal value."""
        texts = {name: getattr(self, name).plain() for name in _TEXTS}
        codes = {name: getattr(self, name) for name in _CODES}
        return (
            texts
            | codes
            | ({"grading": self.grading.to_json()} if self.grading else {})
            | ({"alignment": json.loads(self.alignment)} if self.alignment else {})
            | {
                "outcomes": [text.plain() for text in self.outcomes],
                "ects": str(self.ects),
                "eqf_level": self.eqf_level,
                "languages": list(self.languages),
                "components": [each.to_json() for each in self.components],
                "institutions": [each.to_json() for each in self.institutions],
                "awarding": list(self.awarding),
                "coordinating": self.coordinating,
                "quorum": self.quorum,
                "focus_area": self.focus_area.to_json(),
                "alliance": self.alliance.to_json(),
                "evidence": self.evidence.to_json(),
            }
        )

    @property
    def is_joint(self) -> bool:
        """Whether several institutions award together, instead of one on behalf of the alliance."""
        return self.award_model == JOINT

    @property
    def skills(self) -> tuple[SkillContent, ...]:
        """The skills that the outcomes are linked to, each once."""
        told = [each for row in json.loads(self.alignment or "[]") for each in row.get("skills", ())]
        found = {each["uri"]: SkillContent(each["uri"], LangText(each["label"])) for each in told}
        return tuple(found[uri] for uri in sorted(found))

    def institution(self, slug: str) -> InstitutionContent:
        """The institution of that slug; raises KeyError if it has no part in the edition."""
        for each in self.institutions:
            if each.slug == slug:
                return each
        raise KeyError(slug)

    def component(self, key: str) -> ComponentContent:
        """The component of that key; raises KeyError if there is none."""
        for each in self.components:
            if each.key == key:
                return each
        raise KeyError(key)

    @property
    def compulsory_ects(self) -> Ects:
        """What the compulsory components add up to."""
        return total(each.ects for each in self.components if each.compulsory)

    @property
    def providers(self) -> tuple[str, ...]:
        """Slugs of the institutions that teach, in the order of the components."""
        return tuple(dict.fromkeys(each.provider for each in self.components))
