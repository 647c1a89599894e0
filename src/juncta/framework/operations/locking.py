"""One at a time: whoever writes to a draft holds its row."""

from juncta.framework.models import FrameworkDraft
from juncta.kernel.refusal import Refusal, Refused


def locked(draft: FrameworkDraft) -> FrameworkDraft:
    """The draft as it stands now, held until the transaction ends; permits are asked about this row, not the caller's."""
    held = FrameworkDraft.objects.select_for_update(of=("self",)).select_related("alliance", "based_on")
    return held.get(pk=draft.pk)


def insist(refusal: Refusal | None) -> None:
    """Go on only where nothing stands against it; raises Refused."""
    if refusal:
        raise Refused(refusal)
