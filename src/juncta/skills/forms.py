"""What the page of skills asks for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from juncta.skills.engine.folding import LONGEST


class SearchForm(forms.Form):
    """Words to search for."""

    q = forms.CharField(label=_("What should somebody be able to do?"), max_length=LONGEST * 4, required=False, strip=True)
