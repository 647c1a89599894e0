"""Every write of the catalogue: publishing an edition, opening an offering."""

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max

from juncta.alliance import queries as alliance
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.catalogue import permits
from juncta.catalogue.events import ContinuationAnswered, ContinuationDecided, ContinuationProposed, EditionPublished, OfferingOpened
from juncta.catalogue.facts import Course, EditionContent
from juncta.catalogue.models import Agreement, Continuation, Edition, Offering
from juncta.design import operations as designing
from juncta.design import queries as designs
from juncta.kernel.actor import SYSTEM, Actor
from juncta.kernel.canonical import digest
from juncta.kernel.refusal import Refused
from juncta.review import queries as review

if TYPE_CHECKING:
    from juncta.alliance.models import Body

ABOUT_THE_COURSE = frozenset({"CAT-124", "CAT-125", "CAT-126", "CAT-127", "CAT-132"})
ABOUT_THE_FORM = frozenset({"CAT-112", "CAT-113", "CAT-114", "CAT-115", "CAT-116", "CAT-117"})  # refusals of what was written
# What the panel saw beside the design; it is not part of what learners are promised. "evidence" is the team's; the edition has its own.
INTERNAL = frozenset(
    {
        *("findings", "standards", "self_evaluation", "sections", "contributions", "conversation"),
        *("business", "agreement", "steps", "evidence"),
    }
)


@transaction.atomic
def publish_edition(*, design_id: UUID, by: Actor) -> Edition:
    """Freeze the approved dossier of a design and put it into the catalogue; the same edition when asked again.

    What is frozen is what the panel and the awarding partners judged, never the design as it may stand now.
    """
    design = designs.by_id(design_id)
    dossier = review.approved(design_id)
    if refusal := permits.why_not_publish(by, design, dossier):
        raise Refused(refusal)
    assert dossier is not None  # noqa: S101 - the permit has seen to it
    evidence = review.evidence_of(dossier)
    judged = {name: value for name, value in dossier.snapshot.items() if name not in INTERNAL}
    content = judged | EditionContent.from_json(judged | {"evidence": evidence}).to_json()
    fingerprint = digest(content)
    if found := Edition.objects.filter(design=design, digest=fingerprint).first():
        return found
    designing.record_publication(design=design, version=dossier.version, by=by)
    number = Edition.objects.filter(design=design).count() + 1
    coordinator = alliance.institutions(SYSTEM).get(alliance=design.alliance, slug=content["coordinating"])
    try:
        with transaction.atomic():
            edition = Edition.objects.create(
                alliance=design.alliance,
                design=design,
                slug=f"{design.slug}-{number}",
                number=number,
                content=content,
                coordinator=coordinator,
                digest=fingerprint,
                published_at=clock.now(),
            )
    except IntegrityError:
        if found := Edition.objects.filter(design=design, digest=fingerprint).first():
            return found  # somebody else published it at the same moment
        raise
    announce(EditionPublished(alliance_id=edition.alliance_id, subject_id=edition.pk, design_id=design.pk), by)
    return edition


@transaction.atomic
def open_offering(
    *,
    edition: Edition,
    by: Actor,
    capacity: int,
    enrol_from: datetime,
    enrol_until: datetime,
    starts_on: date,
    ends_on: date | None = None,
    partner_fee: Decimal = Decimal(0),
    other_fee: Decimal = Decimal(0),
) -> Offering:
    """Offer an edition to so many people, from a day on; without an end people learn at their own pace. Fees in euro."""
    edition = _held(edition)
    refusal = (
        permits.why_not_offer(by, edition)
        or permits.why_not_size(capacity=capacity, fees=(Decimal(partner_fee), Decimal(other_fee)))
        or permits.why_not_schedule(enrol_from=enrol_from, enrol_until=enrol_until, starts_on=starts_on, ends_on=ends_on)
    )
    if refusal:
        raise Refused(refusal)
    offering = Offering.objects.create(
        alliance_id=edition.alliance_id,
        edition=edition,
        capacity=capacity,
        enrol_from=enrol_from,
        enrol_until=enrol_until,
        starts_on=starts_on,
        ends_on=ends_on,
        partner_fee=Decimal(partner_fee),
        other_fee=Decimal(other_fee),
        opened_at=clock.now(),
    )
    announce(OfferingOpened(alliance_id=edition.alliance_id, subject_id=offering.pk, edition_id=edition.pk), by)
    return offering


