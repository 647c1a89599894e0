"""Noting needs, looking for them, saying who is interested, setting aside."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from juncta.alliance import queries as alliance
from juncta.design.facts import PartnerRole
from juncta.kernel.actor import Actor
from juncta.needs import permits
from juncta.needs.facts import STATE_NAMES
from juncta.ui.texts import LangTextFormField, TextsForm, said

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from juncta.alliance.models import FocusArea, Institution
    from juncta.needs.models import Need

ROLES = {
    PartnerRole.TEACHING: _("Teach: provide or shape components"),
    PartnerRole.AWARDING: _("Award it with others"),
    PartnerRole.COORDINATING: _("Coordinate"),
    PartnerRole.ASSOCIATED: _("Be associated"),
}


class AreaField(forms.ModelChoiceField):  # type: ignore[type-arg] # Django has no such parameter at run time
    """A focus area under its name."""

    def label_from_instance(self, obj: "FocusArea") -> str:
        """In the page's language."""
        return said(obj.name)


class NeedField(forms.ModelChoiceField):  # type: ignore[type-arg] # Django has no such parameter at run time
    """A need under its title and area."""

    def label_from_instance(self, obj: "Need") -> str:
        """In the page's language."""
        return f"{said(obj.title)} ({said(obj.focus_area.name)})"


class NeedForm(TextsForm):
    """What is needed and why, who has the need, how one knows."""

    focus_area = AreaField(label=_("Focus area"), queryset=None, empty_label=_("Choose one"))
    title = LangTextFormField(label=_("In a few words"), max_length=160)
    text = LangTextFormField(label=_("What is needed, and why?"), rows=4)
    audience = LangTextFormField(label=_("Who has this need?"), help_text=_("Learners, employers, cities, a profession."), rows=2)
    evidence = LangTextFormField(
        label=_("How do you know?"), help_text=_("A survey, a law, a conversation; with its source."), rows=2, required=False
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """Areas and languages are those of the actor's alliance."""
        spoken = dict.fromkeys(tag for each in alliance.institutions(by) for tag in each.languages)
        super().__init__(*args, languages=spoken, **kwargs)
        field = self.fields["focus_area"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        field.queryset = alliance.focus_areas(by)


class FilterForm(forms.Form):
    """What somebody looks for on the board."""

    area = forms.ChoiceField(label=_("Focus area"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    institution = forms.ChoiceField(label=_("University"), help_text=_("Interested, or of whoever noted it."), required=False)
    sort = forms.ChoiceField(label=_("Order"), choices=[("", _("Most support first")), ("newest", _("Newest first"))], required=False)

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """Areas and universities are those of the actor's alliance."""
        super().__init__(*args, **kwargs)
        states = [(state.value, _(name)) for state, name in STATE_NAMES.items()]
        self._offer("state", [("", _("Open or taken up")), *states, ("all", _("All"))])
        self._offer("area", [("", _("All areas")), *((each.slug, said(each.name)) for each in alliance.focus_areas(by))])
        self._offer("institution", [("", _("All")), *((each.slug, each.short_name) for each in alliance.institutions(by))])

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = choices


class InterestForm(forms.Form):
    """Which university, and what it could do."""

    institution: "forms.ModelChoiceField[Institution]" = forms.ModelChoiceField(label=_("University"), queryset=None, empty_label=None)
    role = forms.ChoiceField(label=_("What it could do"), choices=[(role.value, name) for role, name in ROLES.items()])
    note = forms.CharField(label=_("What you would bring"), max_length=400, required=False)

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """The universities for which the actor may answer."""
        super().__init__(*args, **kwargs)
        own: QuerySet[Institution] = alliance.institutions(by).filter(pk__in=permits.answers_for(by))
        field = self.fields["institution"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        field.queryset = own


class SetAsideForm(forms.Form):
    """Why a need is set aside."""

    because = forms.CharField(
        label=_("Why is it set aside?"),
        help_text=_("Whoever noted it reads this."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )


class MergeForm(forms.Form):
    """Which other need is the same."""

    into = NeedField(
        label=_("The same as"),
        queryset=None,
        empty_label=_("Choose a need"),
        help_text=_("It takes over who seconds this one and who is interested."),
    )

    def __init__(self, *args: Any, among: "QuerySet[Need]", **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """`among` are the needs that it could be the same as."""
        super().__init__(*args, **kwargs)
        field = self.fields["into"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        field.queryset = among
