"""One at a time: whoever writes to a need or a draft holds its row."""

from juncta.kernel.refusal import Refusal, Refused
from juncta.needs.models import Draft, Need


def locked(need: Need) -> Need:
    """The need as it stands now, held until the transaction ends; permits are asked about this row, not the caller's."""
    return Need.objects.select_for_update(of=("self",)).select_related("alliance", "focus_area", "author").get(pk=need.pk)


def locked_draft(draft: Draft) -> Draft:
    """The draft as it stands now, held until the transaction ends.

    Its design is read afterwards: joined, it would be sought as of before the wait, where a design just begun is not there yet.
    """
    return Draft.objects.select_for_update(of=("self",)).select_related("person").get(pk=draft.pk)


def insist(refusal: Refusal | None) -> None:
    """Go on only where nothing stands against it; raises Refused."""
    if refusal:
        raise Refused(refusal)
