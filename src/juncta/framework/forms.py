"""The shape of a proposal for the next version."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PublishForm(forms.Form):
    """A framework's file, as text."""

    content = forms.CharField(
        label=_("The framework's file"),
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false", "class": "code"}),
        help_text=_("In TOML: the version in force under the next number. Change what you want to change."),
        strip=False,
    )
