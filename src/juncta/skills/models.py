"""The room's tables: releases of skills, each skill in all its languages, and its words as search compares them."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from juncta.base.fields import LangTextField
from juncta.base.models import Row
from juncta.kernel.text import LangText
from juncta.skills.facts import DEMO, ESCO, ESCO_NAME, KIND_NAMES, REUSE_NAMES, Kind, Reuse

# A word of the label weighs more than one of the other names; "simple" because words come folded and in many languages.
WEIGHED = "setweight(to_tsvector('simple'::regconfig, label), 'A') || setweight(to_tsvector('simple'::regconfig, others), 'B')"


class Release(Row):
    """One version of a list of skills that was loaded, and when; `digest` says over which content."""

    source = models.CharField(max_length=60)
    version = models.CharField(max_length=20)
    languages = models.JSONField(default=list)
    count = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    class Meta:
        """Each version of a source once."""

        ordering: ClassVar = ["-loaded_at"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["source", "version"], name="one_release_per_source_and_version")]

    def __str__(self) -> str:
        """Source and version."""
        return f"{self.source} {self.version}"

    @property
    def is_esco(self) -> bool:
        """Whether it is ESCO's own."""
        return self.source == ESCO_NAME


class Skill(Row):
    """A skill, or knowledge, that a learning outcome can be linked to; named by its URI, which never changes."""

    uri = models.CharField(max_length=200, unique=True)
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="skills")  # the last one that has it
    kind = models.CharField(max_length=12, choices=[(each.value, each.value) for each in Kind])
    reuse = models.CharField(max_length=24, blank=True, choices=[(each.value, each.value) for each in Reuse])
    code = models.CharField(max_length=40, blank=True)
    label = LangTextField()
    alternatives = models.JSONField(default=dict, blank=True)  # {"en": ["…", …]}
    description = LangTextField(blank=True)
    retired = models.BooleanField(default=False)  # obsolete, or no longer in the release in force

    class Meta:
        """ESCO's own space of addresses, or the demo's, and nothing between."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(uri__startswith=ESCO) | Q(uri__startswith=DEMO), name="skill_has_an_address_we_know"),
            models.CheckConstraint(condition=Q(kind__in=[each.value for each in Kind]), name="skill_is_skill_or_knowledge"),
        ]

    def __str__(self) -> str:
        """Its label."""
        return str(LangText(self.label))

    @property
    def is_esco(self) -> bool:
        """Whether it is a skill of ESCO, or one invented for the demonstration."""
        return self.uri.startswith(ESCO)

    @property
    def kind_name(self) -> str:
        """Skill or knowledge, marked for translation."""
        return KIND_NAMES[Kind(self.kind)]

    @property
    def reuse_name(self) -> str:
        """How widely it is used, marked for translation; empty where the release does not say."""
        return REUSE_NAMES[Reuse(self.reuse)] if self.reuse else ""


class Words(Row):
    """A skill's names in one language, folded: the label, the other names, and both as weighed words."""

    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="words")
    language = models.CharField(max_length=12)
    label = models.CharField(max_length=300, db_index=True)
    others = models.TextField(blank=True)
    vector = models.GeneratedField(
        expression=models.Func(template=WEIGHED, output_field=SearchVectorField()), output_field=SearchVectorField(), db_persist=True
    )

    class Meta:
        """One row per language, found by words and by the beginning of the label."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["skill", "language"], name="one_row_of_words_per_language")]
        indexes: ClassVar = [GinIndex(fields=["vector"], name="skill_words")]

    def __str__(self) -> str:
        """The folded label."""
        return self.label
