"""Every version of a section: who wrote it, any two side by side, and who wrote what stands."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from juncta.base.requests import ActorRequest, signed_in
from juncta.design import engine, queries
from juncta.design.facts import SECTION_NAMES
from juncta.design.models import Design, SectionVersion
from juncta.design.views.frame import WAYS, design_for, show

LATEST = 200


@dataclass(frozen=True, slots=True)
class Side:
    """A piece of a section in two versions, or as it stands with its author."""

    label: str
    row: Any
    column: str
    tag: str
    before: list[engine.Piece]
    after: list[engine.Piece]
    author: SectionVersion | None = None


@require_safe
@signed_in
def versions(request: ActorRequest, design_id: UUID, section: str) -> HttpResponse:
    """All versions, and who wrote what stands."""
    design = _design(request, design_id, section)
    found = list(queries.versions_of(design, section)[:LATEST])
    content = queries.read(section, found[0].content if found else {})
    shape, names = queries.shape_of(section), queries.names_within(section, queries.names_of(design), content)
    authors = queries.authors_of(design, section)
    stands = engine.compare(shape, {}, content)
    context = {
        "versions": found,
        "standing_now": [_side(shape, each, names, authors.get(each.path)) for each in stands],
        **_about(design, section),
    }
    return show(request, design, section, "versions", context, beside=False)


@require_safe
@signed_in
def comparison(request: ActorRequest, design_id: UUID, section: str) -> HttpResponse:
    """Two versions side by side; without a choice the latest and the one before it."""
    design = _design(request, design_id, section)
    found = list(queries.versions_of(design, section)[:LATEST])
    numbered = {str(each.number): each for each in found}
    after = numbered.get(request.GET.get("after", "")) or next(iter(found), None)
    before = numbered.get(request.GET.get("before", "")) or next((each for each in found if after and each.number < after.number), None)
    old, new = (queries.read(section, each.content if each else {}) for each in (before, after))
    shape, names = queries.shape_of(section), queries.names_within(section, queries.names_of(design), old, new)
    changes = [_side(shape, each, names) for each in engine.compare(shape, old, new)]
    context = {"versions": found, "before": before, "after": after, "changes": changes, **_about(design, section)}
    return show(request, design, section, "comparison", context, beside=False)


def _design(request: ActorRequest, design_id: UUID, section: str) -> Design:
    if section not in SECTION_NAMES:
        raise Http404
    return design_for(request, design_id)


def _about(design: Design, section: str) -> dict[str, Any]:
    return {"name": SECTION_NAMES[section], "page": WAYS[section].href(design), "section_key": section}


def _side(shape: engine.Shape, change: engine.Change, names: Any, author: SectionVersion | None = None) -> Side:  # noqa: ANN401
    label, row, column, tag = engine.label_of(shape, change.path)
    before, after = (queries.in_words(shape, change.path, each, names, _) for each in (change.before, change.after))
    out, into = engine.word_diff(before, after) if before else ([], [engine.Piece("same", after)])
    asked = shape.field(change.path[0])
    rows = names.get(getattr(asked, "of", ""), {})
    said = column if len(getattr(asked, "columns", ())) > 1 else ""  # the only column says nothing more than its table
    return Side(label, rows.get(row, ""), said, tag, out, into, author)
