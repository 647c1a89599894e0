"""Putting other words into a section: most are written as a whole, components and clauses one by one."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from juncta.cocreation import permits, rules
from juncta.cocreation.facts import Passage
from juncta.design import operations as designing
from juncta.design import queries as designs
from juncta.kernel.actor import Actor
from juncta.kernel.refusal import Refused

if TYPE_CHECKING:
    from juncta.design.models import Design


def put(*, design: "Design", section: str, by: Actor, content: Mapping[str, Any], passage: Passage, span: rules.Span, words: str) -> int:
    """Write the words in the place of the span; the number of the section's version that stands then.

    `content` is the section as it stands under the lock of its design, so nobody has written since. Raises Refused where the
    text is kept in a way of its own.
    """
    after = rules.replaced(content, passage, span, words)
    place = passage.field.split(".")
    match section:
        case "components":
            part, name = after["parts"][int(place[1])], place[2]
            component = design.components.get(slug=part["key"])
            designing.change_component(component=component, by=by, **{name: part[name]})
        case "agreement":
            clause = after["clauses"][int(place[1])]
            designing.write_clause(design=design, by=by, code=clause["code"], text=clause["text"], based_on=clause["version"])
        case _:
            now = designs.number_of(design, section)
            return designing.write_section(design=design, by=by, section=section, content=after, based_on=now).number
    return designs.number_of(design, section)


def insist_it_can_be_put(section: str, passage: Passage) -> None:
    """Refuse where no suggestion could ever be accepted: figures of the plan, and names that other rows point at."""
    name = passage.field.split(".")[-1]
    if section == "business" or (section == "components" and name not in {"title", "taken_from"}):
        raise Refused(permits.text_stands_by_itself())
