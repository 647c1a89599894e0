"""Who there is: the alliance, its institutions, areas and bodies, the people and what each may do."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from juncta.base.fields import LangTextField
from juncta.base.models import Account, Row
from juncta.kernel.actor import Role


class Alliance(Row):
    """A university alliance: the tenant under which everything else stands."""

    slug = models.SlugField(unique=True)
    name = LangTextField()
    vision = LangTextField()
    goals = models.JSONField(default=list)  # [{"code": "…", "name": LangString}]: what a design aligns with
    did = models.CharField(max_length=200, unique=True)  # did:web of the alliance, e.g. did:web:una-europa.juncta.example
    website = models.URLField(blank=True)

    def __str__(self) -> str:
        """Its name."""
        return str(self.name)


class Institution(Row):
    """A university of one alliance. What could not be verified is named in `unverified` and shown as such."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="institutions")
    slug = models.SlugField()
    name = LangTextField()
    short_name = models.CharField(max_length=40)
    country = models.CharField(max_length=2)  # ISO 3166-1 alpha-2
    city = models.CharField(max_length=80)
    languages = models.JSONField(default=list)  # BCP 47 tags
    schac_home = models.CharField(max_length=120)  # schacHomeOrganization
    ror = models.CharField(max_length=9)  # the id without https://ror.org/
    latitude = models.FloatField()
    longitude = models.FloatField()
    hours_per_ects = models.CharField(max_length=20, blank=True)  # "20-25"; empty where unknown
    unverified = models.JSONField(default=list)  # names of fields that no source confirmed
    tile = models.PositiveSmallIntegerField(default=0)  # which partner hue, see ui tokens

    class Meta:
        """One institution per slug, home organisation and ROR in an alliance."""

        ordering: ClassVar = ["short_name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["alliance", "slug"], name="one_institution_per_slug"),
            models.UniqueConstraint(fields=["alliance", "schac_home"], name="one_institution_per_home_organisation"),
            models.UniqueConstraint(fields=["alliance", "ror"], name="one_institution_per_ror"),
        ]

    def __str__(self) -> str:
        """Its short name."""
        return self.short_name

    @property
    def ror_uri(self) -> str:
        """The ROR id as an address: how the institution is named in signed documents."""
        return f"https://ror.org/{self.ror}"


class FocusArea(Row):
    """A field in which the alliance works together."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="focus_areas")
    slug = models.SlugField()
    name = LangTextField()

    class Meta:
        """One area per slug."""

        ordering: ClassVar = ["slug"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["alliance", "slug"], name="one_focus_area_per_slug")]

    def __str__(self) -> str:
        """Its name."""
        return str(self.name)


class Body(Row):
    """A committee, cluster, board or office of the alliance or of one institution. Kinds are data, not code."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="bodies")
    slug = models.SlugField()
    name = LangTextField()
    kind = models.CharField(max_length=40)  # "self-steering-committee", "cluster", "student-board", "office", …
    focus_area = models.ForeignKey(FocusArea, null=True, blank=True, on_delete=models.PROTECT, related_name="bodies")
    institution = models.ForeignKey(Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="bodies")
    helps_with = LangTextField()
    unverified = models.BooleanField(default=False)

    class Meta:
        """One body per slug."""

        ordering: ClassVar = ["slug"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["alliance", "slug"], name="one_body_per_slug")]

    def __str__(self) -> str:
        """Its name."""
        return str(self.name)


class Category(models.TextChoices):
    """Which of the three groups that create a joint micro-credential somebody belongs to."""

    ACADEMIC = "academic", _("academic")
    PROFESSIONAL = "professional", _("professional staff")
    STUDENT = "student", _("student")
    OUTSIDE = "outside", _("outside a university")


class Person(Row):
    """Somebody known to an alliance. A European Student Identifier is kept where there is one, never required."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="persons")
    account = models.OneToOneField(Account, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    given_name = models.CharField(max_length=100)
    family_name = models.CharField(max_length=100)
    email = models.EmailField()
    category = models.CharField(max_length=20, choices=Category)
    institution = models.ForeignKey(Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="persons")
    esi = models.CharField(max_length=200, null=True, blank=True)  # noqa: DJ001 - NULL is "has none", unique where present

    class Meta:
        """One person per address and per identifier in an alliance."""

        ordering: ClassVar = ["family_name", "given_name"]
        constraints: ClassVar = [
            models.UniqueConstraint("alliance", Lower("email"), name="one_person_per_address"),
            models.UniqueConstraint(fields=["alliance", "esi"], name="one_person_per_esi"),
        ]

    def __str__(self) -> str:
        """Given and family name."""
        return f"{self.given_name} {self.family_name}".strip()


ROLE_NAMES = {
    Role.ACADEMIC: _("academic"),
    Role.CONTRIBUTOR: _("contributor"),
    Role.REVIEWER: _("reviewer"),
    Role.APPROVER: _("approver"),
    Role.REGISTRAR: _("registrar"),
    Role.TEACHER: _("teacher"),
    Role.EXAMINER: _("examiner"),
    Role.RECOGNITION_OFFICER: _("recognition officer"),
    Role.LEARNER: _("learner"),
    Role.ALLIANCE_OFFICE: _("alliance office"),
    Role.ADMINISTRATOR: _("administrator"),
}


class Mandate(Row):
    """What somebody may do, for which body or institution, from when to when."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="mandates")
    role = models.CharField(max_length=30, choices=[(role.value, role.value) for role in Role])
    institution = models.ForeignKey(Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="mandates")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="mandates")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        """A mandate does not end before it begins."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=models.F("valid_from")), name="mandate_ends_after_it_begins"
            ),
            models.UniqueConstraint(
                fields=["person", "role", "institution", "body", "valid_from"], name="one_mandate_at_a_time", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        """Role and place."""
        return f"{self.role} ({self.body or self.institution or 'alliance'})"

    @property
    def role_name(self) -> str:
        """The role in the page's language."""
        return str(ROLE_NAMES[Role(self.role)])


class Contact(Row):
    """Whom to ask: the person who answers for a body at one institution (or for the whole alliance)."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="contacts")
    institution = models.ForeignKey(Institution, null=True, blank=True, on_delete=models.CASCADE, related_name="contacts")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="contact_for")

    class Meta:
        """One contact per body and institution."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["body", "institution"], name="one_contact_per_body_and_institution", nulls_distinct=False)
        ]

    def __str__(self) -> str:
        """Who answers for what."""
        return f"{self.person}: {self.body}"
