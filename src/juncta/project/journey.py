"""The journey: what follows from each announcement. Read the table and you can explain the product."""

from collections.abc import Callable
from typing import Any

from juncta.assessment.events import AwardsConfirmed
from juncta.base.happenings import follow_with
from juncta.base.models import Happening
from juncta.catalogue.events import ContinuationDecided, ContinuationProposed, EditionPublished
from juncta.credentials.events import (
    BatchApproved,
    BatchPrepared,
    BatchSigned,
    CredentialIssued,
    CredentialRevoked,
    SignerAnnounced,
    TrustListApproved,
    TrustListProposed,
)
from juncta.design.events import DesignSubmitted, MemberInvited, PartnerInvited, PartnerWithdrew
from juncta.enrolment.events import LearnerWithdrew, PlacedOnWaitingList, PlaceGranted
from juncta.kernel.event import Event
from juncta.project import letters, reactions, review_letters, signing
from juncta.recognition.events import RecognitionClaimed, RecognitionDecided
from juncta.review.events import (
    AllianceApproved,
    ConditionAnswered,
    ConditionClosed,
    ConditionNotMet,
    ConditionsMet,
    DesignApproved,
    DossierOpened,
    DossierReturned,
    PanelSpoke,
    PartnerObjected,
    PeerAppointed,
    ReviewReminded,
)

Reaction = Callable[[Any, Happening], None]

# One line per arrow. Reactions run as jobs of their own, enqueued in the event's transaction; each may run twice.
FOLLOWS: dict[type[Event], tuple[Reaction, ...]] = {
    PartnerInvited: (letters.ask_partner,),
    MemberInvited: (letters.ask_member,),
    DesignSubmitted: (reactions.open_dossier,),
    DossierOpened: (letters.ask_panel,),
    PeerAppointed: (review_letters.ask_peer,),
    PanelSpoke: (review_letters.ask_to_discuss,),
    ReviewReminded: (review_letters.remind,),
    DossierReturned: (letters.tell_team_returned,),
    AllianceApproved: (letters.ask_awarding_partners,),
    PartnerObjected: (review_letters.tell_of_objection,),
    PartnerWithdrew: (review_letters.tell_of_withdrawal,),
    DesignApproved: (reactions.publish_edition,),
    ConditionAnswered: (review_letters.ask_for_ruling,),
    ConditionNotMet: (review_letters.tell_condition_not_met,),
    ConditionClosed: (review_letters.tell_condition_met,),
    ConditionsMet: (reactions.publish_when_met,),
    ContinuationProposed: (review_letters.ask_what_becomes_of_it,),
    ContinuationDecided: (review_letters.tell_what_becomes_of_it,),
    EditionPublished: (reactions.propose_trust_list, letters.tell_team_published),
    SignerAnnounced: (reactions.propose_trust_list_again,),
    TrustListProposed: (letters.ask_for_trust_approval,),
    PlaceGranted: (letters.tell_place,),
    PlacedOnWaitingList: (letters.tell_waiting,),
    LearnerWithdrew: (reactions.fill_places,),
    AwardsConfirmed: (reactions.prepare_batch,),
    BatchPrepared: (letters.ask_for_signature,),
    BatchSigned: (reactions.deliver_if_complete,),
    CredentialIssued: (letters.tell_issued,),
    CredentialRevoked: (letters.tell_revoked,),
    RecognitionClaimed: (letters.ask_recognition,),
    RecognitionDecided: (letters.tell_recognition,),
}

# What the signer process does: the only jobs that touch a private key of a university.
SIGNS: dict[type[Event], Callable[[Any], None]] = {
    TrustListApproved: signing.ask_trust_list,
    BatchPrepared: signing.ask_status_lists,
    BatchApproved: signing.ask_batch,
    CredentialRevoked: signing.ask_status_lists,
}


def connect() -> None:
    """Have every announcement enqueue its reactions in its own transaction."""
    follow_with(enqueue)


def enqueue(event: Event, happening: Happening) -> None:
    """One job per arrow; none where nothing follows."""
    from juncta.project import jobs  # noqa: PLC0415 - the job queue starts after this module is loaded

    for reaction in FOLLOWS.get(type(event), ()):
        jobs.react.defer(happening_id=happening.pk, reaction=reaction.__name__)
    if ask := SIGNS.get(type(event)):
        ask(event)


def run(name: str, happening: Happening) -> None:
    """Run the reaction of that name to a happening; raises LookupError when the table no longer has it."""
    for event_type, follows in FOLLOWS.items():
        if event_type.kind() == happening.kind:
            for reaction in follows:
                if reaction.__name__ == name:
                    reaction(event_type.rebuild(happening.payload), happening)
                    return
    message = f"nothing named {name!r} follows from {happening.kind}"
    raise LookupError(message)
