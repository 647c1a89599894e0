"""Every write of the catalogue: publishing an edition, opening an offering."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import IntegrityError, transaction

from juncta.alliance import queries as alliance
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.catalogue import permits
from juncta.catalogue.events import EditionPublished, OfferingOpened
from juncta.catalogue.facts import EditionContent
from juncta.catalogue.models import Edition, Offering
from juncta.design import queries as designs
from juncta.kernel.actor import SYSTEM, Actor
from juncta.kernel.canonical import digest
from juncta.kernel.refusal import Refused
from juncta.review import queries as review

ABOUT_THE_FORM = frozenset({"CAT-112", "CAT-113", "CAT-114", "CAT-115", "CAT-116", "CAT-117"})  # refusals of what was written
INTERNAL = ("findings", "sections", "contributions")  # what the panel saw beside the design; learners are not promised it


@transaction.atomic
def publish_edition(*, design_id: UUID, by: Actor) -> Edition:
    """Freeze the approved dossier of a design and put it into the catalogue; the same edition when asked again.

    What is frozen is what the panel and the awarding partners judged, never the design as it may stand now.
    """
    design = designs.by_id(design_id)
    if refusal := permits.why_not_publish(by, design):
        raise Refused(refusal)
    dossier = review.approved(design_id)
    if dossier is None:
        message = f"design {design_id} is approved without an approved dossier"
        raise RuntimeError(message)
    evidence = review.evidence_of(dossier)
    judged = {name: value for name, value in dossier.snapshot.items() if name not in INTERNAL}
    content = judged | EditionContent.from_json(judged | {"evidence": evidence}).to_json()
    fingerprint = digest(content)
    if found := Edition.objects.filter(design=design, digest=fingerprint).first():
        return found
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
    except IntegrityError:  # somebody else published it at the same moment
        return Edition.objects.get(design=design, digest=fingerprint)
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
