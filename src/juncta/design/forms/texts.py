"""Texts in one or two languages, as every room's forms have them; see `juncta.ui.texts`."""

from juncta.ui.texts import LangTextFormField, LangTextWidget, TextsForm, language_choices, name_of, said, second

__all__ = ["LangTextFormField", "LangTextWidget", "TextsForm", "language_choices", "name_of", "said", "second"]
