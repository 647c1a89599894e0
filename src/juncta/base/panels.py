"""Slots on pages of lower rooms, filled by higher rooms; `project/panels.py` says which panel fills which slot."""

from collections.abc import Callable
from typing import Any

Panel = Callable[[Any, Any], str]  # an ActorRequest and the thing

_panels: dict[str, list[Panel]] = {}


def register(slot: str, panel: Panel) -> None:
    """Have `panel` fill the slot, after those registered before; it gets the request and the slot's thing and answers with safe HTML.

    Registering the same panel twice changes nothing.
    """
    filled = _panels.setdefault(slot, [])
    if panel not in filled:
        filled.append(panel)


def panels_in(slot: str) -> tuple[Panel, ...]:
    """The panels that fill a slot; none if no higher room has anything to say there."""
    return tuple(_panels.get(slot, ()))
