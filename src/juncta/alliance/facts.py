"""An alliance as plain values: what its data file says."""

from dataclasses import dataclass

from juncta.kernel.text import LangText


@dataclass(frozen=True, slots=True)
class GoalFacts:
    """Something the alliance wants to reach; a design says which goals it serves, by their codes."""

    code: str
    name: LangText


@dataclass(frozen=True, slots=True)
class InstitutionFacts:
    """A partner university. `unverified` names the fields that no source confirmed."""

    slug: str
    name: LangText
    short_name: str
    country: str
    city: str
    languages: tuple[str, ...]
    schac_home: str
    ror: str
    latitude: float
    longitude: float
    hours_per_ects: str = ""
    unverified: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FocusAreaFacts:
    """A field in which the alliance works together."""

    slug: str
    name: LangText


@dataclass(frozen=True, slots=True)
class BodyFacts:
    """A committee, cluster, board or office; `focus_area` and `institution` are slugs, empty for the whole alliance."""

    slug: str
    name: LangText
    kind: str
    helps_with: LangText
    focus_area: str = ""
    institution: str = ""
    unverified: bool = False


@dataclass(frozen=True, slots=True)
class AllianceFacts:
    """A whole alliance: itself and everything that belongs to it."""

    slug: str
    name: LangText
    vision: LangText
    did: str
    website: str
    goals: tuple[GoalFacts, ...]
    institutions: tuple[InstitutionFacts, ...]
    focus_areas: tuple[FocusAreaFacts, ...]
    bodies: tuple[BodyFacts, ...]
