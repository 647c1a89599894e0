"""What somebody looks for in the catalogue, and what an offering consists of."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from juncta.catalogue.facts import JOINT, ON_BEHALF

FREE = Decimal(0)
DAY = {"type": "date"}
MOMENT = {"type": "datetime-local"}
TO_THE_MINUTE = "%Y-%m-%dT%H:%M"


class SearchForm(forms.Form):
    """Words, a focus area, an award model; all may stay empty."""

    words = forms.CharField(
        label=_("What would you like to learn?"), required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )
    focus_area = forms.ChoiceField(label=_("Focus area"), required=False)
    award_model = forms.ChoiceField(
        label=_("Awarded"), required=False, choices=[("", _("any way")), (JOINT, _("jointly")), (ON_BEHALF, _("on behalf of the alliance"))]
    )

    def __init__(self, *args: object, areas: list[tuple[str, str]], **kwargs: object) -> None:
        """`areas` are the focus areas to choose from: slug and name."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["focus_area"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", _("all")), *areas]


class OfferingForm(forms.Form):
    """How many people, when, and what it costs."""

    capacity = forms.IntegerField(label=_("Places"), min_value=1, help_text=_("Who applies later waits until somebody withdraws."))
    enrol_from = forms.DateTimeField(
        label=_("Enrolment opens"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
    enrol_until = forms.DateTimeField(
        label=_("Enrolment closes"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
    starts_on = forms.DateField(label=_("Starts on"), widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))
    ends_on = forms.DateField(
        label=_("Ends on"),
        required=False,
        widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
        help_text=_("Leave it empty if people learn at their own pace, without an end."),
    )
    partner_fee = forms.DecimalField(
        label=_("Fee for students of the partners, in euro"), initial=Decimal(0), max_digits=8, decimal_places=2
    )
    other_fee = forms.DecimalField(label=_("Fee for everybody else, in euro"), initial=Decimal(0), max_digits=8, decimal_places=2)


class ContinuationForm(forms.Form):
    """What should become of an edition, and why."""

    course = forms.ChoiceField(
        label=_("What should become of it?"),
        choices=[
            ("renew", _("Renew it")),
            ("revise", _("Revise it: the team makes a next version")),
            ("retire", _("End it, with a teach-out")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
    reasons = forms.CharField(label=_("Reasons"), widget=forms.Textarea(attrs={"rows": 4}), error_messages={"required": _("Say why.")})
    renewed_until = forms.DateField(
        label=_("Renewed until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("For a renewal."),
    )
    last_enrolment_on = forms.DateField(
        label=_("Last day of enrolment"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("For an end."),
    )
    teach_out_until = forms.DateField(
        label=_("Everybody enrolled can finish until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("For an end; at least as long as the last offering."),
    )


class AgreementForm(forms.Form):
    """What a body says to it."""

    agrees = forms.TypedChoiceField(
        label=_("Does your body agree?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=forms.RadioSelect,
        coerce=lambda value: value == "yes",
        empty_value=None,
        error_messages={"required": _("Choose one.")},
    )
    reasons = forms.CharField(label=_("Reasons"), required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Needed for a no."))
