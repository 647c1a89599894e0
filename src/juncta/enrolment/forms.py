"""What a learner may say when applying."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 2000


class ApplicationForm(forms.Form):
    """An application: there is nothing one must write."""

    motivation = forms.CharField(
        label=_("Why you want to take part"),
        help_text=_("Your teachers read it. It does not change your turn."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
