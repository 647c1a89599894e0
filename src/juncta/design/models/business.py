"""The business plan's tables: what each group of learners pays where, who works how much, what comes in and how it is shared."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from juncta.base.models import Row
from juncta.design.money import CURRENCIES

KNOWN_CURRENCY = Q(currency__in=sorted(CURRENCIES))
UNITS = ("hours", "days")


class Plan(Row):
    """What holds for the whole design: the learner groups that may apply."""

    design = models.OneToOneField("design.Design", on_delete=models.CASCADE, related_name="plan")
    groups = models.JSONField(default=list, blank=True)  # codes of design/data/business.toml

    def __str__(self) -> str:
        """Its groups."""
        return ", ".join(self.groups)


class PartnerPlan(Row):
    """One partner's currency and its share of what comes in; a trigger keeps all shares together at 100 or less."""

    design = models.ForeignKey("design.Design", on_delete=models.CASCADE, related_name="partner_plans")
    institution = models.ForeignKey("alliance.Institution", on_delete=models.PROTECT, related_name="+")
    currency = models.CharField(max_length=3, default="EUR")
    share = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)  # per cent

    class Meta:
        """One per partner."""

        ordering: ClassVar = ["institution__short_name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["design", "institution"], name="one_plan_per_partner"),
            models.CheckConstraint(condition=KNOWN_CURRENCY, name="partner_counts_in_a_known_currency"),
            models.CheckConstraint(condition=Q(share__isnull=True) | Q(share__range=(0, 100)), name="share_is_a_percentage"),
        ]

    def __str__(self) -> str:
        """Institution and currency."""
        return f"{self.institution}: {self.currency}"


class Fee(Row):
    """What a learner of a group pays at a partner: for one component, or (without one) for the whole micro-credential."""

    partner = models.ForeignKey(PartnerPlan, on_delete=models.CASCADE, related_name="fees")
    group = models.CharField(max_length=40)
    component = models.ForeignKey("design.Component", null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    amount = models.DecimalField(max_digits=9, decimal_places=2)  # 0 is free

    class Meta:
        """One fee per place in the matrix, and none below nothing."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partner", "group", "component"], name="one_fee_per_place", nulls_distinct=False),
            models.CheckConstraint(condition=Q(amount__gte=0), name="fee_is_not_negative"),
            models.CheckConstraint(condition=~Q(group=""), name="fee_is_for_a_group"),
        ]

    def __str__(self) -> str:
        """Group and amount."""
        return f"{self.group}: {self.amount}"


class Intake(Row):
    """How many learners of a group a partner expects in one edition."""

    partner = models.ForeignKey(PartnerPlan, on_delete=models.CASCADE, related_name="intakes")
    group = models.CharField(max_length=40)
    learners = models.PositiveIntegerField()

    class Meta:
        """One number per group."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partner", "group"], name="one_intake_per_group"),
            models.CheckConstraint(condition=~Q(group=""), name="intake_is_of_a_group"),
        ]

    def __str__(self) -> str:
        """Group and number."""
        return f"{self.group}: {self.learners}"


class Effort(Row):
    """A partner's staff effort of one kind, in hours or days; the rate (for one of them) may stay unsaid."""

    partner = models.ForeignKey(PartnerPlan, on_delete=models.CASCADE, related_name="efforts")
    work = models.CharField(max_length=40)
    amount = models.DecimalField(max_digits=8, decimal_places=2)
    unit = models.CharField(max_length=10, choices=[(unit, unit) for unit in UNITS], default="hours")
    rate = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)

    class Meta:
        """One line per kind of work."""

        ordering: ClassVar = ["work"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partner", "work"], name="one_effort_per_kind_of_work"),
            models.CheckConstraint(condition=Q(amount__gt=0) & (Q(rate__isnull=True) | Q(rate__gte=0)), name="effort_is_positive"),
            models.CheckConstraint(condition=Q(unit__in=UNITS), name="effort_is_in_hours_or_days"),
            models.CheckConstraint(condition=~Q(work=""), name="effort_is_of_a_kind"),
        ]

    def __str__(self) -> str:
        """Work and amount."""
        return f"{self.work}: {self.amount} {self.unit}"


class Funding(Row):
    """Money that does not come from learners; without a partner it is for all together."""

    design = models.ForeignKey("design.Design", on_delete=models.CASCADE, related_name="funding")
    partner = models.ForeignKey(PartnerPlan, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=160)
    amount = models.DecimalField(max_digits=11, decimal_places=2)
    currency = models.CharField(max_length=3, default="EUR")

    class Meta:
        """Some money, in a known currency, with a name."""

        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="funding_is_positive"),
            models.CheckConstraint(condition=KNOWN_CURRENCY, name="funding_is_in_a_known_currency"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(kind=""), name="funding_has_a_name"),
        ]

    def __str__(self) -> str:
        """Its name."""
        return self.name


class ExchangeRate(Row):
    """A rate the team has agreed to calculate with, and where it was read: nothing is converted without one."""

    design = models.ForeignKey("design.Design", on_delete=models.CASCADE, related_name="exchange_rates")
    base = models.CharField(max_length=3)
    currency = models.CharField(max_length=3)
    rate = models.DecimalField(max_digits=12, decimal_places=6)  # one base is so many of the currency
    on = models.DateField()
    source = models.CharField(max_length=200)

    class Meta:
        """One rate per pair, between two known currencies, with its source."""

        ordering: ClassVar = ["base", "currency"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["design", "base", "currency"], name="one_rate_per_pair"),
            models.CheckConstraint(condition=Q(rate__gt=0) & ~Q(base=F("currency")), name="rate_is_between_two"),
            models.CheckConstraint(
                condition=KNOWN_CURRENCY & Q(base__in=sorted(CURRENCIES)) & ~Q(source=""), name="rate_is_known_and_has_a_source"
            ),
        ]

    def __str__(self) -> str:
        """The pair."""
        return f"1 {self.base} = {self.rate} {self.currency}"
