"""What the pages of a draft share: the draft as its reader may see it, its parts by name, and how a refusal reaches a form."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from juncta.base.requests import ActorRequest
from juncta.framework import permits, queries
from juncta.framework.engine import BrokenFramework, editing
from juncta.framework.facts import PART_NAMES
from juncta.framework.forms import CommentForm
from juncta.framework.models import FrameworkDraft
from juncta.kernel.refusal import Refused
from juncta.kernel.text import FALLBACK

WHOLE = "whole"  # how an address names what is said about the whole


def draft_for(request: ActorRequest, draft_id: UUID) -> FrameworkDraft:
    """The draft with all that its pages show, or 404 for whoever may not see it."""
    return get_object_or_404(queries.draft_for_page(request.actor), pk=draft_id)


def part_or_404(draft: FrameworkDraft, part: str) -> dict[str, object]:
    """What the part says, or 404."""
    try:
        return editing.part(draft.content, part)
    except editing.NoSuchPart:
        raise Http404 from None


def part_label(draft: FrameworkDraft, part: str) -> str:
    """A part in words: "Step B2 · Bring the team together"."""
    kind, _colon, code = part.partition(":")
    if not part:
        return _("The whole draft")
    if not code:
        return _(PART_NAMES[kind])
    name = queries.name_of(draft, part).best(get_language() or FALLBACK)[1]
    return f"{_(PART_NAMES[kind])} {code} · {name}" if len(code) <= 3 else f"{_(PART_NAMES[kind])} · {name}"  # noqa: PLR2004 - such as B12


def parts_to_choose(draft: FrameworkDraft) -> list[tuple[str, str]]:
    """Every part with its label."""
    return [(part, part_label(draft, part)) for part in editing.parts(draft.content)]


def comment_form(request: ActorRequest, draft: FrameworkDraft, *, bound: bool = False) -> CommentForm | None:
    """The form for a comment, if they may write one."""
    if permits.why_not_comment(request.actor, draft):
        return None
    bodies = [(body.slug, body.name.best(get_language() or FALLBACK)[1]) for body in permits.speaks_in(request.actor, draft)]
    return CommentForm(request.POST if bound else None, bodies=bodies)


def attempt(form: forms.Form, act: Callable[[], object], *, field: str | None = None) -> str:
    """Do it; "" if it is done, else the refusal's code. The form says why and keeps what was typed."""
    try:
        act()
    except Refused as refused:
        form.add_error(None, str(refused.refusal))
        return refused.refusal.code
    except BrokenFramework as broken:
        form.add_error(field, _("This is no framework yet: %(reason)s") % {"reason": broken})
        return "broken"
    return ""
