"""What the portfolio's pages ask for."""

from typing import TYPE_CHECKING, Any

from babel import Locale
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from juncta.alliance import queries as alliances
from juncta.kernel.actor import Actor
from juncta.kernel.text import FALLBACK, LangText
from juncta.portfolio.facts import KINDS, SEVERITIES, STATE_NAMES, BarrierState

if TYPE_CHECKING:
    from juncta.alliance.models import Body, Institution, Person
    from juncta.framework.facts import FrameworkFacts

NOWHERE = [("", _("None in particular"))]


def said(words: LangText) -> str:
    """A text in the page's language, for the options of a list."""
    return words.best(get_language() or FALLBACK)[1]


def countries(actor: Actor) -> list[tuple[str, str]]:
    """The countries of the alliance's universities, by name."""
    names = Locale.parse(get_language() or "en", sep="-").territories
    codes = {each.country for each in alliances.institutions(actor)}
    return sorted(((code, names.get(code, code)) for code in codes), key=lambda choice: choice[1])


class Placed(forms.Form):
    """Something that stands somewhere: of a kind, in a jurisdiction, at an institution."""

    kind = forms.ChoiceField(label=_("What kind"))
    institution: "forms.ModelChoiceField[Institution]" = forms.ModelChoiceField(
        label=_("At which university"), queryset=None, required=False, empty_label=_("None in particular")
    )
    country = forms.ChoiceField(
        label=_("In which country"), required=False, help_text=_("Leave it empty if the university's own country is meant, or none.")
    )

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """The kinds of the data, the universities and countries of the alliance."""
        super().__init__(*args, **kwargs)
        self.choose("kind", [(code, said(name)) for code, name in KINDS.items()])
        self.choose("country", [*NOWHERE, *countries(by)])
        field = self.fields["institution"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        field.queryset = alliances.institutions(by)

    def choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        """Give a field its choices."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = choices


class ObstacleForm(Placed):
    """What got in the way, in a team's own words."""

    title = forms.CharField(label=_("What is in the way"), max_length=160, help_text=_("In a few words."))
    what_happened = forms.CharField(
        label=_("What happened"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=6000,
        help_text=_("What you wanted to do, who said what, and what it cost you."),
    )
    severity = forms.ChoiceField(label=_("How heavy is it"), widget=forms.RadioSelect)
    step = forms.ChoiceField(label=_("At which step"), required=False)
    field_order = ("title", "what_happened", "kind", "severity", "institution", "country", "step")

    def __init__(self, *args: Any, way: "FrameworkFacts", **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """The steps of the design's framework."""
        super().__init__(*args, **kwargs)
        self.choose("severity", [(code, said(name)) for code, name in SEVERITIES.items()])
        self.choose("step", [*NOWHERE, *((step.code, f"{step.code} {said(step.name)}") for step in way.steps)])


class TwoLanguages(forms.Form):
    """A form whose texts are in English and, beside it, in French or another language of the page."""

    def words(self, name: str, before: LangText | None = None) -> LangText:
        """English and the second text of a field; languages that the form does not show stay."""
        tag = self.second
        return LangText(
            {**(before or LangText()).plain(), FALLBACK: self.cleaned_data[name], tag: self.cleaned_data.get(f"{name}_also", "")}
        )

    @property
    def second(self) -> str:
        """The second language: the page's own, or French on an English page."""
        tag = (get_language() or FALLBACK).split("-", maxsplit=1)[0]
        return tag if tag != FALLBACK else "fr"


class BarrierForm(Placed, TwoLanguages):
    """A barrier worded for everybody."""

    title = forms.CharField(
        label=_("Title, in English"), max_length=160, help_text=_("It may become public: name no person and no design.")
    )
    title_also = forms.CharField(label=_("Title in a second language"), max_length=160, required=False)
    field_order = ("title", "title_also", "kind", "institution", "country")


class OwnerForm(forms.Form):
    """Who sees to a barrier: one person or one body."""

    person: "forms.ModelChoiceField[Person]" = forms.ModelChoiceField(
        label=_("A person"), queryset=None, required=False, empty_label=_("Nobody")
    )
    body: "forms.ModelChoiceField[Body]" = forms.ModelChoiceField(
        label=_("Or a body"), queryset=None, required=False, empty_label=_("None")
    )

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """Those of the alliance."""
        super().__init__(*args, **kwargs)
        for name, found in {"person": alliances.persons(by), "body": alliances.bodies(by)}.items():
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
            field.queryset = found

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("person") and cleaned.get("body"):
            self.add_error("body", ValidationError(_("Choose a person or a body, not both."), code="both"))
        return cleaned


class StateForm(TwoLanguages):
    """How a barrier stands, how it was answered, and what the alliance learns from it."""

    state = forms.ChoiceField(
        label=_("How it stands"),
        choices=[(state.value, _(name)) for state, name in STATE_NAMES.items() if state is not BarrierState.MERGED],
        widget=forms.RadioSelect,
    )
    resolution = forms.CharField(
        label=_("How it was answered, in English"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        required=False,
        help_text=_("Needed to close it. It may become public."),
    )
    resolution_also = forms.CharField(
        label=_("The same in a second language"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000, required=False
    )
    lesson = forms.CharField(
        label=_("What the next framework should learn from it"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
        help_text=_("When you close the barrier, this is noted for the next version of the framework."),
    )
