"""Speaking for a seat, for oneself first: nobody reads it before everybody has spoken."""

from collections.abc import Sequence

from django.db import transaction

from juncta.base import clock
from juncta.base.happenings import announce
from juncta.kernel.actor import Actor
from juncta.review import permits
from juncta.review.events import VoiceGiven
from juncta.review.facts import Judged, Mark, Verdict, Wanted
from juncta.review.models import Condition, Dossier, Judgement, Voice
from juncta.review.operations.deciding import follow_the_panel
from juncta.review.operations.locking import insist, locked, person_of, seat_of

ABOUT_THE_VOICE = frozenset({"REV-106", "REV-108", "REV-109", "REV-110", "REV-131", "REV-134", "REV-151", "REV-152", "REV-153"})


@transaction.atomic
def speak(
    *,
    dossier: Dossier,
    by: Actor,
    seat: str,
    verdict: Verdict,
    reasons: str,
    judgements: Sequence[Judged] = (),
    conditions: Sequence[Wanted] = (),
) -> Voice:
    """Give a seat's voice. When the last seat has spoken, they all read each other and discuss."""
    dossier = locked(dossier)
    place = seat_of(dossier, seat)
    verdict = Verdict(verdict)
    insist(
        permits.why_not_speak(by, dossier, place)
        or permits.why_not_say(verdict, reasons, judgements, conditions)
        or permits.why_not_judge(dossier, judgements)
    )
    assert place is not None  # noqa: S101 - the permit has seen to it
    voice = Voice.objects.create(
        dossier=dossier, seat=place, person_id=person_of(by), verdict=verdict, reasons=reasons.strip(), at=clock.now()
    )
    add_to(voice, judgements, conditions)
    announce(VoiceGiven(alliance_id=dossier.alliance_id, subject_id=dossier.pk, seat=place.key), by)
    follow_the_panel(dossier, by)
    return voice


def add_to(voice: Voice, judgements: Sequence[Judged], conditions: Sequence[Wanted]) -> None:
    """Write what goes with a voice: its judgements and its conditions."""
    Judgement.objects.bulk_create(
        Judgement(voice=voice, standards=each.standards, standard=each.standard, mark=each.mark, reasons=each.reasons.strip())
        for each in judgements
    )
    Condition.objects.bulk_create(wanted_by(each, position, dossier=voice.dossier, voice=voice) for position, each in enumerate(conditions))


def wanted_by(wanted: Wanted, position: int, **of: object) -> Condition:
    """A condition of a voice or an approval, not yet written."""
    return Condition(
        position=position,
        text=wanted.text.strip(),
        standard=wanted.standard,
        before_publication=wanted.before_publication,
        due_on=wanted.due_on,
        office_may_close=wanted.office_may_close,
        **of,
    )


def kept_of(first: Voice, judgements: Sequence[Judged]) -> list[Judged]:
    """What a second voice judges: what it says now, and of the first what it does not touch."""
    said = {(each.standards, each.standard) for each in judgements}
    kept = [each for each in first.judgements.all() if (each.standards, each.standard) not in said]
    return [*judgements, *(Judged(each.standards, each.standard, Mark(each.mark), each.reasons) for each in kept)]
