"""What the house does by itself when something has happened; each may run twice and changes nothing the second time."""

from uuid import UUID

from juncta.alliance import queries as alliances
from juncta.assessment.events import AwardsConfirmed
from juncta.base.models import Happening
from juncta.catalogue import operations as catalogue
from juncta.catalogue.events import EditionPublished
from juncta.credentials import operations as credentials
from juncta.credentials.events import BatchSigned, SignerAnnounced
from juncta.design.events import DesignSubmitted
from juncta.enrolment import operations as enrolment
from juncta.enrolment.events import LearnerWithdrew
from juncta.kernel.actor import SYSTEM
from juncta.review import operations as review
from juncta.review import queries as reviews
from juncta.review.events import ConditionsMet, DesignApproved


def open_dossier(event: DesignSubmitted, happening: Happening) -> None:
    """A submitted design comes before its panel."""
    del happening
    if not reviews.visible_to(SYSTEM).filter(design_id=event.subject_id, version=event.version).exists():
        review.open_dossier(design_id=event.subject_id, by=SYSTEM)


def publish_edition(event: DesignApproved, happening: Happening) -> None:
    """What every awarding partner approved is frozen and published, unless a condition must be met first."""
    del happening
    _publish(event.design_id)


def publish_when_met(event: ConditionsMet, happening: Happening) -> None:
    """The last condition before publication is met: the edition comes out."""
    del happening
    _publish(event.design_id)


def _publish(design_id: UUID) -> None:
    dossier = reviews.approved(design_id)
    if dossier and dossier.snapshot["coordinating"] and not reviews.keeping_back(dossier):
        catalogue.publish_edition(design_id=design_id, by=SYSTEM)


def propose_trust_list(event: EditionPublished, happening: Happening) -> None:
    """A new edition needs an entry that says who must sign for it."""
    del happening
    credentials.propose_trust_list(alliance=alliances.alliances().get(pk=event.alliance_id), by=SYSTEM)


def propose_trust_list_again(event: SignerAnnounced, happening: Happening) -> None:
    """New keys stand in a new version of the trust list."""
    del happening
    credentials.propose_trust_list(alliance=alliances.alliances().get(pk=event.alliance_id), by=SYSTEM)


def fill_places(event: LearnerWithdrew, happening: Happening) -> None:
    """A place that was given back goes to whoever waits longest."""
    del happening
    enrolment.fill_places(offering_id=event.offering_id, by=SYSTEM)


def prepare_batch(event: AwardsConfirmed, happening: Happening) -> None:
    """Every award gets its credential, composed and linted, as one batch."""
    del happening
    credentials.prepare_batch(edition_id=event.subject_id, by=SYSTEM)


def deliver_if_complete(event: BatchSigned, happening: Happening) -> None:
    """When the last university has signed, the learners get their credentials."""
    del happening
    credentials.deliver_if_complete(batch_id=event.subject_id, by=SYSTEM)
