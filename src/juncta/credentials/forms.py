"""Shapes of what people type about credentials."""

from django import forms
from django.utils.translation import gettext_lazy as _


class RevokeForm(forms.Form):
    """Why a credential is declared void."""

    because = forms.CharField(
        label=_("Why is it revoked?"),
        help_text=_("The learner and everybody who verifies the credential here can read this sentence."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DropForm(forms.Form):
    """A badge file to verify."""

    badge = forms.FileField(
        label=_("Badge file"),
        help_text=_("The JSON file that the learner downloaded. It is checked and shown to you, and not kept."),
        allow_empty_file=True,
    )


class PasskeyForm(forms.Form):
    """A passkey's assertion, made by the registrar's own device over exactly this approval."""

    core = forms.JSONField()
    assertion = forms.JSONField()
