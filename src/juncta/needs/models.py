"""The board's tables: needs, who seconds them, which universities are interested, what grew out of them; and drafts brought in."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from juncta.alliance.models import Alliance, FocusArea, Institution, Person
from juncta.base.fields import LangTextField
from juncta.base.models import Row
from juncta.design.facts import ROLE_NAMES, PartnerRole
from juncta.design.models import Design
from juncta.needs.facts import GLYPHS, STATE_NAMES, DraftState, NeedState


class Need(Row):
    """Something that learners, working life or society lack, in one focus area; why, who has it, and how one knows."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="+")
    focus_area = models.ForeignKey(FocusArea, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+")  # the author's, then
    title = LangTextField()
    text = LangTextField()  # what is needed, and why
    audience = LangTextField()  # who has the need
    evidence = LangTextField(blank=True)  # how one knows: a survey, a law, a conversation
    state = models.CharField(max_length=20, choices=[(s.value, s.value) for s in NeedState], default=NeedState.OPEN)
    same_as = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="duplicates")
    reason = models.TextField(blank=True)  # why it was set aside
    closed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)  # counts changes of its words, so that nobody overwrites what they have not read
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        """What is set aside has a reason; what is the same as another names it, and is never the same as itself."""

        ordering: ClassVar = ["-created_at"]
        indexes: ClassVar = [models.Index(fields=["alliance", "focus_area", "state"], name="needs_of_an_area")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state=NeedState.MERGED, same_as__isnull=False) | (~Q(state=NeedState.MERGED) & Q(same_as__isnull=True)),
                name="merged_need_names_the_other",
            ),
            models.CheckConstraint(condition=~Q(same_as=F("id")), name="need_is_not_the_same_as_itself"),
            models.CheckConstraint(
                condition=(Q(state=NeedState.SET_ASIDE) & ~Q(reason="")) | (~Q(state=NeedState.SET_ASIDE) & Q(reason="")),
                name="need_is_set_aside_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        """Its title."""
        return str(self.title)

    @property
    def state_name(self) -> str:
        """Its state in words, marked for translation."""
        return STATE_NAMES[NeedState(self.state)]

    @property
    def glyph(self) -> str:
        """The shape of its state on pages."""
        return GLYPHS[NeedState(self.state)]


class Interest(Row):
    """A university that would take part if an idea grew out of the need."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="interests")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=[(r.value, r.value) for r in PartnerRole])
    note = models.CharField(max_length=400, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """A university is interested once."""

        ordering: ClassVar = ["at"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["need", "institution"], name="one_interest_per_university")]

    def __str__(self) -> str:
        """Which university, as what."""
        return f"{self.institution}: {self.role}"

    @property
    def role_name(self) -> str:
        """What it would do, in words marked for translation."""
        return ROLE_NAMES[PartnerRole(self.role)]


class Second(Row):
    """Somebody who has the same need."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="seconds")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """Everybody seconds a need once."""

        ordering: ClassVar = ["at"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["need", "person"], name="one_second_per_person")]

    def __str__(self) -> str:
        """Who."""
        return str(self.person)


class Growth(Row):
    """An idea that grew out of a need. One press of the button makes one: `press` is the form's own number."""

    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="growths")
    design = models.OneToOneField(Design, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    press = models.UUIDField(unique=True)
    at = models.DateTimeField()

    class Meta:
        """In the order in which they grew."""

        ordering: ClassVar = ["at"]

    def __str__(self) -> str:
        """From what to what."""
        return f"{self.need} → {self.design}"


class Draft(Row):
    """A Word or Excel file that was read: what stood in it, what it would mean, and what became of that. The file itself is not kept."""

    alliance = models.ForeignKey(Alliance, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    design = models.ForeignKey(Design, null=True, blank=True, on_delete=models.CASCADE, related_name="+")  # to be filled, or begun from it
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)  # SHA-256 of the file
    content = models.JSONField(default=dict)  # what was read, see needs.engine.reading
    proposal = models.JSONField(default=dict)  # what it would mean, see needs.engine.matching
    chosen = models.JSONField(default=dict)  # what the person has ticked, changed and assigned so far
    state = models.CharField(max_length=20, choices=[(s.value, s.value) for s in DraftState], default=DraftState.PROPOSED)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """What was taken stands in a design; what is closed says when."""

        ordering: ClassVar = ["-created_at"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(state=DraftState.TAKEN) | Q(design__isnull=False), name="taken_draft_has_a_design"),
            models.CheckConstraint(
                condition=Q(state=DraftState.PROPOSED, closed_at__isnull=True)
                | (~Q(state=DraftState.PROPOSED) & Q(closed_at__isnull=False)),
                name="draft_is_open_or_closed",
            ),
            models.CheckConstraint(condition=Q(expires_at__gt=F("created_at")), name="draft_expires_after_it_came"),
        ]

    def __str__(self) -> str:
        """The file's name."""
        return self.file_name
