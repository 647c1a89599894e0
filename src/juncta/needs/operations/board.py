"""A need is noted, changed, set aside, opened again, withdrawn, or merged with another."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from juncta.alliance import queries as alliance
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.kernel.actor import Actor
from juncta.kernel.refusal import Refusal, Refused
from juncta.kernel.text import LangText
from juncta.needs import permits
from juncta.needs.events import NeedChanged, NeedMerged, NeedNoted, NeedReopened, NeedSetAside, NeedWithdrawn
from juncta.needs.facts import NeedState
from juncta.needs.models import Interest, Need, Second
from juncta.needs.operations.locking import insist, locked

if TYPE_CHECKING:
    from juncta.alliance.models import FocusArea

Words = LangText | Mapping[str, str] | str


@transaction.atomic
def note(*, by: Actor, focus_area: "FocusArea", title: Words, text: Words, audience: Words, evidence: Words = "") -> Need:
    """Note what is needed and why, who has the need, and how one knows."""
    insist(permits.why_not_note(by, focus_area))
    author, now = alliance.acting(by), clock.now()
    need = Need.objects.create(
        alliance_id=author.alliance_id,
        focus_area=focus_area,
        author=author,
        institution=author.institution,
        title=LangText(title),
        text=LangText(text),
        audience=LangText(audience),
        evidence=LangText(evidence),
        created_at=now,
        changed_at=now,
    )
    announce(NeedNoted(alliance_id=need.alliance_id, subject_id=need.pk), by)
    return need


@transaction.atomic
def change(
    *, need: Need, by: Actor, based_on: int, focus_area: "FocusArea", title: Words, text: Words, audience: Words, evidence: Words
) -> Need:
    """Change its words; refused where somebody has changed them since revision `based_on` was read."""
    need = locked(need)
    insist(permits.why_not_change(by, need) or permits.why_not_note(by, focus_area))
    if need.revision != based_on:
        raise Refused(
            Refusal(
                "NEE-115",
                _("These words were changed in another window since you opened them."),
                _("Below stands what is saved now. What you typed is still here: save again to replace it."),
            )
        )
    need.focus_area = focus_area
    need.title, need.text, need.audience, need.evidence = LangText(title), LangText(text), LangText(audience), LangText(evidence)
    need.revision += 1
    need.changed_at = clock.now()
    need.save(update_fields=["focus_area", "title", "text", "audience", "evidence", "revision", "changed_at"])
    announce(NeedChanged(alliance_id=need.alliance_id, subject_id=need.pk, revision=need.revision), by)
    return need


def _close(need: Need, by: Actor, state: NeedState, *, reason: str = "", same_as: Need | None = None) -> None:
    need.state, need.reason, need.same_as = state, reason, same_as
    need.closed_by_id, need.closed_at = by.person, clock.now()
    need.save(update_fields=["state", "reason", "same_as", "closed_by", "closed_at"])


@transaction.atomic
def set_aside(*, need: Need, by: Actor, because: str) -> Need:
    """The area's committee sets it aside and says why."""
    need = locked(need)
    insist(permits.why_not_set_aside(by, need))
    _close(need, by, NeedState.SET_ASIDE, reason=because.strip())
    announce(NeedSetAside(alliance_id=need.alliance_id, subject_id=need.pk, because=need.reason), by)
    return need


@transaction.atomic
def reopen(*, need: Need, by: Actor) -> Need:
    """The committee opens it again."""
    need = locked(need)
    insist(permits.why_not_reopen(by, need))
    need.state, need.reason, need.closed_by, need.closed_at = NeedState.OPEN, "", None, None
    need.save(update_fields=["state", "reason", "closed_by", "closed_at"])
    announce(NeedReopened(alliance_id=need.alliance_id, subject_id=need.pk), by)
    return need


@transaction.atomic
def withdraw(*, need: Need, by: Actor) -> Need:
    """Its author withdraws it."""
    need = locked(need)
    insist(permits.why_not_withdraw(by, need))
    _close(need, by, NeedState.WITHDRAWN)
    announce(NeedWithdrawn(alliance_id=need.alliance_id, subject_id=need.pk), by)
    return need


@transaction.atomic
def merge(*, need: Need, into: Need, by: Actor) -> Need:
    """Mark it as the same as another, which carries its support from now on. Gives the other.

    Whoever noted the duplicate seconds the other. What was merged into the duplicate before is the same as the other too.
    """
    first, second = sorted((need, into), key=lambda each: each.pk)  # always in this order, so that two merges do not wait for each other
    held = {each.pk: each for each in (locked(first), locked(second))}
    need, into = held[need.pk], held[into.pk]
    insist(permits.why_not_merge(by, need, into))
    _carry_over(need, into)
    need.duplicates.update(same_as=into)
    _close(need, by, NeedState.MERGED, same_as=into)
    announce(NeedMerged(alliance_id=need.alliance_id, subject_id=need.pk, same_as_id=into.pk), by)
    return into


def _carry_over(need: Need, into: Need) -> None:
    now = clock.now()
    there = set(into.interests.values_list("institution_id", flat=True))
    for each in need.interests.exclude(institution__in=there):
        Interest.objects.create(
            need=into, institution_id=each.institution_id, role=each.role, note=each.note, person_id=each.person_id, at=each.at
        )
    people = {each.person_id: each.at for each in need.seconds.all()} | {need.author_id: now}
    known = {into.author_id, *into.seconds.values_list("person_id", flat=True)}
    Second.objects.bulk_create(Second(need=into, person_id=person, at=at) for person, at in people.items() if person not in known)
