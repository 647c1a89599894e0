"""Proposing other words for a passage; somebody else on the team puts them in, or says why not."""

from typing import TYPE_CHECKING

from django.db import transaction

from juncta.alliance import queries as alliance
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.cocreation import permits, queries, rules
from juncta.cocreation.events import SuggestionAccepted, SuggestionDeclined, SuggestionMade, SuggestionWithdrawn
from juncta.cocreation.facts import Passage, SuggestionState
from juncta.cocreation.models import Suggestion
from juncta.cocreation.operations.putting import insist_it_can_be_put, put
from juncta.cocreation.operations.threads import insist
from juncta.design import queries as designs
from juncta.kernel.actor import Actor
from juncta.kernel.refusal import Refused

if TYPE_CHECKING:
    from juncta.design.models import Design


@transaction.atomic
def suggest(*, design: "Design", section: str, by: Actor, proposed: str, reason: str, quote: str = "", place: str = "") -> Suggestion:
    """Propose other words for the passage `quote`, or for a whole text (`place`); nothing changes until somebody on the team accepts.

    One's own earlier suggestion for the same passage, still open, is superseded by it.
    """
    insist(permits.why_not_suggest(by, design))
    found = queries.located(design, section, quote, place) if quote.strip() or place else None
    if (quote.strip() or place) and found is None:
        insist(permits.passage_is_not_there())
    was = found[1].quote if found else ""
    insist(permits.why_not_propose(was=was, proposed=proposed, reason=reason))
    assert found is not None  # noqa: S101 - without a passage it was refused
    passage, anchor = found
    insist_it_can_be_put(section, passage)
    person = alliance.acting(by)
    same = {"design": design, "section": section, "field": passage.field, "language": passage.language, "was": anchor.quote}
    for earlier in Suggestion.objects.select_for_update().filter(**same, proposed_by=person, state=SuggestionState.OPEN):
        _close(earlier, SuggestionState.SUPERSEDED, by)
    suggestion = Suggestion.objects.create(
        **same,
        before=anchor.before,
        after=anchor.after,
        proposed=proposed.strip(),
        reason=reason.strip(),
        based_on=designs.number_of(design, section),
        proposed_by=person,
        category=person.category,
        at=clock.now(),
    )
    announce(
        SuggestionMade(alliance_id=design.alliance_id, subject_id=design.pk, section=section, suggestion_id=suggestion.pk),
        by,
    )
    return suggestion


@transaction.atomic
def accept(*, suggestion: Suggestion, by: Actor) -> Suggestion:
    """Put the proposed words into the section, in both names; refused where the passage is no longer what it was.

    Other open suggestions for words that are gone now are superseded.
    """
    suggestion = _locked(suggestion)
    insist(permits.why_not_decide(by, suggestion))
    design, section = suggestion.design, suggestion.section
    content = designs.content_of(design, section)
    text = rules.text_at(content, suggestion.field, suggestion.language)
    span = rules.find(text, suggestion.anchor) if text is not None else None
    if text is None or span is None:
        raise Refused(permits.passage_has_changed())
    both = by.together_with(str(suggestion.proposed_by))
    passage = Passage(suggestion.field, suggestion.language, text)
    suggestion.made_version = put(
        design=design, section=section, by=both, content=content, passage=passage, span=span, words=suggestion.proposed
    )
    _close(suggestion, SuggestionState.ACCEPTED, by)
    announce(
        SuggestionAccepted(
            alliance_id=design.alliance_id,
            subject_id=design.pk,
            section=section,
            suggestion_id=suggestion.pk,
            person_id=suggestion.proposed_by_id,
        ),
        by,
    )
    _supersede(suggestion, by)
    return suggestion


def _supersede(accepted: Suggestion, by: Actor) -> None:
    """Close the open suggestions for the same text whose passage the accepted one has replaced."""
    design = designs.by_id(accepted.design_id)
    text = rules.text_at(designs.content_of(design, accepted.section), accepted.field, accepted.language)
    same = {"design": design, "section": accepted.section, "field": accepted.field, "language": accepted.language}
    for other in Suggestion.objects.select_for_update().filter(**same, state=SuggestionState.OPEN):
        if text is None or rules.find(text, other.anchor) is None:
            _close(other, SuggestionState.SUPERSEDED, by)


@transaction.atomic
def decline(*, suggestion: Suggestion, by: Actor, because: str) -> Suggestion:
    """Keep the words that stand, and say why."""
    suggestion = _locked(suggestion)
    insist(permits.why_not_decide(by, suggestion) or permits.why_not_decline(because))
    suggestion.because = because.strip()
    _close(suggestion, SuggestionState.DECLINED, by)
    announce(
        SuggestionDeclined(
            alliance_id=suggestion.design.alliance_id,
            subject_id=suggestion.design_id,
            section=suggestion.section,
            suggestion_id=suggestion.pk,
            person_id=suggestion.proposed_by_id,
            because=suggestion.because,
        ),
        by,
    )
    return suggestion


@transaction.atomic
def take_back(*, suggestion: Suggestion, by: Actor) -> Suggestion:
    """Its author takes it back."""
    suggestion = _locked(suggestion)
    insist(permits.why_not_take_back(by, suggestion))
    _close(suggestion, SuggestionState.WITHDRAWN, by)
    announce(
        SuggestionWithdrawn(
            alliance_id=suggestion.design.alliance_id,
            subject_id=suggestion.design_id,
            section=suggestion.section,
            suggestion_id=suggestion.pk,
        ),
        by,
    )
    return suggestion


def _close(suggestion: Suggestion, state: SuggestionState, by: Actor) -> None:
    suggestion.state = state
    suggestion.decided_by, suggestion.decided_at = alliance.acting(by), clock.now()
    suggestion.save(update_fields=["state", "decided_by", "decided_at", "because", "made_version"])


def _locked(suggestion: Suggestion) -> Suggestion:
    """The suggestion as it stands now. Its design is held first, as whoever writes a section holds it, so that nobody waits in a circle."""
    Suggestion.objects.select_for_update(of=("design",)).select_related("design").get(pk=suggestion.pk)
    held = Suggestion.objects.select_for_update(of=("self",)).select_related(
        "design__alliance", "design__focus_area", "design__framework", "proposed_by"
    )
    return held.get(pk=suggestion.pk)
