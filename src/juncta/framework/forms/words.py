"""One text in all the languages of a framework: a field with one box for each."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf.locale import LANG_INFO
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from juncta.kernel.text import FALLBACK, LangText

ALWAYS: tuple[str, ...] = (FALLBACK, "fr", "de", "nl")  # the languages in which the shipped framework speaks


def language_name(tag: str) -> str:
    """A language's name in itself, with a capital letter; an unknown one by its tag."""
    name: str = LANG_INFO.get(tag, LANG_INFO.get(tag.split("-", maxsplit=1)[0], {})).get("name_local", tag)
    return name[:1].upper() + name[1:]


class WordsWidget(forms.MultiWidget):
    """A box per language, each under the language's own name."""

    template_name = "framework/widgets/words.html"
    use_fieldset = True

    def __init__(self, tags: Iterable[str], rows: int) -> None:
        """`rows` above 1 makes them text areas."""
        self.tags = tuple(tags)
        box = {"rows": rows} if rows > 1 else {}
        super().__init__({tag: (forms.Textarea if rows > 1 else forms.TextInput)(attrs={**box, "lang": tag}) for tag in self.tags})

    def decompress(self, value: Any) -> list[str]:  # noqa: ANN401 - whatever the form was given
        """The text in each language."""
        texts = LangText(value)
        return [texts.get(tag, "") for tag in self.tags]

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:  # noqa: ANN401 - Django's own signature
        """Each box with its language."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        boxes = context["widget"]["subwidgets"]
        context["widget"]["boxes"] = [(language_name(tag), box) for tag, box in zip(self.tags, boxes, strict=True)]
        return context


class WordsField(forms.MultiValueField):
    """Gives a plain dict by language. English is asked for where the field is required or any other language is written."""

    def __init__(self, *, rows: int = 1, max_length: int = 4000, required: bool = True, **kwargs: Any) -> None:  # noqa: ANN401
        """`max_length` holds for each language."""
        self.rows, self.each = rows, max_length
        self.tags = ALWAYS
        super().__init__(self._boxes(), required=required, require_all_fields=False, widget=WordsWidget(self.tags, rows), **kwargs)

    def _boxes(self) -> tuple[forms.CharField, ...]:
        return tuple(forms.CharField(required=False, max_length=self.each) for _tag in self.tags)

    def speak_also(self, tags: Iterable[str]) -> None:
        """Have a box for these languages too, so that nothing written in one is lost."""
        self.tags = tuple(dict.fromkeys([*ALWAYS, *tags]))
        self.fields, self.widget = self._boxes(), WordsWidget(self.tags, self.rows)

    def clean(self, value: Any) -> dict[str, str]:  # noqa: ANN401 - what the widget read
        """The texts by language; raises ValidationError without English."""
        said = [field.clean(text) for field, text in zip(self.fields, value or [""] * len(self.tags), strict=True)]
        texts = LangText(dict(zip(self.tags, said, strict=True))).plain()
        if FALLBACK not in texts and (self.required or texts):
            raise ValidationError(_("Write it in English too: every partner reads it."), code="required")
        return texts

    def has_changed(self, initial: Any, data: Any) -> bool:  # noqa: ANN401 - Django's own signature
        """Whether any of the texts differs."""
        return LangText(initial).plain() != LangText(dict(zip(self.tags, data or [], strict=False))).plain()
