"""One text in English and, if wanted, in a second language: one field for both."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.conf.locale import LANG_INFO
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from juncta.kernel.text import FALLBACK, LangText

Choices = list[tuple[str, str]]
ALSO = ("fr", "de", "es", "it", "nl", "pl")  # offered where an alliance names no language of its own


def said(words: Any) -> str:  # noqa: ANN401 - LangText, or its plain dict
    """A text in the page's language, for the options of a list."""
    return LangText(words).best(get_language() or FALLBACK)[1]


def language_choices(tags: Iterable[str]) -> Choices:
    """Languages under their own names, English left out."""
    wanted = dict.fromkeys(tag for tag in tags if tag != FALLBACK) or dict.fromkeys(ALSO)
    return sorted(((tag, name_of(tag)) for tag in wanted), key=lambda choice: choice[1].casefold())


def name_of(tag: str) -> str:
    """A language's name in itself, with a capital letter; an unknown one by its tag."""
    name: str = LANG_INFO.get(tag, LANG_INFO.get(tag.split("-", maxsplit=1)[0], {})).get("name_local", tag)
    return name[:1].upper() + name[1:]


def second(texts: LangText) -> str | None:
    """The language shown beside English: the page's own if the text has it, else the first; None where there is none."""
    others = [tag for tag in texts if tag != FALLBACK]
    page = get_language()
    return page if page in others else next(iter(others), None)


class LangTextWidget(forms.MultiWidget):
    """English on top; below it, folded until it is used, the same text in another language."""

    template_name = "ui/widgets/lang_text.html"
    use_fieldset = True

    def __init__(self, *, rows: int = 1, languages: Choices = ()) -> None:  # type: ignore[assignment]
        """`rows` above 1 makes it a text area."""
        text = forms.Textarea(attrs={"rows": rows}) if rows > 1 else forms.TextInput()
        again = forms.Textarea(attrs={"rows": rows}) if rows > 1 else forms.TextInput()
        super().__init__({"en": text, "tag": forms.Select(choices=languages), "also": again})

    def decompress(self, value: Any) -> list[str | None]:  # noqa: ANN401 - whatever the form was given
        """English, the first other language and its text."""
        texts = LangText(value)
        other = second(texts)
        return [texts.get(FALLBACK, ""), other, texts.get(other, "") if other else ""]

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:  # noqa: ANN401 - Django's own signature
        """Each part labelled, and the second opened where it holds something."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        english, tag, also = context["widget"]["subwidgets"]
        context["widget"].update(english=english, tag=tag, also=also, open=bool(also["value"]))
        return context


class LangTextFormField(forms.MultiValueField):
    """A text in one or two languages; gives a `LangText`. English is asked for where the field is required."""

    widget: LangTextWidget

    def __init__(self, *, rows: int = 1, max_length: int = 4000, required: bool = True, **kwargs: Any) -> None:  # noqa: ANN401
        """`max_length` holds for each language."""
        self.rows = rows
        english, also = (forms.CharField(required=False, max_length=max_length) for _ in range(2))
        fields = (english, forms.CharField(required=False), also)
        super().__init__(fields, required=required, require_all_fields=False, widget=LangTextWidget(rows=rows), **kwargs)

    def offer(self, languages: Choices) -> None:
        """Which second languages there are to choose from."""
        self.widget = LangTextWidget(rows=self.rows, languages=languages)
        self.known = {tag for tag, _name in languages}

    def clean(self, value: Any) -> LangText:  # noqa: ANN401 - what the widget read
        """The texts; raises ValidationError without English, or where a second text has no known language."""
        english, tag, also = (str(part or "").strip() for part in (value or ["", "", ""]))
        for part in (english, also):
            self.fields[0].clean(part)
        if also and tag not in getattr(self, "known", set()):
            raise ValidationError(_("Choose the language of the second text."), code="language")
        if (self.required or also) and not english:
            raise ValidationError(_("Write it in English too: every partner reads it."), code="required")
        return LangText({FALLBACK: english, tag: also})

    def has_changed(self, initial: Any, data: Any) -> bool:  # noqa: ANN401 - Django's own signature
        """Whether any of the texts differs."""
        before = self.widget.decompress(initial)
        return [part or "" for part in before] != [part or "" for part in (data or [])]


class TextsForm(forms.Form):
    """A form with such texts: it offers the alliance's languages and keeps texts in a third one as they are."""

    NEEDED: tuple[str, ...] = ()  # fields that a draft may leave empty, and a review not

    def __init__(self, *args: Any, languages: Iterable[str] = (), **kwargs: Any) -> None:  # noqa: ANN401
        """`languages` are the tags of the alliance's own."""
        super().__init__(*args, **kwargs)
        self.initial_texts: Mapping[str, LangText] = {
            name: LangText(self.initial.get(name)) for name, field in self.fields.items() if isinstance(field, LangTextFormField)
        }
        known = [tag for text in self.initial_texts.values() for tag in text]
        choices = language_choices([*languages, *known])
        for field in self.fields.values():
            if isinstance(field, LangTextFormField):
                field.offer(choices)
        for name in self.NEEDED:
            self.fields[name].needed = True  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Languages that the form does not show stay as they were; emptying the second one drops it."""
        cleaned: dict[str, Any] = super().clean() or {}
        for name, before in self.initial_texts.items():
            after = cleaned.get(name)
            if isinstance(after, LangText) and after:
                dropped = second(before) if second(after) is None else None
                kept = {tag: text for tag, text in before.items() if tag not in {FALLBACK, dropped}}
                cleaned[name] = LangText(kept | after.plain())
        return cleaned
