"""Learning outcomes and components."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from juncta.alliance import queries as alliance
from juncta.design.facts import ASSESSMENT_TYPES, DIMENSION_NAMES, MEASURE_NAMES, PARTICIPATION_FORMS, RULE_NAMES
from juncta.design.forms.people import InstitutionField
from juncta.design.forms.texts import LangTextFormField, TextsForm, name_of, said
from juncta.design.models import Component, Design
from juncta.kernel.actor import Actor
from juncta.kernel.text import FALLBACK, LangText

if TYPE_CHECKING:
    from juncta.alliance.models import Institution

REUSE = ("institution", "code", "link", "changes")


def offered(codes: Mapping[Any, str]) -> Callable[[], list[tuple[str, Any]]]:
    """The choices of a code list in the page's language, with none of them on top."""
    return lambda: [("", _("Not said yet")), *((str(code), gettext(name)) for code, name in codes.items())]


class ComponentsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg] # Django has no such parameter at run time
    """Components to tick."""

    def label_from_instance(self, obj: Component) -> str:
        """By title, in the page's language."""
        return said(obj.title)


class OutcomesForm(TextsForm):
    """All learning outcomes at once, one per line, line by line in the second language."""

    texts = LangTextFormField(
        label=_("Learning outcomes"),
        help_text=_("One per line, each beginning with a verb: explain, compare, design. A second language follows the same lines."),
        rows=8,
        required=False,
    )

    def __init__(self, *args: Any, outcomes: Sequence[LangText], **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """Begin with the outcomes there are."""
        self.before = {text.get(FALLBACK, ""): text for text in outcomes}
        shared = set.intersection(*(set(text) for text in outcomes)) if outcomes else set()
        lines = {tag: "\n".join(text[tag] for text in outcomes) for tag in sorted(shared, key=lambda tag: (tag != FALLBACK, tag))}
        super().__init__(*args, initial={"texts": lines}, **kwargs)

    def clean(self) -> dict[str, Any]:
        """One text per line; raises ValidationError where the languages have different numbers of lines."""
        cleaned = super().clean()
        texts = cleaned.get("texts")
        if texts is None:
            return cleaned
        lines = {tag: [line.strip() for line in text.splitlines() if line.strip()] for tag, text in texts.items()}
        if len({len(each) for each in lines.values()}) > 1:
            self.add_error("texts", ValidationError(_("Both languages need the same number of lines, one outcome each."), code="lines"))
            return cleaned
        columns = [dict(zip(lines, row, strict=True)) for row in zip(*lines.values(), strict=True)]
        cleaned["texts"] = [self._kept(LangText(column)) for column in columns]
        return cleaned

    def _kept(self, text: LangText) -> LangText:
        """An outcome whose English has not changed keeps the languages that the form does not show."""
        before = self.before.get(text.get(FALLBACK, ""), LangText())
        return LangText(before.plain() | text.plain())


class OutcomeForm(TextsForm):
    """One learning outcome: its words, what it is, how it is shown, and which components lead to it."""

    text = LangTextFormField(
        label=_("What can somebody do afterwards?"),
        help_text=_("One sentence that begins with a verb: explain, compare, design."),
        rows=2,
        max_length=600,
    )
    dimension = forms.ChoiceField(label=_("What kind of ability is it?"), required=False, choices=offered(DIMENSION_NAMES))
    assessment = forms.ChoiceField(label=_("How does somebody show it?"), required=False, choices=offered(ASSESSMENT_TYPES))
    components = ComponentsField(
        label=_("Which components lead to it?"), queryset=None, widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, design: Design, languages: list[str], **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """The components of this design; none are asked for while there are none."""
        super().__init__(*args, languages=languages, **kwargs)
        cast("ComponentsField", self.fields["components"]).queryset = design.components.all()
        if not design.components.all():
            del self.fields["components"]


class ShapersField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg] # Django has no such parameter at run time
    """Universities to tick."""

    def label_from_instance(self, obj: "Institution") -> str:
        """By short name."""
        return obj.short_name


class ComponentForm(TextsForm):
    """A part of the micro-credential."""

    title = LangTextFormField(label=_("Title"), max_length=160)
    provider = InstitutionField(label=_("Who teaches it"), queryset=None, empty_label=_("Choose one"))
    shaped_by = ShapersField(
        label=_("Who shapes it"),
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("A joint micro-credential has two partners or more behind every component."),
    )
    ects = forms.DecimalField(label=_("Size in ECTS"), min_value=0, max_value=60, decimal_places=2)
    language = forms.ChoiceField(label=_("Language of teaching"))
    comes_first = forms.BooleanField(label=_("Comes first"), required=False, help_text=_("The others begin when it is finished."))
    compulsory = forms.BooleanField(label=_("Compulsory"), required=False, initial=True)
    requires = ComponentsField(label=_("What must be finished before?"), queryset=None, widget=forms.CheckboxSelectMultiple, required=False)
    group = forms.CharField(
        label=_("Group"),
        max_length=40,
        required=False,
        help_text=_("A name that path rules speak of, such as B. Leave it empty if there are none."),
    )
    mode = forms.ChoiceField(label=_("Form of participation"), required=False, choices=offered(PARTICIPATION_FORMS))
    period = forms.CharField(
        label=_("When it is taught"), max_length=80, required=False, help_text=_("In words: autumn, weeks 36 to 42; or at any time.")
    )
    taken_from = forms.CharField(
        label=_("Taken from an existing course"), max_length=200, required=False, help_text=_("Leave it empty if you make it anew.")
    )
    reuse_institution = InstitutionField(label=_("Whose course is it?"), queryset=None, empty_label=_("Not said yet"), required=False)
    reuse_code = forms.CharField(label=_("Its code there"), max_length=60, required=False)
    reuse_link = forms.URLField(label=_("Its page"), max_length=500, required=False, assume_scheme="https")
    reuse_changes = LangTextFormField(label=_("What you changed together"), rows=2, max_length=2000, required=False)

    def __init__(self, *args: Any, by: Actor, languages: list[str], others: Sequence[Component] = (), **kwargs: Any) -> None:  # noqa: ANN401
        """The universities of the actor's alliance, their languages, and the design's other components."""
        super().__init__(*args, languages=languages, **kwargs)
        spoken = dict.fromkeys([FALLBACK, *languages, *filter(None, [self.initial.get("language")])])
        institutions = alliance.institutions(by)
        for name, field in self.fields.items():
            if isinstance(field, ComponentsField):
                field.queryset = Component.objects.filter(pk__in=[each.pk for each in others])
            elif isinstance(field, forms.ModelChoiceField):
                field.queryset = institutions
            if name == "language" and isinstance(field, forms.ChoiceField):
                field.choices = [(tag, name_of(tag)) for tag in spoken]
        if not others:
            del self.fields["requires"]

    def clean(self) -> dict[str, Any]:
        """What is told of the existing course, gathered as the operation takes it."""
        cleaned = super().clean()
        told = {name: cleaned.pop(f"reuse_{name}", None) or ("" if name != "institution" else None) for name in REUSE}
        if any(told.values()) and not cleaned.get("taken_from"):
            self.add_error(
                "taken_from", ValidationError(_("Name the existing course, or leave what you say about it empty."), code="course")
            )
        cleaned["reuse"] = told if cleaned.get("taken_from") else {}
        return cleaned

    def clean_ects(self) -> Any:  # noqa: ANN401 - a Decimal, or None beside its error
        """A component has credits."""
        ects = self.cleaned_data["ects"]
        if not ects:
            raise ValidationError(_("A component has more than 0 ECTS."), code="empty")
        return ects


class PathRuleForm(forms.Form):
    """What learners choose among components."""

    kind = forms.ChoiceField(label=_("Learners take"), choices=lambda: [(kind.value, gettext(name)) for kind, name in RULE_NAMES.items()])
    amount = forms.DecimalField(label=_("How much"), min_value=0, max_value=99, decimal_places=2, required=False)
    measure = forms.ChoiceField(
        label=_("Counted in"), choices=lambda: [(each.value, gettext(name)) for each, name in MEASURE_NAMES.items()]
    )
    group = forms.CharField(
        label=_("Of the group"), max_length=40, required=False, help_text=_("Leave it empty for all optional components.")
    )
    per_provider = forms.BooleanField(label=_("For each university by itself"), required=False)

    def clean(self) -> dict[str, Any]:
        """“All” needs no number."""
        cleaned: dict[str, Any] = super().clean() or {}
        cleaned["amount"] = cleaned.get("amount") or 0
        return cleaned
