"""What the business plan's pages ask for: a grid of fees, a partner's part, the key, funding and rates."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from juncta.base import clock
from juncta.design.forms.people import InstitutionField
from juncta.design.forms.texts import said
from juncta.design.money import CURRENCIES, FUNDING, GROUPS, HUNDRED, WORK, EffortFacts

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from juncta.alliance.models import Institution

Place = tuple[str, str]  # an institution's slug and a learner group


class AmountField(forms.DecimalField):
    """A number that may be written with a comma and with blanks between thousands."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """A text input with the keys of numbers, since a number input refuses commas."""
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "amount"})
        super().__init__(**{"widget": widget, "min_value": 0, "decimal_places": 2, "max_digits": 9, "required": False, **kwargs})

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 - whatever was typed becomes a Decimal or None
        """The number; raises ValidationError if it is none."""
        if isinstance(value, str):
            value = "".join(value.split()).replace(",", ".")
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - Django's own signature
        """Without needless zeros: 150, 12.50."""
        if isinstance(value, Decimal) and value == value.to_integral_value():
            return f"{value.to_integral_value():f}"
        return value


def currency_field(**more: Any) -> forms.ChoiceField:  # noqa: ANN401 - Django's own signature
    """One of the currencies of the data, by its code and name."""
    choices = [(code, f"{code} – {said(name)}") for code, name in CURRENCIES.items()]
    return forms.ChoiceField(label=_("Currency"), choices=choices, **more)


class GroupsForm(forms.Form):
    """Which learner groups may apply."""

    groups = forms.MultipleChoiceField(
        label=_("Who may apply"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("The fee matrix asks for a fee for each of them."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """The groups of the data in the page's language."""
        super().__init__(*args, **kwargs)
        field = self.fields["groups"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101
        field.choices = [(code, said(name)) for code, name in GROUPS.items()]


class FeesForm(forms.Form):
    """A grid: one amount per partner and learner group. It carries what stood there, so that only what was changed is written."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's own signature
        partners: "Sequence[Institution]",
        groups: Sequence[str],
        stated: Mapping[Place, Decimal],
        **kwargs: Any,  # noqa: ANN401 - Django's own signature
    ) -> None:
        """A field for each place."""
        super().__init__(*args, **kwargs)
        self.partners, self.groups = partners, groups
        for partner in partners:
            for group in groups:
                label = gettext("{group} at {partner}").format(group=said(GROUPS[group]), partner=partner.short_name)
                field = AmountField(label=label, show_hidden_initial=True, initial=stated.get((partner.slug, group)))
                field.widget.attrs["aria-label"] = label
                self.fields[_name(partner, group)] = field

    def rows(self) -> "list[tuple[Institution, list[forms.BoundField]]]":
        """The grid, line by line."""
        return [(partner, [self[_name(partner, group)] for group in self.groups]) for partner in self.partners]

    def changes(self) -> "dict[tuple[Institution, str], tuple[Decimal | None, Decimal | None]]":
        """What was changed: what stood there, and what was typed."""
        return {
            (partner, group): (self._before(name), self.cleaned_data[name])
            for partner in self.partners
            for group in self.groups
            if (name := _name(partner, group)) in self.changed_data
        }

    def _before(self, name: str) -> Decimal | None:
        try:
            return self.fields[name].to_python(self.data.get(self.add_initial_prefix(name), ""))
        except ValidationError:
            return None

    def again(self, stated: Mapping[Place, Decimal]) -> dict[str, str]:
        """What was typed, on top of what stands there now: saving it once more is a decision, not an accident."""
        data = {key: str(value) for key, value in self.data.items()}
        for partner in self.partners:
            for group in self.groups:
                now = stated.get((partner.slug, group))
                data[self.add_initial_prefix(_name(partner, group))] = "" if now is None else str(now)
        return data


def _name(partner: "Institution", group: str) -> str:
    return f"fee-{partner.slug}-{group}"


class PartnerPlanForm(forms.Form):
    """One partner's part: its currency, how many learners it expects, and its staff effort by kind of work."""

    def __init__(self, *args: Any, groups: Sequence[str], **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """One number per group that may apply, one line per kind of work."""
        super().__init__(*args, **kwargs)
        self.groups = groups
        self.fields["currency"] = currency_field(help_text=_("Everything this partner states is in it. Another one changes no number."))
        for group in groups:
            self.fields[f"learners-{group}"] = forms.IntegerField(label=said(GROUPS[group]), min_value=0, max_value=100_000, required=False)
        for work, name in WORK.items():
            labels = {
                "amount": gettext("{work}: how much").format(work=said(name)),
                "unit": gettext("{work}: hours or days").format(work=said(name)),
                "rate": gettext("{work}: cost of one").format(work=said(name)),
            }
            self.fields[f"amount-{work}"] = AmountField(label=labels["amount"], max_digits=8)
            self.fields[f"unit-{work}"] = forms.ChoiceField(
                label=labels["unit"], choices=[("hours", _("hours")), ("days", _("days"))], required=False
            )
            self.fields[f"rate-{work}"] = AmountField(label=labels["rate"])
            for part, label in labels.items():
                self.fields[f"{part}-{work}"].widget.attrs["aria-label"] = label

    def learner_fields(self) -> list[forms.BoundField]:
        """One number per group."""
        return [self[f"learners-{group}"] for group in self.groups]

    def works(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The lines of staff effort."""
        return [(said(name), [self[f"{part}-{work}"] for part in ("amount", "unit", "rate")]) for work, name in WORK.items()]

    def clean(self) -> dict[str, Any]:
        """A rate needs something that it is for."""
        cleaned: dict[str, Any] = super().clean() or {}
        for work in WORK:
            if cleaned.get(f"rate-{work}") and not cleaned.get(f"amount-{work}"):
                self.add_error(f"amount-{work}", ValidationError(_("Say how many hours or days."), code="amount"))
        return cleaned

    def learners(self) -> dict[str, int | None]:
        """How many of each group are expected."""
        return {group: self.cleaned_data[f"learners-{group}"] for group in self.groups}

    def effort(self) -> list[EffortFacts]:
        """The lines in which something stands."""
        cleaned = self.cleaned_data
        return [
            EffortFacts(work, cleaned[f"amount-{work}"], cleaned[f"unit-{work}"] or "hours", cleaned[f"rate-{work}"])
            for work in WORK
            if cleaned[f"amount-{work}"]
        ]


class SharesForm(forms.Form):
    """The key: each partner's share in per cent."""

    def __init__(self, *args: Any, partners: "Sequence[Institution]", **kwargs: Any) -> None:  # noqa: ANN401
        """One field per partner."""
        super().__init__(*args, **kwargs)
        self.partners = partners
        for partner in partners:
            self.fields[partner.slug] = AmountField(
                label=gettext("{partner}, in %").format(partner=partner.short_name), max_value=HUNDRED, max_digits=5
            )

    def shares(self) -> "dict[Institution, Decimal | None]":
        """Each partner's share."""
        return {partner: self.cleaned_data[partner.slug] for partner in self.partners}


class FundingForm(forms.Form):
    """Money that does not come from learners."""

    name = forms.CharField(label=_("What it is called"), max_length=160)
    kind = forms.ChoiceField(label=_("What kind of money"))
    amount = AmountField(label=_("Amount"), required=True, min_value=Decimal("0.01"), max_digits=11)
    currency = currency_field()
    institution = InstitutionField(label=_("For whom"), queryset=None, empty_label=_("All together"), required=False)

    def __init__(self, *args: Any, partners: "QuerySet[Institution]", **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """The partners that have accepted."""
        super().__init__(*args, **kwargs)
        kind, institution = self.fields["kind"], self.fields["institution"]
        assert isinstance(kind, forms.ChoiceField)  # noqa: S101
        assert isinstance(institution, forms.ModelChoiceField)  # noqa: S101
        kind.choices = [(code, said(name)) for code, name in FUNDING.items()]
        institution.queryset = partners


class RateForm(forms.Form):
    """A rate to calculate with: nothing is converted without one."""

    base = currency_field()
    currency = currency_field()
    rate = AmountField(
        label=_("One of the first is so many of the second"), min_value=Decimal("0.000001"), decimal_places=6, max_digits=12, required=True
    )
    on = forms.DateField(label=_("Rate of"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    source = forms.CharField(
        label=_("Where it was read"), max_length=200, help_text=_("For example: reference rates of the European Central Bank.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """Two different currencies."""
        super().__init__(*args, **kwargs)
        self.fields["base"].label, self.fields["currency"].label = _("From"), _("To")

    def clean(self) -> dict[str, Any]:
        """Between two currencies, and none of tomorrow."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("base") and cleaned.get("base") == cleaned.get("currency"):
            self.add_error("currency", ValidationError(_("Choose another currency than the first."), code="same"))
        if cleaned.get("on") and cleaned["on"] > clock.today():
            self.add_error("on", ValidationError(_("This day is still to come."), code="future"))
        return cleaned
