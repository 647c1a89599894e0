"""What was read and proposed, as JSON values: how a draft is kept between two visits."""

from typing import Any

from juncta.needs.engine.matching import Confidence, Loose, Part, Proposal, Proposed
from juncta.needs.engine.reading import Content, Grid, Place


def content_as_json(content: Content) -> dict[str, Any]:
    """What was read."""
    return {
        "cut": content.cut,
        "blocks": [
            {"head": list(each.head), "rows": [list(row) for row in each.rows], "place": each.place.plain()}
            if isinstance(each, Grid)
            else {"label": each.label, "values": list(each.values), "place": each.place.plain()}
            for each in content.blocks
        ],
    }


def proposal_as_json(proposal: Proposal) -> dict[str, Any]:
    """What it would mean."""
    return {
        "fields": [
            {
                "field": each.field,
                "value": each.value,
                "label": each.label,
                "place": each.place.plain(),
                "confidence": each.confidence.value,
            }
            for each in proposal.fields
        ],
        "parts": [
            {
                "title": each.title,
                "provider": each.provider,
                "ects": each.ects,
                "shaped_by": list(each.shaped_by),
                "taken_from": each.taken_from,
                "place": each.place.plain(),
            }
            for each in proposal.parts
        ],
        "loose": [{"label": each.label, "text": each.text, "place": each.place.plain()} for each in proposal.loose],
    }


def proposal_from(stored: dict[str, Any]) -> Proposal:
    """The same again."""
    return Proposal(
        tuple(
            Proposed(each["field"], each["value"], each["label"], Place(*each["place"]), Confidence(each["confidence"]))
            for each in stored.get("fields", ())
        ),
        tuple(
            Part(each["title"], each["provider"], each["ects"], tuple(each["shaped_by"]), each["taken_from"], Place(*each["place"]))
            for each in stored.get("parts", ())
        ),
        tuple(Loose(each["label"], each["text"], Place(*each["place"])) for each in stored.get("loose", ())),
    )
