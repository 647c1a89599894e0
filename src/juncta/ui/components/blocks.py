"""Components that stand around their content: cards, buttons, forms, notices, tables."""

import re
from typing import Any

from django.middleware.csrf import get_token
from django.template.context import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from juncta.kernel.refusal import Refusal
from juncta.ui.components.library import NOTHING, fresh_id, glyph, hue, plain, reason, register, shown, state_word

KINDS = ("primary", "quiet", "danger")
Text = Any  # str, lazy str or LangText


def one_of(value: str, allowed: tuple[str, ...], what: str) -> str:
    """The value, if the component knows it; raises ValueError with those it knows."""
    if value not in allowed:
        message = f"{what} is {value!r}; it can be {', '.join(allowed)}"
        raise ValueError(message)
    return value


def token_field(context: Context) -> SafeString:
    """The hidden field that proves that a form comes from this site."""
    token = context.get("csrf_token") or (get_token(context["request"]) if context.get("request") else "")
    return format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', token) if token else NOTHING


@register.simple_block_tag(takes_context=True)
def capture(context: Context, content: str) -> SafeString:
    """Keep content under a name (`as name`), without the white space around it."""
    del context
    return mark_safe(content.strip())  # noqa: S308 - it was rendered and escaped by the template


@register.simple_block_tag
def card(content: str, title: Text = "", level: int = 2, kind: str = "") -> SafeString:
    """A titled section on its own sheet; `kind` "waits" puts the accent on its edge."""
    head = format_html("<h{}>{}</h{}>", level, shown(title), level) if title else NOTHING
    extra = f" {one_of(kind, ('waits', 'good', 'warn', 'flat'), 'kind')}" if kind else ""
    return format_html('<section class="card{}">{}{}</section>', extra, head, content)


@register.simple_block_tag(takes_context=True)
def action(
    context: Context,
    content: str,
    to: str = "",
    post: bool = False,  # noqa: FBT001, FBT002 - written as a prop
    refusal: Refusal | None = None,
    kind: str = "primary",
    name: str = "",
    value: str = "",
) -> SafeString:
    """A link that looks like a button, or with `post` a form of one button; with `refusal` it is closed and says why."""
    one_of(kind, KINDS, "kind")
    if refusal:
        return closed(content, refusal, kind)
    if not post:
        return format_html('<a class="action {}" href="{}">{}</a>', kind, to, content)
    named = format_html(' name="{}" value="{}"', name, value) if name else NOTHING
    return format_html(
        '<form class="act" method="post" action="{}">{}<button class="action {}"{}>{}</button></form>',
        to,
        token_field(context),
        kind,
        named,
        content,
    )


def closed(label: str, refusal: Refusal, kind: str = "primary") -> SafeString:
    """A button that stays visible, can be reached by keyboard, does nothing, and says why."""
    why = fresh_id("why")
    return format_html(
        '<div class="closed"><button type="button" class="action {}" aria-disabled="true" aria-describedby="{}">{}</button>{}</div>',
        kind,
        why,
        label,
        reason(refusal, why),
    )


@register.simple_block_tag(takes_context=True)
def form(
    context: Context,
    content: str,
    to: str = "",
    submit: str = "",
    refusal: Refusal | None = None,
    kind: str = "primary",
    get: bool = False,  # noqa: FBT001, FBT002 - written as a prop
    files: bool = False,  # noqa: FBT001, FBT002 - written as a prop
) -> SafeString:
    """A form around its content with one button; with `refusal` its fields are shown but closed, and it says why."""
    one_of(kind, KINDS, "kind")
    label = submit or _("Save")
    if refusal:
        return format_html('<div class="form"><fieldset disabled>{}</fieldset>{}</div>', content, closed(label, refusal, kind))
    return format_html(
        '<form class="form" method="{}" action="{}"{}>{}{}<div class="submit"><button class="action {}">{}</button></div></form>',
        "get" if get else "post",
        to,
        mark_safe(' enctype="multipart/form-data"') if files else NOTHING,
        NOTHING if get else token_field(context),
        content,
        kind,
        label,
    )


@register.simple_block_tag
def notice(content: str, kind: str = "info", title: Text = "") -> SafeString:
    """Something to know before reading on: "info", "good" or "warn"."""
    one_of(kind, ("info", "good", "warn"), "kind")
    head = format_html("<strong>{}</strong> ", shown(title)) if title else NOTHING
    return format_html('<div class="notice {}">{}<div>{}{}</div></div>', kind, glyph(kind), head, content)


@register.simple_block_tag
def empty(content: str, title: Text = "") -> SafeString:
    """What will stand here, and how to begin."""
    head = format_html('<p class="empty-title">{}</p>', shown(title)) if title else NOTHING
    return format_html('<div class="empty">{}{}{}</div>', SEAM, head, content)


SEAM = mark_safe(
    '<svg class="seam" viewBox="0 0 64 32" aria-hidden="true"><path d="M2 4h22v6a6 6 0 0 0 0 12v6H2z"/>'
    '<path class="dashed" d="M62 4H34v6a6 6 0 0 1 0 12v6h28z"/></svg>'
)


