"""One at a time: whoever writes to a barrier holds its row."""

from juncta.kernel.refusal import Refusal, Refused
from juncta.portfolio.models import Barrier


def locked(barrier: Barrier) -> Barrier:
    """The barrier as it stands now, held until the transaction ends."""
    return Barrier.objects.select_for_update(of=("self",)).select_related("alliance").get(pk=barrier.pk)


def insist(refusal: Refusal | None) -> None:
    """Go on only where nothing stands against it; raises Refused."""
    if refusal:
        raise Refused(refusal)
