"""The panel discusses, when every seat has spoken: remarks, a voice changed once, and the confirmation that lets it decide."""

from collections.abc import Sequence

from django.db import transaction

from juncta.base import clock
from juncta.base.happenings import announce
from juncta.kernel.actor import Actor
from juncta.review import permits
from juncta.review.events import RemarkMade, SeatConfirmed, VoiceRevised
from juncta.review.facts import Judged, Verdict, Wanted
from juncta.review.models import Confirmation, Dossier, Remark, Voice
from juncta.review.models.panel import MOST_VOICES
from juncta.review.operations.deciding import follow_the_panel
from juncta.review.operations.locking import insist, locked, person_of, seat_of
from juncta.review.operations.speaking import add_to, kept_of


@transaction.atomic
def remark(*, dossier: Dossier, by: Actor, seat: str, text: str) -> Remark:
    """Say something to the other seats; nobody else reads it."""
    dossier = locked(dossier)
    place = seat_of(dossier, seat)
    insist(permits.why_not_remark(by, dossier, place) or permits.why_not_give_reasons(text))
    assert place is not None  # noqa: S101 - the permit has seen to it
    said = Remark.objects.create(dossier=dossier, seat=place, person_id=person_of(by), text=text.strip(), at=clock.now())
    announce(RemarkMade(alliance_id=dossier.alliance_id, subject_id=dossier.pk, seat=seat), by)
    return said


@transaction.atomic
def revise_voice(
    *,
    dossier: Dossier,
    by: Actor,
    seat: str,
    verdict: Verdict,
    reasons: str,
    because: str,
    judgements: Sequence[Judged] = (),
    conditions: Sequence[Wanted] = (),
) -> Voice:
    """Change a seat's voice, once, saying what changed its mind; the first stays beside it, and who had confirmed does so again.

    Standards that it does not judge anew stay judged as they were; conditions are those it names now.
    """
    dossier = locked(dossier)
    place = seat_of(dossier, seat)
    verdict = Verdict(verdict)
    insist(permits.why_not_revise(by, dossier, place, because))
    assert place is not None  # noqa: S101 - the permit has seen to it
    assert place.standing is not None  # noqa: S101 - the panel discusses when every seat has spoken
    whole = kept_of(place.standing, judgements)
    insist(permits.why_not_say(verdict, reasons, whole, conditions) or permits.why_not_judge(dossier, judgements))
    voice = Voice.objects.create(
        dossier=dossier,
        seat=place,
        number=MOST_VOICES,
        person_id=person_of(by),
        verdict=verdict,
        reasons=reasons.strip(),
        because=because.strip(),
        at=clock.now(),
    )
    add_to(voice, whole, conditions)
    announce(VoiceRevised(alliance_id=dossier.alliance_id, subject_id=dossier.pk, seat=seat), by)
    return voice


@transaction.atomic
def confirm(*, dossier: Dossier, by: Actor, seat: str) -> Dossier:
    """Confirm for a seat that the panel can decide; the last confirmation that is needed decides, by the rule."""
    dossier = locked(dossier)
    place = seat_of(dossier, seat)
    insist(permits.why_not_confirm(by, dossier, place))
    assert place is not None  # noqa: S101 - the permit has seen to it
    changed = sum(each.is_revised for each in dossier.panel_seats.all())
    Confirmation.objects.create(seat=place, round=changed, person_id=person_of(by), at=clock.now())
    announce(SeatConfirmed(alliance_id=dossier.alliance_id, subject_id=dossier.pk, seat=seat), by)
    follow_the_panel(dossier, by)
    return dossier
