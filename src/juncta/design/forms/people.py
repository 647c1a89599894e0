"""Inviting institutions and people."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from juncta.alliance import queries as alliance
from juncta.design.facts import CATEGORY_NAMES, PartnerRole
from juncta.design.forms.texts import said
from juncta.design.rules.duties import LETTER_MEANINGS, LETTER_NAMES
from juncta.kernel.actor import Actor

if TYPE_CHECKING:
    from juncta.alliance.models import Institution, Person

ROLES = {
    PartnerRole.COORDINATING: _("Coordinates: leads the team and sends the design to review"),
    PartnerRole.AWARDING: _("Awards: approves the design and signs every credential"),
    PartnerRole.TEACHING: _("Teaches: provides components or shapes them"),
    PartnerRole.ASSOCIATED: _("Is associated: takes part without teaching or awarding"),
}


class InstitutionField(forms.ModelChoiceField):  # type: ignore[type-arg] # Django has no such parameter at run time
    """A university under its short and full name."""

    def label_from_instance(self, obj: "Institution") -> str:
        """Both names where they differ."""
        full = said(obj.name)
        return obj.short_name if full == obj.short_name else f"{obj.short_name} – {full}"


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg] # Django has no such parameter at run time
    """Somebody with their group and university."""

    def label_from_instance(self, obj: "Person") -> str:
        """Name, group, university."""
        group = gettext(CATEGORY_NAMES.get(obj.category, obj.category))
        return ", ".join(filter(None, [str(obj), group, obj.institution.short_name if obj.institution else ""]))


def message_field() -> forms.CharField:
    """What the team writes with an invitation."""
    return forms.CharField(
        label=_("Message"),
        help_text=_("Stands in the letter: why you ask them, and by when you hope for an answer."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )


class AnswerForm(forms.Form):
    """Why an invitation is declined."""

    because = forms.CharField(
        label=_("Your reason, if you decline"),
        help_text=_("The team reads it: no time this year, another field, a rule that stands against it."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )


class DutyForm(forms.Form):
    """Who does what at a step: one of the team, or one of the partners."""

    letter = forms.ChoiceField(label=_("What they do"), widget=forms.RadioSelect)
    who = forms.ChoiceField(label=_("Who"))

    def __init__(self, *args: Any, people: "list[Person]", institutions: "list[Institution]", **kwargs: Any) -> None:  # noqa: ANN401
        """Those who have accepted."""
        super().__init__(*args, **kwargs)
        self.known: dict[str, dict[str, Any]] = {f"p-{each.pk}": {"person": each} for each in people}
        self.known |= {f"i-{each.pk}": {"institution": each} for each in institutions}
        letters, who = self.fields["letter"], self.fields["who"]
        assert isinstance(letters, forms.ChoiceField) and isinstance(who, forms.ChoiceField)  # noqa: PT018, S101
        letters.choices = [
            (each.value, gettext("{name}: {meaning}").format(name=gettext(name), meaning=gettext(LETTER_MEANINGS[each])))
            for each, name in LETTER_NAMES.items()
        ]
        who.choices = [
            ("", _("Choose one")),
            (_("The team"), [(f"p-{each.pk}", str(each)) for each in people]),
            (_("Partners"), [(f"i-{each.pk}", each.short_name) for each in institutions]),
        ]

    def duty(self) -> dict[str, Any]:
        """As `operations.give_duty` takes it."""
        return {"letter": self.cleaned_data["letter"], **self.known[self.cleaned_data["who"]]}


class PartnerForm(forms.Form):
    """Which university, and what it would do."""

    institution = InstitutionField(label=_("University"), queryset=None, empty_label=_("Choose one"))
    role = forms.ChoiceField(
        label=_("What it does"), choices=[(role.value, name) for role, name in ROLES.items()], widget=forms.RadioSelect
    )
    message = message_field()

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """The universities of the actor's alliance."""
        super().__init__(*args, **kwargs)
        field = self.fields["institution"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        field.queryset = alliance.institutions(by)


class MemberForm(forms.Form):
    """Who is invited, and what for."""

    person = PersonField(label=_("Person"), queryset=None, empty_label=_("Choose somebody"))
    task = forms.CharField(label=_("Task"), max_length=120, help_text=_("What they would do: assessment, learner's view, media."))
    message = message_field()

    def __init__(self, *args: Any, by: Actor, without: "list[Person]", **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """The people of the actor's alliance, `without` those who are on the team or asked."""
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        field.queryset = alliance.persons(by).exclude(pk__in=[person.pk for person in without])