@register.simple_block_tag
def state(content: str, name: str) -> SafeString:
    """A state as shape and word; without content the word is the state's own."""
    text = content.strip() or state_word(name)
    return format_html('<span class="state {}">{}<span>{}</span></span>', name, glyph(name), mark_safe(text))  # noqa: S308 - rendered by the template


@register.simple_block_tag
def facts(content: str) -> SafeString:
    """A list of labels and their values."""
    return format_html('<dl class="facts">{}</dl>', content)


@register.simple_block_tag
def fact(content: str, label: Text) -> SafeString:
    """One label and its value, inside `facts`."""
    return format_html("<div><dt>{}</dt><dd>{}</dd></div>", shown(label), (content.strip() and content) or "–")


@register.simple_block_tag
def steps(content: str) -> SafeString:
    """An ordered list of steps."""
    return format_html('<ol class="steps">{}</ol>', content)


@register.simple_block_tag
def step(content: str, title: Text = "", state: str = "waiting") -> SafeString:
    """One step, inside `steps`; `state` is a state word such as "done", "here" or "waiting"."""
    return format_html(
        '<li class="step {}">{}<div><p class="step-title">{}</p>{}</div></li>',
        state,
        glyph(state, state_word(state)),
        shown(title),
        content,
    )


@register.simple_block_tag
def tiles(content: str) -> SafeString:
    """A row of partner tiles."""
    return format_html('<ul class="tiles">{}</ul>', content)


@register.simple_block_tag
def tile(content: str, institution: Any) -> SafeString:  # noqa: ANN401 - ui stands below the room that knows institutions
    """A partner in its hue, always with its short name; inside `tiles`."""
    return format_html(
        '<li class="tile {}"><span class="tile-name">{}</span>{}</li>',
        hue(institution),
        getattr(institution, "short_name", "") or plain(getattr(institution, "name", institution)),
        format_html('<span class="tile-more">{}</span>', content) if content.strip() else NOTHING,
    )


@register.simple_block_tag
def table(content: str, caption: Text = "", hide_caption: bool = False) -> SafeString:  # noqa: FBT001, FBT002 - written as a prop
    """A table that turns into cards on a phone: each cell then carries its column's name."""
    head = (
        format_html("<caption{}>{}</caption>", mark_safe(' class="unseen"') if hide_caption else NOTHING, shown(caption))
        if caption
        else NOTHING
    )
    return format_html('<div class="table-box"><table class="table" role="table">{}{}</table></div>', head, mark_safe(labelled(content)))  # noqa: S308 - rendered by the template


_ROW = re.compile(r"<tr\b([^>]*)>(.*?)</tr>", re.DOTALL)
_OPEN = re.compile(r"<(t[dh])\b([^>]*)>")
_HEAD = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_TAGS = re.compile(r"<span class=\"note\">.*|<[^>]+>", re.DOTALL)  # a note stands in the head only


def labelled(content: str) -> str:
    """The rows with `data-label` on each cell and the roles that a table keeps when it is laid out as cards."""
    before, found, rest = content.partition("</thead>")
    names = [" ".join(_TAGS.sub("", each).split()) for each in _HEAD.findall(before)] if found else []
    body = rest if found else before

    def row(match: "re.Match[str]") -> str:
        labels = iter(names)

        def cell(opening: "re.Match[str]") -> str:
            kind, attributes = opening.groups()
            label = next(labels, "")
            named = f' data-label="{label.replace(chr(34), "&quot;")}"' if label else ""
            return f'<{kind} role="{"cell" if kind == "td" else "rowheader"}"{named}{attributes}>'

        return f'<tr role="row"{match[1]}>{_OPEN.sub(cell, match[2])}</tr>'

    head = _over_numbers(before, body) if found else before
    head = head.replace("<tr", '<tr role="row"').replace("<th ", '<th role="columnheader" ').replace("<th>", '<th role="columnheader">')
    head = head.replace("<thead", '<thead role="rowgroup"')
    body = _ROW.sub(row, body).replace("<tbody", '<tbody role="rowgroup"').replace("<tfoot", '<tfoot role="rowgroup"')
    return f"{head}{found}{body}" if found else body


def _over_numbers(head: str, body: str) -> str:
    """The head with each name set above its column, as the first row sets it: a name over numbers stands at their end."""
    first = _ROW.search(body)
    cells = [opening[2] for opening in _OPEN.finditer(first[2])] if first else []
    numbers = iter(['class="number"' in attributes for attributes in cells])

    def name(opening: "re.Match[str]") -> str:
        over = next(numbers, False) and "class=" not in opening[2]
        return f'<{opening[1]}{opening[2]} class="number">' if over else opening[0]

    return _OPEN.sub(name, head)


@register.simple_block_tag
def actions(content: str) -> SafeString:
    """Buttons side by side."""
    return format_html('<div class="actions">{}</div>', content)


@register.simple_block_tag
def fold(content: str, title: Text, open: bool = False) -> SafeString:  # noqa: A002, FBT001, FBT002 - written as a prop
    """Something that can be opened where it stands."""
    return format_html(
        '<details class="fold"{}><summary>{}</summary>{}</details>', mark_safe(" open") if open else NOTHING, shown(title), content
    )


def bullets(items: list[str]) -> SafeString:
    """A plain list."""
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((item,) for item in items)))
