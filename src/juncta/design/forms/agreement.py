"""What the agreement's pages ask for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class ClauseForm(forms.Form):
    """The text of one clause, and the version that was read when it was opened."""

    text = forms.CharField(
        label=_("Text of the clause"), widget=forms.Textarea(attrs={"rows": 14}), max_length=20_000, required=False, strip=True
    )
    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def clean_based_on(self) -> Any:  # noqa: ANN401 - a number
        """0 where nothing was there."""
        return self.cleaned_data["based_on"] or 0
