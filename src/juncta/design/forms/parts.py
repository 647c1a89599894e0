"""Learning outcomes and components."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from juncta.alliance import queries as alliance
from juncta.design.forms.people import InstitutionField
from juncta.design.forms.texts import LangTextFormField, TextsForm, name_of
from juncta.kernel.actor import Actor
from juncta.kernel.text import FALLBACK, LangText

if TYPE_CHECKING:
    from juncta.alliance.models import Institution


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
    taken_from = forms.CharField(
        label=_("Taken from an existing course"), max_length=200, required=False, help_text=_("Leave it empty if you make it anew.")
    )

    def __init__(self, *args: Any, by: Actor, languages: list[str], **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        """The universities of the actor's alliance and their languages."""
        super().__init__(*args, languages=languages, **kwargs)
        spoken = dict.fromkeys([FALLBACK, *languages, *filter(None, [self.initial.get("language")])])
        institutions = alliance.institutions(by)
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = institutions
            if name == "language" and isinstance(field, forms.ChoiceField):
                field.choices = [(tag, name_of(tag)) for tag in spoken]

    def clean_ects(self) -> Any:  # noqa: ANN401 - a Decimal, or None beside its error
        """A component has credits."""
        ects = self.cleaned_data["ects"]
        if not ects:
            raise ValidationError(_("A component has more than 0 ECTS."), code="empty")
        return ects
