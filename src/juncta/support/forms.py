"""The shape of a question, of an answer and of handing it over."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from juncta.design.facts import SECTION_NAMES
from juncta.kernel.text import FALLBACK, LangText
from juncta.support.facts import Near
from juncta.support.permits import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterable

    from juncta.alliance.models import Institution, Person
    from juncta.support.queries import Desk, Route


def said(route: "Route", institution: "Institution | None") -> str:
    """A body with who answers for it there, or why it is somebody further away."""
    name = LangText(route.body.name).best(get_language() or FALLBACK)[1]
    place = institution.short_name if institution else ""
    if route.person is None:
        return gettext("{body}: nobody is named; the alliance office looks for somebody").format(body=name)
    if route.near is Near.HERE:
        words = gettext("{body}: {person}, at {place}") if place else gettext("{body}: {person}, for the whole alliance")
    elif route.near is Near.ALLIANCE:
        words = gettext("{body}: nobody is named at {place}; {person} answers for the whole alliance")
    elif route.near is Near.ELSEWHERE:
        words = gettext("{body}: nobody is named at {place}; {person} answers for the body") if place else gettext("{body}: {person}")
    else:
        words = gettext("{body}: nobody is named; {person} at the alliance office takes it")
    return words.format(body=name, person=route.person, place=place)


class AskForm(forms.Form):
    """A question to one of the bodies of a step."""

    body = forms.ChoiceField(label=_("Whom you ask"), widget=forms.RadioSelect)
    question = forms.CharField(
        label=_("Your question"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The design, this step and what the checks find here go along: no need to repeat them."),
    )
    section = forms.ChoiceField(label=_("About which section"), required=False)
    due = forms.DateField(
        label=_("Answer wanted by"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Two weeks from now, if you leave it empty."),
    )

    def __init__(self, *args: Any, desk: "Desk", institution: "Institution | None", **kwargs: Any) -> None:  # noqa: ANN401
        """The bodies of the step, each with who answers about this university."""
        super().__init__(*args, **kwargs)
        self.bodies = {str(each.pk): each for each in desk.bodies}
        body, section = self.fields["body"], self.fields["section"]
        assert isinstance(body, forms.ChoiceField)  # noqa: S101
        assert isinstance(section, forms.ChoiceField)  # noqa: S101
        body.choices = [(str(each.body.pk), said(each, institution)) for each in desk.routes(institution)]
        section.choices = [("", gettext("None in particular")), *((key, gettext(name)) for key, name in SECTION_NAMES.items())]
        if len(self.bodies) == 1:
            body.initial = next(iter(self.bodies))

    def clean_body(self) -> Any:  # noqa: ANN401 - a Body, whose table belongs to another room
        """The body chosen."""
        return self.bodies[self.cleaned_data["body"]]


class AnswerForm(forms.Form):
    """An answer."""

    text = forms.CharField(label=_("Your answer"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5}))


class AgainForm(forms.Form):
    """What an answer left open."""

    text = forms.CharField(label=_("What is still open"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}))


class HandOverForm(forms.Form):
    """Who answers from now on, and a word of why."""

    to = forms.ChoiceField(label=_("To whom"))
    because = forms.CharField(label=_("A word of why"), required=False, max_length=500)

    def __init__(self, *args: Any, people: "Iterable[Person]", **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """The people who may take it."""
        super().__init__(*args, **kwargs)
        self.people = {str(each.pk): each for each in people}
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = [
            (key, f"{each}, {each.institution.short_name}" if each.institution else str(each)) for key, each in self.people.items()
        ]

    def clean_to(self) -> "Person":
        """The person chosen."""
        return self.people[self.cleaned_data["to"]]


class KeepForm(forms.Form):
    """A question and its answer in words that hold for any design."""

    question = forms.CharField(label=_("What was asked"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}))
    text = forms.CharField(label=_("What others should know"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5}))
