"""One way to write for every section: on the version that was read, merged with what others wrote, never losing what was typed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from juncta.base.requests import ActorRequest
from juncta.design import engine, operations, queries
from juncta.design.facts import SECTION_NAMES
from juncta.design.models import Design
from juncta.design.views.frame import attempt, show
from juncta.design.views.keeping import kept, typed_in, version_in

Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Desk:
    """How one section is written: its template, its form over data and what it began from, what the form says, further context."""

    section: str
    template: str
    make: Callable[[QueryDict | None, Content], forms.Form]
    read: Callable[[Any], Content]
    context: Mapping[str, Any] = field(default_factory=dict)
    standing: queries.Standing | None = None  # where the page has read it already


def write(request: ActorRequest, design: Design, desk: Desk) -> HttpResponse:
    """Show the section's form; on POST save it, or show what clashes, or what is wrong; everything typed is kept."""
    page = request.path
    if request.method != "POST":
        typed = kept(request, design, desk.section)
        number = typed.taken.based_on if typed.taken else queries.number_of(design, desk.section)
        base = queries.content_at(design, desk.section, number)
        return _page(request, design, desk, desk.make(typed.data, base), number, typed.context())
    number = version_in(request.POST, queries.number_of(design, desk.section))
    base = queries.content_at(design, desk.section, number)
    form = desk.make(request.POST, base)
    done: list[operations.Written] = []
    if form.is_valid() and attempt(form, lambda: done.append(_save(request, design, desk, form, number, base))):
        written = done[0]
        if not written.clashes:
            messages.success(request, _said(desk.section, written))
            for warning in linked_still(written.outcomes):
                messages.warning(request, warning)
            return redirect(f"{page}?saved")
        context = {"clashes": shown_clashes(desk.section, written.clashes, queries.names_of(design))}
        return _page(request, design, desk, desk.make(None, written.content), written.number, context, status=409)
    return _page(request, design, desk, form, number, {}, status=400)


def _save(request: ActorRequest, design: Design, desk: Desk, form: forms.Form, number: int, base: Content) -> operations.Written:
    content = _settled(desk.section, desk.read(form), request.POST, base)
    typed = typed_in(request.POST)
    return operations.write_section(design=design, by=request.actor, section=desk.section, content=content, based_on=number, typed=typed)


def _said(section: str, written: operations.Written) -> str:
    name = _(SECTION_NAMES[section])
    if written.merged:
        return _("“{section}” is saved, together with what others wrote meanwhile.").format(section=name)
    if written.version is None:
        return _("“{section}” says this already: nothing was changed.").format(section=name)
    return _("“{section}” is saved as version {number}.").format(section=name, number=written.number)


def linked_still(rewritten: operations.Rewritten | None) -> Iterator[str]:
    """Which outcomes kept their links in other words, so that somebody looks again; and which links went with what is gone."""
    language = get_language() or "en"
    if rewritten is None:
        return
    if rewritten.reworded:
        said = ", ".join(_("“{text}”").format(text=text.best(language)[1]) for text in rewritten.reworded)
        yield _("Reworded, with skills and components kept: {outcomes}. Look whether they still fit.").format(outcomes=said)
    for lost in rewritten.lost:
        links = ", ".join(link.best(language)[1] for link in lost.links)
        yield _("“{outcome}” is gone, and its links with it: {links}.").format(outcome=lost.text.best(language)[1], links=links)


def _page(
    request: ActorRequest, design: Design, desk: Desk, form: forms.Form, number: int, more: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    context = {"draft_to": kept(request, design, desk.section).to, **desk.context, **more, "form": form, "based_on": number}
    return show(request, design, desk.section, desk.template, context, status=status, standing=desk.standing)


def _settled(section: str, content: Content, data: QueryDict, theirs: Content) -> Content:
    """Where the writer chose what stood already, that; `theirs` is the version they had beside their own."""
    shape = engine.SHAPES[section]
    stood = engine.flat(shape, engine.fitted(shape, theirs))
    for name, choice in data.items():
        if name.startswith("settle-") and choice == "theirs":
            path = tuple(name.removeprefix("settle-").split("/"))
            if path in stood:
                content = engine.with_value(shape, engine.fitted(shape, content), path, stood[path])
    return content


@dataclass(frozen=True, slots=True)
class ShownClash:
    """One clash as a page shows it: what it is about, both texts against the one before them, and the choice's name."""

    name: str
    label: str
    row: Any
    column: str
    tag: str
    before: str
    theirs: list[engine.Piece]
    yours: list[engine.Piece]


def shown_clashes(section: str, clashes: tuple[engine.Clash, ...], names: Mapping[str, Mapping[str, Any]]) -> list[ShownClash]:
    """Clashes in words, each text marked where it differs from the one both began from."""
    shape = engine.PART if section == "components" else engine.SHAPES[section]
    return [_clash(shape, each, names) for each in clashes]


def _clash(shape: engine.Shape, clash: engine.Clash, names: Mapping[str, Mapping[str, Any]]) -> ShownClash:
    label, row, column, tag = engine.label_of(shape, clash.path)
    before, theirs, yours = (in_words(shape, clash.path, each, names) for each in (clash.base, clash.theirs, clash.yours))
    rows = names.get(getattr(shape.field(clash.path[0]), "of", ""), {})
    return ShownClash(
        name="settle-" + "/".join(clash.path),
        label=label,
        row=rows.get(row, ""),
        column=column,
        tag=tag,
        before=before,
        theirs=engine.word_diff(before, theirs)[1],
        yours=engine.word_diff(before, yours)[1],
    )


def in_words(shape: engine.Shape, path: tuple[str, ...], value: Any, names: Mapping[str, Mapping[str, Any]]) -> str:  # noqa: ANN401
    """One piece of a section as a text that can be compared."""
    return queries.in_words(shape, path, value, names, _)
