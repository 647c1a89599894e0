"""Who judges a dossier and what they say: seats, voices with a judgement per standard, conflicts, the discussion."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from juncta.alliance.models import Body, Person
from juncta.base.models import Row
from juncta.review.facts import MARK_NAMES, Mark, Verdict
from juncta.review.models.dossiers import Dossier

MOST_VOICES = 2  # what a seat says for itself, and once more after the discussion


class PanelSeat(Row):
    """A seat of a panel: a body that speaks through one of its members, or a peer whom the alliance office appoints."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="panel_seats")
    key = models.SlugField(max_length=60)  # the body's slug, or "peer-1"
    position = models.PositiveSmallIntegerField()
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")  # the peer, once appointed
    is_student = models.BooleanField(default=False)  # a peer who reviews as a student

    class Meta:
        """One seat per key; nobody sits twice; a body's seat names no person."""

        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dossier", "key"], name="one_seat_per_key"),
            models.UniqueConstraint(fields=["dossier", "body"], name="one_seat_per_body"),
            models.UniqueConstraint(fields=["dossier", "person"], name="one_seat_per_peer"),
            models.CheckConstraint(condition=Q(body__isnull=True) | Q(person__isnull=True), name="seat_is_a_bodys_or_a_peers"),
        ]

    def __str__(self) -> str:
        """The body, or the peer."""
        return str(self.body or self.person or self.key)

    @property
    def standing(self) -> "Voice | None":
        """What the seat says now: its last voice."""
        given = list(self.voices.all())
        return max(given, key=lambda voice: voice.number) if given else None

    @property
    def is_revised(self) -> bool:
        """Whether it has spoken a second time."""
        return len(self.voices.all()) == MOST_VOICES


class Voice(Row):
    """What a seat of the panel says, by whom, with reasons; never changed (a trigger holds that).

    After the discussion a seat may speak once more, and says why; the first voice stays beside it.
    """

    seat = models.ForeignKey(PanelSeat, on_delete=models.CASCADE, related_name="voices")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="voices")
    number = models.PositiveSmallIntegerField(default=1)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=20, choices=[(v.value, v.value) for v in Verdict])
    reasons = models.TextField()
    because = models.TextField(blank=True)  # why it changed its mind
    at = models.DateTimeField()

    class Meta:
        """Each seat speaks once, and once more with a reason for it; always with reasons."""

        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["seat", "number"], name="one_voice_per_seat"),
            models.CheckConstraint(condition=Q(number=1) | (Q(number=MOST_VOICES) & ~Q(because="")), name="revised_once_with_a_reason"),
            models.CheckConstraint(condition=~Q(reasons=""), name="voice_has_reasons"),
        ]

    def __str__(self) -> str:
        """Seat and verdict."""
        return f"{self.seat}: {self.verdict}"


class Judgement(Row):
    """How a voice sees the design against one standard, with reasons; never changed."""

    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="judgements")
    standards = models.SlugField(max_length=60)
    standard = models.CharField(max_length=20)
    mark = models.CharField(max_length=20, choices=[(m.value, m.value) for m in Mark])
    reasons = models.TextField(blank=True)

    class Meta:
        """Once per standard; whoever does not find it met says why."""

        ordering: ClassVar = ["standards", "standard"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["voice", "standards", "standard"], name="one_judgement_per_standard"),
            models.CheckConstraint(condition=Q(mark=Mark.MET.value) | ~Q(reasons=""), name="judgement_has_reasons"),
        ]

    def __str__(self) -> str:
        """Standard and mark."""
        return f"{self.standard}: {self.mark}"

    @property
    def mark_name(self) -> str:
        """The mark in words, marked for translation."""
        return MARK_NAMES[Mark(self.mark)]


class Conflict(Row):
    """Somebody declared that they are not free to judge this dossier; it cannot be taken back, and a trigger keeps their voice out."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="conflicts")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reasons = models.TextField()
    at = models.DateTimeField()

    class Meta:
        """Declared once, with a reason."""

        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dossier", "person"], name="one_conflict_per_person"),
            models.CheckConstraint(condition=~Q(reasons=""), name="conflict_has_reasons"),
        ]

    def __str__(self) -> str:
        """Who."""
        return str(self.person)


class Remark(Row):
    """Something said in the discussion of the panel; only the panel reads it."""

    seat = models.ForeignKey(PanelSeat, on_delete=models.CASCADE, related_name="remarks")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="remarks")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        """In the order in which it was said; never empty."""

        ordering: ClassVar = ["at"]
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(text=""), name="remark_says_something")]

    def __str__(self) -> str:
        """Who said it."""
        return str(self.person)


class Confirmation(Row):
    """A seat confirms that the panel can decide; a voice revised afterwards begins the next round."""

    seat = models.ForeignKey(PanelSeat, on_delete=models.CASCADE, related_name="confirmations")
    round = models.PositiveSmallIntegerField()  # how many voices had been revised
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """Once per seat and round."""

        ordering: ClassVar = ["at"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["seat", "round"], name="one_confirmation_per_round")]

    def __str__(self) -> str:
        """Which seat."""
        return str(self.seat)
