"""Every read about skills; they are the same for everybody, so that no query asks who is looking."""

from uuid import UUID

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Length

from juncta.kernel.folding import folded
from juncta.kernel.text import FALLBACK
from juncta.skills.engine.folding import stem, words
from juncta.skills.models import Release, Skill, Words

HITS = 20
NAMES_PER_SKILL = 4  # rows looked at per hit: a skill is found in several languages at once


def search(text: str, language: str = FALLBACK, limit: int = HITS) -> list[Skill]:
    """The skills that fit, best first: by the beginning of the label, then all words of it, then other names.

    Any language is searched, accents and case do not matter, words may be begun; where nothing has all words, endings are forgiven,
    and then words left out.
    """
    asked = words(text)
    if not asked:
        return []
    for wanted in (_all(asked), _all([stem(word) for word in asked]), _any(asked)):
        if found := _found(wanted, folded(text), language, limit):
            return found
    return []


def _all(asked: list[str]) -> str:
    return " & ".join(f"{word}:*" for word in asked)


def _any(asked: list[str]) -> str:
    return " | ".join(f"{word}:*" for word in asked if len(word) > 2) or _all(asked)  # noqa: PLR2004 - "of", "de"


def _found(wanted: str, label: str, language: str, limit: int) -> list[Skill]:
    in_label = RawSQL(
        "vector @@ to_tsquery('simple', %s)", [" ".join(f"{each}A" if each.endswith(":*") else each for each in wanted.split())]
    )
    rows = (
        Words.objects.alias(fits=RawSQL("vector @@ to_tsquery('simple', %s)", [wanted]))
        .filter(fits=True, skill__retired=False)
        .alias(in_label=in_label)
        .annotate(
            rank=Case(
                When(label=label, then=Value(0)),
                When(label__startswith=label, then=Value(1)),
                When(in_label=True, then=Value(2)),
                default=Value(3),
                output_field=IntegerField(),
            ),
            tongue=Case(
                When(language=language, then=Value(0)),
                When(language=FALLBACK, then=Value(1)),
                default=Value(2),
                output_field=IntegerField(),
            ),
        )
        .order_by("rank", "tongue", Length("label"), "label")
        .values_list("skill_id", flat=True)
    )
    best = list(dict.fromkeys(rows[: limit * NAMES_PER_SKILL]))[:limit]
    known = Skill.objects.select_related("release").in_bulk(best)
    return [known[key] for key in best]


def listed(language: str = FALLBACK) -> QuerySet[Skill]:
    """All skills in force, by their label in a language where they have one in it."""
    there = Words.objects.filter(language=language).exists()
    named = Words.objects.filter(language=language if there else FALLBACK, skill__retired=False).order_by("label")
    return Skill.objects.filter(retired=False, words__in=named).select_related("release").order_by("words__label")


def by_id(skill_id: UUID) -> Skill | None:
    """The skill of that id, retired ones included."""
    return Skill.objects.select_related("release").filter(pk=skill_id).first()


def by_uri(uri: str) -> Skill | None:
    """The skill of that address, if it was loaded."""
    return Skill.objects.select_related("release").filter(uri=uri).first()


def by_uris(uris: list[str]) -> dict[str, Skill]:
    """The skills of those addresses that were loaded."""
    return {skill.uri: skill for skill in Skill.objects.select_related("release").filter(uri__in=uris)}


def releases() -> QuerySet[Release]:
    """What was loaded, the latest first."""
    return Release.objects.order_by("-loaded_at")


def in_force() -> list[Release]:
    """The releases of which skills are in use, each source's latest."""
    return list(Release.objects.filter(skills__retired=False).distinct().order_by("source"))
