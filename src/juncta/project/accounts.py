"""How somebody becomes known: the sign-up form asks for a name, and a new account becomes a learner of the alliance."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from juncta.alliance import operations, queries
from juncta.base.models import Account


class SignupForm(forms.Form):
    """The part of the sign-up form that is the house's own; allauth adds address and password."""

    given_name = forms.CharField(label=_("Given name"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "given-name"}))
    family_name = forms.CharField(label=_("Family name"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "family-name"}))

    field_order = ("given_name", "family_name", "email", "password1", "password2")

    def signup(self, request: HttpRequest, user: Account) -> None:
        """Join the alliance whose pages they signed up on, as a learner without a home university."""
        del request
        operations.join(
            account=user,
            alliance=queries.current(),
            given_name=self.cleaned_data["given_name"],
            family_name=self.cleaned_data["family_name"],
        )


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth has no types
    """Remembers the language somebody signed up in, so that messages reach them in it."""

    def save_user(self, request: HttpRequest, user: Account, form: forms.Form, commit: bool = True) -> Account:  # noqa: FBT001, FBT002 - allauth's signature
        """Save with the page's language."""
        user.language = getattr(request, "LANGUAGE_CODE", "")
        saved: Any = super().save_user(request, user, form, commit)
        return saved  # type: ignore[no-any-return]
