"""Forms as the house shows them: a summary of what to correct, then each field with its label, hint and error."""

from typing import Any

from django.forms import BaseForm, BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect

from juncta.ui.components.library import register


def shape(field: BoundField) -> str:
    """How a field is laid out: "check" (box before label), "group" (fieldset of choices) or "plain"."""
    widget = field.field.widget
    if isinstance(widget, CheckboxInput):
        return "check"
    if isinstance(widget, (RadioSelect, CheckboxSelectMultiple)) or getattr(widget, "use_fieldset", False):
        return "group"
    return "plain"


@register.inclusion_tag("ui/components/form_fields.html")
def form_fields(form: BaseForm) -> dict[str, Any]:
    """All fields of a Django form, with a summary of errors on top."""
    visible = [(field, shape(field)) for field in form.visible_fields()]
    wrong = [(field, field.errors) for field, _ in visible if field.errors]
    hidden_errors = [error for field in form.hidden_fields() for error in field.errors]
    general = [*form.non_field_errors(), *hidden_errors]
    return {"fields": visible, "hidden": form.hidden_fields(), "wrong": wrong, "general": general}


@register.inclusion_tag("ui/components/form_field.html")
def form_field(field: BoundField) -> dict[str, Any]:
    """One field, where a form is laid out by hand."""
    return {"field": field, "shape": shape(field)}
