"""The shape of what is entered about people; choices come from the alliance of whoever fills them in."""

from typing import Any

from django import forms
from django.forms import ModelChoiceField
from django.utils.translation import gettext_lazy as _

from juncta.alliance import queries
from juncta.alliance.models import Body, Category, Institution
from juncta.kernel.actor import Actor, Role

CATEGORIES = [
    (Category.ACADEMIC.value, _("Academic")),
    (Category.PROFESSIONAL.value, _("Professional staff")),
    (Category.STUDENT.value, _("Student")),
    (Category.OUTSIDE.value, _("Outside a university")),
]
ROLES = [
    (Role.ACADEMIC.value, _("Academic: writes ideas, leads designs, sits on a committee")),
    (Role.CONTRIBUTOR.value, _("Contributor: co-creates designs")),
    (Role.REVIEWER.value, _("Reviewer: speaks for a body in a review")),
    (Role.APPROVER.value, _("Approver: records an institution's decision")),
    (Role.REGISTRAR.value, _("Registrar: enrols, approves signing for an institution")),
    (Role.TEACHER.value, _("Teacher: records results")),
    (Role.EXAMINER.value, _("Examiner: confirms results and awards")),
    (Role.RECOGNITION_OFFICER.value, _("Recognition officer: decides on recognition")),
    (Role.LEARNER.value, _("Learner")),
    (Role.ALLIANCE_OFFICE.value, _("Alliance office: keeps the alliance's data")),
    (Role.ADMINISTRATOR.value, _("Administrator: runs the installation")),
]
IN_A_BODY = frozenset({Role.REVIEWER})
AT_AN_INSTITUTION = frozenset({Role.APPROVER, Role.REGISTRAR, Role.TEACHER, Role.EXAMINER, Role.RECOGNITION_OFFICER})


def _institution(empty: Any) -> "ModelChoiceField[Institution]":  # noqa: ANN401 - a lazy sentence
    """One of the alliance's institutions; none of them before the form knows who asks."""
    return ModelChoiceField(label=_("Institution"), queryset=Institution.objects.none(), required=False, empty_label=empty)


class _WithPlaces(forms.Form):
    """A form whose institutions and bodies are those of the actor's alliance."""

    def __init__(self, *args: Any, actor: Actor, **more: Any) -> None:  # noqa: ANN401 - Django's own arguments
        super().__init__(*args, **more)
        for name, rows in (("institution", queries.institutions(actor)), ("body", queries.bodies(actor))):
            if isinstance(field := self.fields.get(name), ModelChoiceField):
                field.queryset = rows


class PersonForm(_WithPlaces):
    """Somebody to be made known."""

    given_name = forms.CharField(label=_("Given name"), max_length=100)
    family_name = forms.CharField(label=_("Family name"), max_length=100)
    email = forms.EmailField(label=_("E-mail address"))
    category = forms.ChoiceField(label=_("Belongs to"), choices=CATEGORIES)
    institution = _institution(_("No university"))
    esi = forms.CharField(
        label=_("European Student Identifier"),
        max_length=200,
        required=False,
        help_text=_("Only where there is one: it begins with urn:schac:personalUniqueCode:int:esi:"),
    )


class MandateForm(_WithPlaces):
    """What somebody may do, where, and until when."""

    role = forms.TypedChoiceField(label=_("Role"), choices=ROLES, coerce=Role)
    institution = _institution(_("No institution"))
    body = ModelChoiceField(label=_("Body"), queryset=Body.objects.none(), required=False, empty_label=_("No body"))
    valid_until = forms.DateField(
        label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}), help_text=_("Empty: until it is ended.")
    )

    def clean(self) -> dict[str, Any]:
        """A role that is held somewhere needs its place."""
        values = super().clean() or self.cleaned_data
        if values.get("role") in IN_A_BODY and not values.get("body"):
            self.add_error("body", _("Say for which body they speak."))
        if values.get("role") in AT_AN_INSTITUTION and not values.get("institution"):
            self.add_error("institution", _("Say at which institution they do this."))
        return values


class ContactForm(_WithPlaces):
    """What somebody answers for."""

    body = ModelChoiceField(label=_("Body"), queryset=Body.objects.none(), empty_label=None)
    institution = _institution(_("The whole alliance"))


class JoinForm(forms.Form):
    """The name of a learner."""

    given_name = forms.CharField(label=_("Given name"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "given-name"}))
    family_name = forms.CharField(label=_("Family name"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "family-name"}))
