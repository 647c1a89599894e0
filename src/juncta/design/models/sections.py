"""The sections of a design: what stands in them, every version there was, and what somebody has typed but not saved."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from juncta.alliance.models import Institution, Person
from juncta.base.models import Row
from juncta.design.facts import CATEGORY_NAMES, SECTION_NAMES
from juncta.design.models.design import Design

SECTIONS = [(key, key) for key in SECTION_NAMES]


class Section(Row):
    """What stands in a section that has no tables of its own (the idea, for one, stands in the design's columns)."""

    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="sections")
    section = models.CharField(max_length=20, choices=SECTIONS)
    content = models.JSONField(default=dict)  # plain, as design.engine describes it

    class Meta:
        """Each section stands once."""

        ordering: ClassVar = ["section"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["design", "section"], name="each_section_once"),
            models.CheckConstraint(condition=Q(section__in=list(SECTION_NAMES)), name="section_is_known"),
        ]

    def __str__(self) -> str:
        """Its name."""
        return SECTION_NAMES[self.section]


class SectionVersion(Row):
    """A section as it stood after somebody had written in it; never changed, never deleted (a trigger holds that).

    Who wrote is kept as they were at the time: name, category in the team, institution.
    """

    design = models.ForeignKey(Design, on_delete=models.PROTECT, related_name="section_versions")
    section = models.CharField(max_length=20, choices=SECTIONS)
    number = models.PositiveIntegerField()
    content = models.JSONField()
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    who = models.CharField(max_length=200)
    category = models.CharField(max_length=20, blank=True)
    institution = models.ForeignKey(Institution, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """Of two who save at once, one is the later; the numbers of a section have no twin."""

        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["design", "section", "number"], name="one_version_per_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="versions_count_from_one"),
            models.CheckConstraint(condition=Q(section__in=list(SECTION_NAMES)), name="version_of_a_known_section"),
        ]

    def __str__(self) -> str:
        """Section and number."""
        return f"{self.section} {self.number}"

    @property
    def category_name(self) -> str:
        """The group they belong to, in words marked for translation; empty where they have none."""
        return CATEGORY_NAMES.get(self.category, self.category)


class SectionDraft(Row):
    """What somebody has typed into a form of a section and not saved: the fields of the form as they stand there."""

    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="+")
    section = models.CharField(max_length=20, choices=SECTIONS)
    part = models.CharField(max_length=80, blank=True)  # of which component, outcome or clause the form is; empty: of the section
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    based_on = models.PositiveIntegerField(default=0)  # the number of the version they began from
    content = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        """One draft per person and form."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["design", "section", "part", "person"], name="one_draft_per_person_and_form"),
            models.CheckConstraint(condition=Q(section__in=list(SECTION_NAMES)), name="draft_of_a_known_section"),
        ]

    def __str__(self) -> str:
        """Whose, and of what."""
        return f"{self.section}: {self.person}"
