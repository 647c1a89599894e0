"""Who makes a design: institutions in their roles, people on the team, and who does what at each step."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from juncta.alliance.models import Institution, Person
from juncta.base.models import Row
from juncta.design.facts import (
    CATEGORY_NAMES,
    INVITATION_NAMES,
    ROLE_NAMES,
    InvitationState,
    PartnerRole,
)
from juncta.design.models.design import Design
from juncta.design.rules.duties import Letter

GLYPHS = {InvitationState.INVITED: "waiting", InvitationState.ACCEPTED: "agreed", InvitationState.DECLINED: "returned"}


class Partnership(Row):
    """One institution in one role. An institution may hold several roles; exactly one coordinates."""

    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="partnerships")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=[(r.value, r.value) for r in PartnerRole])
    state = models.CharField(max_length=20, choices=[(s.value, s.value) for s in InvitationState], default=InvitationState.INVITED)
    invited_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    message = models.TextField(blank=True)  # what the team writes with the invitation
    because = models.TextField(blank=True)  # why it was declined
    reminders = models.PositiveSmallIntegerField(default=0)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One row per role; one coordinator."""

        ordering: ClassVar = ["invited_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["design", "institution", "role"], name="one_partnership_per_role"),
            models.UniqueConstraint(
                fields=["design"], condition=Q(role="coordinating") & ~Q(state="declined"), name="one_coordinating_partner"
            ),
        ]

    def __str__(self) -> str:
        """Institution and role."""
        return f"{self.institution}: {self.role}"

    @property
    def role_name(self) -> str:
        """What the institution does, in words marked for translation."""
        return ROLE_NAMES[PartnerRole(self.role)]

    @property
    def state_name(self) -> str:
        """What became of the invitation, in words marked for translation."""
        return INVITATION_NAMES[InvitationState(self.state)]

    @property
    def glyph(self) -> str:
        """The shape of its state on pages."""
        return GLYPHS[InvitationState(self.state)]


class TeamMember(Row):
    """Somebody who makes the design; the category they count as is theirs at the time they joined."""

    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="team")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    category = models.CharField(max_length=20)  # alliance.Category at the time
    task = models.CharField(max_length=120)
    state = models.CharField(max_length=20, choices=[(s.value, s.value) for s in InvitationState], default=InvitationState.INVITED)
    invited_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    message = models.TextField(blank=True)  # what the team writes with the invitation
    because = models.TextField(blank=True)  # why it was declined
    reminders = models.PositiveSmallIntegerField(default=0)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Nobody is on a team twice."""

        ordering: ClassVar = ["invited_at"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["design", "person"], name="one_place_in_the_team")]

    def __str__(self) -> str:
        """Who does what."""
        return f"{self.person}: {self.task}"

    @property
    def category_name(self) -> str:
        """The group they count as, in words marked for translation."""
        return CATEGORY_NAMES.get(self.category, self.category)

    @property
    def state_name(self) -> str:
        """What became of the invitation, in words marked for translation."""
        return INVITATION_NAMES[InvitationState(self.state)]

    @property
    def glyph(self) -> str:
        """The shape of its state on pages."""
        return GLYPHS[InvitationState(self.state)]


class Duty(Row):
    """What the team has said about one step: a person or an institution is responsible, accountable, consulted or informed."""

    design = models.ForeignKey(Design, on_delete=models.CASCADE, related_name="duties")
    step = models.CharField(max_length=10)  # its code in the framework
    letter = models.CharField(max_length=1, choices=[(letter.value, letter.value) for letter in Letter])
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        """A person or an institution, each letter once; one is accountable."""

        ordering: ClassVar = ["given_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, institution__isnull=True) | Q(person__isnull=True, institution__isnull=False),
                name="duty_of_a_person_or_an_institution",
            ),
            models.UniqueConstraint(
                fields=["design", "step", "letter", "person", "institution"], name="one_duty_per_letter", nulls_distinct=False
            ),
            models.UniqueConstraint(fields=["design", "step"], condition=Q(letter="A"), name="one_accountable_per_step"),
        ]

    def __str__(self) -> str:
        """Who has which letter where."""
        return f"{self.step} {self.letter}: {self.person or self.institution}"
