"""Shapes of a claim and of a decision."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from juncta.recognition.facts import Answer

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from juncta.alliance.models import Institution


class ClaimForm(forms.Form):
    """Where to ask, and what for."""

    institution: "forms.ModelChoiceField[Institution]" = forms.ModelChoiceField(
        queryset=None, label=_("University"), empty_label=_("Choose a university")
    )
    purpose = forms.CharField(
        label=_("What should it count for?"),
        help_text=_("For example: elective credits in my master's programme."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data: Any = None, *, institutions: "QuerySet[Institution]") -> None:  # noqa: ANN401 - Django's own
        """Offer the institutions that have rules."""
        super().__init__(data)
        self.fields["institution"].queryset = institutions  # type: ignore[attr-defined] # it is a ModelChoiceField


class DecisionForm(forms.Form):
    """The officer's decision."""

    outcome = forms.ChoiceField(
        label=_("Your decision"),
        choices=[
            (Answer.RECOGNISED.value, _("Recognised")),
            (Answer.PARTLY.value, _("Partly recognised")),
            (Answer.REFUSED.value, _("Refused")),
        ],
        widget=forms.RadioSelect,
    )
    ects = forms.DecimalField(label=_("ECTS credits it counts for"), min_value=0, max_digits=5, decimal_places=2, required=False)
    reasons = forms.CharField(
        label=_("Reasons"),
        help_text=_("The learner reads them. A refusal names the substantial difference."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    remedy = forms.CharField(
        label=_("What the learner can do"),
        help_text=_("Needed unless you recognise in full: what would close the gap, and to whom they can appeal."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