@transaction.atomic
def propose_continuation(
    *,
    edition: Edition,
    by: Actor,
    course: Course,
    reasons: str,
    renewed_until: date | None = None,
    last_enrolment_on: date | None = None,
    teach_out_until: date | None = None,
) -> Continuation:
    """Propose what becomes of an edition: renew it until a day, revise it, or end it with a teach-out. The last gate's bodies answer."""
    edition = _held(edition)
    course = Course(course)
    days = {"renewed_until": renewed_until, "last_enrolment_on": last_enrolment_on, "teach_out_until": teach_out_until}
    refusal = permits.why_not_propose(by, edition, course=course, **days) or permits.why_not_without_reasons(reasons)
    if course is Course.RETIRE and teach_out_until:
        last_end = edition.offerings.aggregate(last=Max("ends_on"))["last"]
        refusal = refusal or permits.why_not_cut_short(teach_out_until, last_end)
    if refusal:
        raise Refused(refusal)
    kept = {"renew": ("renewed_until",), "retire": ("last_enrolment_on", "teach_out_until")}.get(course, ())
    made = Continuation.objects.create(
        edition=edition,
        course=course,
        reasons=reasons.strip(),
        seats=list(permits.last_gate_seats(edition)),
        person=alliance.acting(by),
        at=clock.now(),
        **{name: days[name] for name in kept},
    )
    announce(ContinuationProposed(alliance_id=edition.alliance_id, subject_id=edition.pk, continuation_id=made.pk, course=course.value), by)
    return made


@transaction.atomic
def answer_continuation(*, continuation: Continuation, by: Actor, body: "Body", agrees: bool, reasons: str = "") -> Continuation:
    """Answer for a body of the last gate: the last yes decides, one no drops the proposal."""
    edition = _held(continuation.edition)
    continuation = edition.continuations.get(pk=continuation.pk)
    if refusal := permits.why_not_agree(by, continuation, body, agrees=agrees, reasons=reasons):
        raise Refused(refusal)
    Agreement.objects.create(
        continuation=continuation, body=body, person=alliance.acting(by), agrees=agrees, reasons=reasons.strip(), at=clock.now()
    )
    announce(
        ContinuationAnswered(
            alliance_id=edition.alliance_id, subject_id=edition.pk, continuation_id=continuation.pk, body_id=body.pk, agrees=agrees
        ),
        by,
    )
    agreed = {each.body.slug for each in continuation.agreements.select_related("body") if each.agrees}
    if not agrees:
        continuation.dropped_at = clock.now()
    elif agreed >= set(continuation.seats):
        continuation.decided_at = clock.now()
    continuation.save(update_fields=["dropped_at", "decided_at"])
    if continuation.decided_at:
        version = EditionContent.from_json(edition.content).evidence.version
        decided = ", ".join(str(each.body) for each in continuation.agreements.select_related("body"))
        designing.record_continuation(design=edition.design, version=version, by=by, decided_by=decided)
        announce(
            ContinuationDecided(
                alliance_id=edition.alliance_id, subject_id=edition.pk, design_id=edition.design_id, course=continuation.course
            ),
            by,
        )
    return continuation


def _held(edition: Edition) -> Edition:
    """The edition, held until the transaction ends."""
    return Edition.objects.select_for_update(of=("self",)).select_related("alliance", "design__framework").get(pk=edition.pk)
