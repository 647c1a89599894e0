"""The idea, and the committee's word on it."""

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from juncta.alliance import queries as alliance
from juncta.design.forms.texts import LangTextFormField, TextsForm, said
from juncta.framework import queries as framework
from juncta.framework.facts import MICRO_CREDENTIAL
from juncta.kernel.actor import Actor

if TYPE_CHECKING:
    from juncta.alliance.models import FocusArea

_APART = re.compile(r"[,;\n]+")


class AreaField(forms.ModelChoiceField):  # type: ignore[type-arg] # Django has no such parameter at run time
    """A focus area under its name."""

    def label_from_instance(self, obj: "FocusArea") -> str:
        """In the page's language."""
        return said(obj.name)


class IdeaForm(TextsForm):
    """What, why, for whom; and why it belongs to this alliance."""

    NEEDED = ("challenge", "research_basis", "disciplines", "goals")

    title = LangTextFormField(label=_("Title"), help_text=_("What will stand on the credential."), max_length=160)
    summary = LangTextFormField(
        label=_("Summary"), help_text=_("Two or three sentences for somebody who hears of it for the first time."), rows=4
    )
    need = LangTextFormField(label=_("Which need does it answer?"), help_text=_("Of society, of learners, of working life."), rows=3)
    audience = LangTextFormField(label=_("Whom is it for?"), rows=2)
    focus_area = AreaField(
        label=_("Focus area"), queryset=None, help_text=_("Whoever endorses ideas in this area reads yours."), empty_label=_("Choose one")
    )
    challenge = LangTextFormField(label=_("Which challenge in society does it take up?"), rows=2, required=False)
    research_basis = LangTextFormField(label=_("Which research does it build on?"), rows=2, required=False)
    disciplines = forms.CharField(
        label=_("Disciplines"),
        help_text=_("Two or more, with commas between them: climate science, ethics."),
        required=False,
        max_length=600,
    )
    goals = forms.MultipleChoiceField(
        label=_("Which goals of the alliance does it serve?"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """Focus areas, goals and languages are those of the actor's alliance."""
        initial = dict(kwargs.pop("initial", None) or {})
        initial["disciplines"] = ", ".join(initial.get("disciplines", ()))
        super().__init__(*args, initial=initial, **kwargs)
        home = alliance.current(by)
        areas, goals = self.fields["focus_area"], self.fields["goals"]
        assert isinstance(areas, forms.ModelChoiceField) and isinstance(goals, forms.MultipleChoiceField)  # noqa: PT018, S101
        areas.queryset = alliance.focus_areas(by)
        goals.choices = [(goal["code"], said(goal["name"])) for goal in (home.goals if home else ())]

    def clean_disciplines(self) -> list[str]:
        """As a list."""
        return [name.strip() for name in _APART.split(self.cleaned_data["disciplines"]) if name.strip()]


class NewIdeaForm(IdeaForm):
    """The same, and what it is to become; with one format there is nothing to choose."""

    format = forms.ChoiceField(label=_("What is it to become?"), widget=forms.RadioSelect, initial=MICRO_CREDENTIAL.code, required=False)
    field_order = ("title", "format")

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """The formats are those of the framework in force."""
        super().__init__(*args, by=by, **kwargs)
        version = framework.in_force(by)
        formats = framework.facts_of(version).formats if version else (MICRO_CREDENTIAL,)
        field = self.fields["format"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - as declared above
        field.choices = [
            (each.code, gettext("{name}: {meaning}").format(name=said(each.name), meaning=said(each.meaning))) for each in formats
        ]
        if len(formats) == 1:
            del self.fields["format"]

    def clean_format(self) -> str:
        """A micro-credential where nothing is chosen."""
        return self.cleaned_data["format"] or MICRO_CREDENTIAL.code


class EndorsementForm(forms.Form):
    """Why the committee stands behind the idea."""

    reasons = forms.CharField(
        label=_("Your reasons"),
        help_text=_("The team and the reviewers read them."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
    )


class RevisionForm(forms.Form):
    """What the next version is for."""

    because = forms.CharField(
        label=_("What is it for?"),
        help_text=_("One sentence, for the team and whoever decides anew."),
        max_length=500,
        error_messages={"required": _("Say what the next version is for.")},
    )


class ExceptionForm(forms.Form):
    """Why one finding may pass, and until when."""

    reasons = forms.CharField(
        label=_("Reasons"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        error_messages={"required": _("An exception needs its reasons.")},
    )
    valid_until = forms.DateField(label=_("Valid until"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
