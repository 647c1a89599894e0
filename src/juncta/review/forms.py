"""What a reviewer and an institution's approver write."""

from django import forms
from django.utils.translation import gettext_lazy as _

from juncta.review.facts import Decision, Verdict


class VoiceForm(forms.Form):
    """A body's verdict and its reasons."""

    verdict = forms.ChoiceField(
        label=_("What does your body say?"),
        choices=[(Verdict.APPROVE.value, _("Approve")), (Verdict.RETURN.value, _("Return to the team"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what your body says.")},
        help_text=_("One return sends the design back at once; approval needs every seat."),
    )
    reasons = forms.CharField(
        label=_("Reasons"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("The team and the other seats read them."),
        error_messages={"required": _("Write at least a sentence the team can work with.")},
    )


class DecisionForm(forms.Form):
    """A university's own decision, as it was taken there."""

    decision = forms.ChoiceField(
        label=_("What did your university decide?"),
        choices=[(Decision.APPROVED.value, _("Approved")), (Decision.RETURNED.value, _("Returned to the team"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what your university decided.")},
    )
    deciding_body = forms.CharField(
        label=_("Who decided"),
        max_length=200,
        help_text=_("The name this body has at your university, such as “Academic Council”."),
        error_messages={"required": _("Say which body of your university decided.")},
    )
    decided_on = forms.DateField(
        label=_("Decided on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Say when it was decided.")},
    )
    reference = forms.CharField(
        label=_("Reference"), max_length=120, required=False, help_text=_("Number or name of the minutes, if there is one.")
    )
    valid_until = forms.DateField(
        label=_("Valid until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Leave it empty if the decision has no end."),
    )
    reasons = forms.CharField(
        label=_("Reasons"), required=False, widget=forms.Textarea(attrs={"rows": 4}), help_text=_("Needed when you return the design.")
    )
