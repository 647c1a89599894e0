"""The journey: what follows from each announcement. Print this table and you can explain the product."""

from collections.abc import Callable

from juncta.base.happenings import follow_with
from juncta.base.models import Happening
from juncta.kernel.event import Event

Reaction = Callable[[Event, Happening], None]

# One line per arrow.
FOLLOWS: dict[type[Event], tuple[Reaction, ...]] = {}


def connect() -> None:
    """Have every announcement enqueue its reactions in its own transaction."""
    follow_with(enqueue)


def enqueue(event: Event, happening: Happening) -> None:
    """One job per reaction; none where nothing follows."""
    from juncta.project import jobs  # noqa: PLC0415 - the job queue starts after this module is loaded

    for reaction in FOLLOWS.get(type(event), ()):
        jobs.react.defer(happening_id=happening.pk, reaction=reaction.__name__)


def run(name: str, happening: Happening) -> None:
    """Run the reaction of that name to a happening; raises LookupError when the table no longer has it."""
    for event_type, reactions in FOLLOWS.items():
        if event_type.kind() == happening.kind:
            for reaction in reactions:
                if reaction.__name__ == name:
                    reaction(event_type.rebuild(happening.payload), happening)
                    return
    message = f"nothing named {name!r} follows from {happening.kind}"
    raise LookupError(message)
