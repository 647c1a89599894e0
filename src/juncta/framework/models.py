"""Published versions of an alliance's framework; a published version never changes."""

from typing import ClassVar

from django.db import models

from juncta.alliance.models import Alliance
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
