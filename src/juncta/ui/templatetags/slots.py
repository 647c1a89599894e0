"""The `slot` tag: a place on a page that higher rooms fill with their panels."""

from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from juncta.base.panels import panels_in

register = template.Library()


@register.simple_tag(takes_context=True)
def slot(context: RequestContext, name: str, thing: Any = None) -> SafeString:  # noqa: ANN401 - a slot is about any thing
    """Show every panel that fills the slot; a panel that returns plain text is escaped."""
    return format_html_join("", "{}", ((panel(context["request"], thing),) for panel in panels_in(name)))
