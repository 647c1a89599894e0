"""Making an idea of a need: what the need says already stands there."""

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from juncta.alliance import queries as alliance
from juncta.framework import queries as framework
from juncta.kernel.actor import Actor
from juncta.ui.texts import LangTextFormField, TextsForm, said

if TYPE_CHECKING:
    from juncta.needs.models import Need


class GrowForm(TextsForm):
    """What, why, for whom, and as what."""

    press = forms.UUIDField(widget=forms.HiddenInput)
    format = forms.ChoiceField(label=_("What shall it become?"), widget=forms.RadioSelect)
    title = LangTextFormField(label=_("Title"), help_text=_("What will stand on the credential."), max_length=160)
    summary = LangTextFormField(
        label=_("Summary"), help_text=_("Two or three sentences for somebody who hears of it for the first time."), rows=4
    )
    need = LangTextFormField(label=_("Which need does it answer?"), help_text=_("Taken from the board; change it as you like."), rows=3)
    audience = LangTextFormField(label=_("Whom is it for?"), rows=2)

    def __init__(self, *args: Any, by: Actor, of: "Need", **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """The formats of the framework in force; texts of the need `of`; a number for this press of the button."""
        given = {"title": of.title, "need": of.text, "audience": of.audience, "press": uuid4()}
        spoken = dict.fromkeys(tag for each in alliance.institutions(by) for tag in each.languages)
        super().__init__(*args, initial=given, languages=spoken, **kwargs)
        version = framework.in_force(by)
        formats = framework.facts_of(version).formats if version else ()
        field = self.fields["format"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = [(each.code, _described(said(each.name), said(each.meaning))) for each in formats]
        field.initial = formats[0].code if formats else None


def _described(name: str, meaning: str) -> str:
    """A format by its name and, where it is stated, its meaning."""
    return gettext("{name}: {meaning}").format(name=name, meaning=meaning) if meaning else name
