"""Tags that draw pictures: the journey, the map, the seams, the parts, the matrix."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext

from juncta.kernel import order
from juncta.kernel.ects import Ects
from juncta.ui.components.library import fresh_id, plain, register
from juncta.ui.drawing import geography, layered, ring, strip
from juncta.ui.pictures import WHOLE_WAY, Bar, Journey, Matrix, Part, Place, Seam

WIDE, NARROW = 640, 340  # the map is drawn twice, so that its letters keep their size on a phone


@register.inclusion_tag("ui/components/journey.html")
def journey(picture: Journey | None = None, caption: str = "") -> dict[str, Any]:
    """A road with its stations: what is done, where we are, who is next; without a picture the whole way of the product."""
    road = picture or WHOLE_WAY
    stations = [{"station": station, "state": road.state_of(station)} for station in road.stations]
    here = next((each["station"] for each in stations if each["state"] in {"here", "returned", "blocked"}), None)
    return {"stations": stations, "here": here, "caption": caption, "id": fresh_id("journey"), "followed": road is not WHOLE_WAY}


def place_of(thing: Any) -> Place:  # noqa: ANN401 - an institution, from a room above
    """An institution as a place on the map."""
    if isinstance(thing, Place):
        return thing
    return Place(
        name=thing.short_name,
        latitude=thing.latitude,
        longitude=thing.longitude,
        tile=thing.tile,
        detail=plain(thing.name) if thing.city in plain(thing.name) else f"{plain(thing.name)}, {thing.city}",
    )


@register.inclusion_tag("ui/components/partner_map.html")
def partner_map(institutions: Iterable[Any], caption: str = "") -> dict[str, Any]:
    """Where the partners are: a map, and the list below it."""
    places = [place_of(each) for each in institutions]
    pictures = [geography.draw(places, width) for width in (WIDE, NARROW)] if places else []
    return {"places": places, "pictures": pictures, "caption": caption, "id": fresh_id("map")}


def seam_of(row: Any) -> Seam:  # noqa: ANN401 - a required signer, from a room above
    """A row of required signers as a seam."""
    if isinstance(row, Seam):
        return row
    return Seam(name=row.institution.short_name, tile=row.institution.tile, at=row.signed_at, note=getattr(row, "trouble", ""))


@register.inclusion_tag("ui/components/signatures.html")
def signatures(rows: Iterable[Any], level: int = 3) -> dict[str, Any]:
    """Who has signed and who is missing: a ring whose seams close one by one."""
    seams = [seam_of(row) for row in rows]
    signed = sum(seam.at is not None for seam in seams)
    return {
        "seams": seams,
        "ring": ring.draw(seams),
        "signed": signed,
        "all": len(seams),
        "complete": bool(seams) and signed == len(seams),
        "missing": [seam.name for seam in seams if seam.at is None],
        "level": level,
        "id": fresh_id("ring"),
    }


@register.inclusion_tag("ui/components/component_graph.html")
def component_graph(parts: Iterable[Part], total: Any = None, table: bool = True) -> dict[str, Any]:  # noqa: ANN401, FBT001, FBT002 - Ects or text; a prop
    """The parts of a micro-credential and their order: a strip of their shares, arrows between them, and the same as a table.

    Without `table` the page itself has one, whose rows are named `part-` and the part's key.
    """
    listed = [replace(part, key=part.key or str(number)) for number, part in enumerate(parts)]
    first = frozenset(part.key for part in listed if part.first)
    before = {part.key: part.requires | (frozenset() if part.first else first) for part in listed}
    turns = order.layers(before)
    ordered = sorted(listed, key=lambda part: turns[part.key])
    drawn = strip.draw([float(Ects(part.ects).points) for part in ordered])
    names = {part.key: part.title for part in listed}
    boxes = [
        layered.Box(part.key, plain(part.title), _note(part), part.tile, before[part.key], optional=not part.compulsory) for part in ordered
    ]
    has_order = any(turns.values())
    return {
        "parts": ordered,
        "rows": [(part, [names[key] for key in sorted(part.requires) if key in names]) for part in ordered],
        "strips": [{"path": path, "tile": part.tile} for path, part in zip(drawn, ordered, strict=False)] if len(listed) > 1 else [],
        "across": layered.across(boxes) if has_order else None,
        "down": layered.down(boxes) if has_order else None,
        "grouped": any(part.group for part in listed),
        "total": total,
        "table": table,
        "id": (name := fresh_id("parts")),
        "stem": name if table else "part",
    }


def _note(part: Part) -> str:
    words = [f"{Ects(part.ects)}\N{NO-BREAK SPACE}ECTS", part.provider, "" if part.compulsory else gettext("optional")]
    return " · ".join(word for word in words if word)


@register.inclusion_tag("ui/components/matrix.html")
def matrix(picture: Matrix) -> dict[str, Any]:
    """Who has said what: one glyph and one word per cell."""
    return {"picture": picture}


@register.inclusion_tag("ui/components/emblem.html")
def emblem(institutions: Iterable[Any]) -> dict[str, Any]:
    """The ring of the alliance: every partner an arc, all joined."""
    places = [place_of(each) for each in institutions]
    return {"arcs": ring.joined([place.tile for place in places])}


@register.inclusion_tag("ui/components/bars.html")
def bars(rows: Iterable[Bar], caption: str = "") -> dict[str, Any]:
    """Quantities side by side, each with its name before and its value behind the bar."""
    listed = list(rows)
    low, high = min((row.part for row in listed), default=0.0), max((row.part for row in listed), default=0.0)
    zero, span = -min(low, 0.0), (max(high, 0.0) - min(low, 0.0)) or 1.0
    drawn = [
        {"bar": row, "x": f"{100 * (zero + min(row.part, 0.0)) / span:.2f}", "width": f"{max(100 * abs(row.part) / span, 0.5):.2f}"}
        for row in listed
    ]
    return {"rows": drawn, "zero": f"{100 * zero / span:.2f}" if low < 0 else "", "caption": caption, "id": fresh_id("bars")}
