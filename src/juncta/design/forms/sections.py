"""The form of any section, made from its description."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext

from juncta.design.engine import Choice, Field, Number, Several, Shape, Table, Text, Words
from juncta.design.forms.tables import TableField, options
from juncta.design.forms.texts import LangTextFormField, TextsForm, said
from juncta.kernel.text import LangText


def say(name: Any) -> str:  # noqa: ANN401 - a marked word, or a text in several languages
    """A name in the page's language."""
    return gettext(name) if isinstance(name, str) and name else said(name)


class SectionForm(TextsForm):
    """A field for each that the section has; nothing is required, since a draft may leave anything open."""

    def __init__(self, *args: Any, shape: Shape, offers: Mapping[str, Mapping[str, Any]], languages: Iterable[str], **kwargs: Any) -> None:  # noqa: ANN401
        """`offers` are the design's own lists to choose from, `languages` those of the alliance."""
        self.shape = shape
        self.base_fields = {asked.key: _field(asked, offers) for asked in shape.fields}  # type: ignore[misc] # of this form alone
        super().__init__(*args, languages=languages, **kwargs)

    def content(self) -> dict[str, Any]:
        """What was typed, as the section's plain content; a table that the page did not show is not named."""
        return {
            name: value for name, value in self.cleaned_data.items() if value is not None or not isinstance(self.fields[name], TableField)
        }


def _field(asked: Field, offers: Mapping[str, Mapping[str, Any]]) -> forms.Field:
    """The form's field for one of a section; one that a review needs says so, and may stay empty until then."""
    field = _unmarked(asked, offers)
    field.needed = asked.needed  # type: ignore[attr-defined]
    return field


def _unmarked(asked: Field, offers: Mapping[str, Mapping[str, Any]]) -> forms.Field:
    label = say(asked.name)
    more: dict[str, Any] = {"label": label, "help_text": say(asked.hint) if asked.hint else ""}
    match asked:
        case Text():
            return LangTextFormField(rows=max(asked.rows, 2), max_length=asked.most, required=False, **more)
        case Several():
            choices = options(asked, offers, say)
            return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, required=False, **more)
        case Choice():
            return forms.ChoiceField(choices=[("", gettext("Not chosen yet")), *options(asked, offers, say)], required=False, **more)
        case Number():
            return forms.DecimalField(
                min_value=asked.least, max_value=asked.most, decimal_places=asked.places, max_digits=12, required=False, **more
            )
        case Table():
            return TableField(asked, offers, say, **more)
        case Words():
            field = forms.CharField(max_length=asked.most, required=False, **more)
            field.widget.attrs.pop("maxlength", None)  # a browser would cut what is pasted; we say that it is too long
            return field
        case _:
            message = f"no form has a field for {type(asked).__name__}"
            raise TypeError(message)


def content_of_idea(cleaned: Mapping[str, Any]) -> dict[str, Any]:
    """What the form of the idea has read, as plain content."""
    return plain(cleaned) | {"focus_area": cleaned["focus_area"].slug}


def plain(cleaned: Mapping[str, Any]) -> dict[str, Any]:
    """Cleaned values as plain content."""
    return {name: value.plain() if isinstance(value, LangText) else value for name, value in cleaned.items()}
