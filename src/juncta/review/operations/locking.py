"""One at a time: whoever writes to a dossier holds its row."""

from uuid import UUID

from juncta.kernel.actor import Actor
from juncta.kernel.refusal import Refusal, Refused
from juncta.review.models import Dossier, PanelSeat


def locked(dossier: Dossier) -> Dossier:
    """The dossier as it stands now, held until the transaction ends: voices given at once are counted one after the other."""
    return Dossier.objects.select_for_update(of=("self",)).select_related("design").get(pk=dossier.pk)


def seat_of(dossier: Dossier, key: str) -> PanelSeat | None:
    """The seat of that key; None if the panel has none."""
    return dossier.panel_seats.select_related("body", "person").filter(key=key).first()


def insist(refusal: Refusal | None) -> None:
    """Go on only where nothing stands against it; raises Refused."""
    if refusal:
        raise Refused(refusal)


def person_of(by: Actor) -> UUID:
    """Who acts; the permits have let nobody pass who is no person."""
    assert by.person is not None  # noqa: S101 - mandates are held by persons
    return by.person
