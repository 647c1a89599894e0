"""Published versions of an alliance's framework, which never change, and the lessons for the next one."""

from typing import ClassVar

from django.db import models

from juncta.alliance.models import Alliance, Person
from juncta.base.fields import LangTextField
from juncta.base.models import Row


class Framework(Row):
    """One version of a framework: the file's content as JSON, with its digest. A trigger keeps it as it was published."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="+")
    slug = models.SlugField()
    version = models.PositiveIntegerField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    published_at = models.DateTimeField()

    class Meta:
        """One row per version."""

        ordering: ClassVar = ["slug", "-version"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["alliance", "slug", "version"], name="one_framework_per_version")]

    def __str__(self) -> str:
        """Slug and version."""
        return f"{self.slug} {self.version}"


class Lesson(Row):
    """Something that a design, an edition or a barrier taught, for whoever writes the next version."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="+")
    text = LangTextField()
    provenance = models.CharField(max_length=300)  # where it was learnt, in words
    ref = models.CharField(max_length=120, blank=True)  # the thing that taught it, such as "design:<id>"
    noted_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        """A thing teaches one lesson."""

        ordering: ClassVar = ["-noted_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["alliance", "ref"], condition=~models.Q(ref=""), name="one_lesson_per_ref"),
            models.CheckConstraint(condition=~models.Q(provenance=""), name="lesson_says_where_it_was_learnt"),
        ]

    def __str__(self) -> str:
        """Its text."""
        return str(self.text)
