"""The journey: what follows from each announcement. Read the table and you can explain the product."""

from collections.abc import Callable
from typing import Any

from juncta.assessment.events import AwardsConfirmed
from juncta.base.happenings import follow_with
from juncta.base.models import Happening
from juncta.catalogue.events import ContinuationDecided, ContinuationProposed, EditionPublished
from juncta.cocreation.events import PersonMentioned, SuggestionAccepted, SuggestionDeclined
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
from juncta.design.events import (
    AgreementReady,
    DesignSubmitted,
    MemberAnswered,
    MemberInvited,
    MemberReminded,
    PartnerAnswered,
    PartnerInvited,
    PartnerReminded,
    PartnerWithdrew,
    StepDue,
    StepPlanned,
)
from juncta.enrolment.events import LearnerWithdrew, PlacedOnWaitingList, PlaceGranted
from juncta.framework.events import CommentAnswered, DraftCommented, DraftConsulted, FrameworkPublished
from juncta.kernel.event import Event
from juncta.needs.events import IdeaGrown, NeedMerged, NeedSetAside
from juncta.portfolio.events import BarrierGivenOwner, BarrierMoved, ObstacleNamed, WaitReminded
from juncta.project import (
    consultation,
    conversing,
    letters,
    letters_of_needs,
    letters_of_teams,
    portfolio_letters,
    reactions,
    review_letters,
    signing,
    supporting,
)
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
from juncta.support.events import SupportAnswered, SupportAsked, SupportDue, SupportHandedOver, SupportReopened

Reaction = Callable[[Any, Happening], None]

# One line per arrow. Reactions run as jobs of their own, enqueued in the event's transaction; each may run twice.
FOLLOWS: dict[type[Event], tuple[Reaction, ...]] = {
    FrameworkPublished: (consultation.tell_new_version,),
    DraftConsulted: (consultation.ask_consulted,),
    DraftCommented: (consultation.ask_for_answer,),
    CommentAnswered: (consultation.tell_answer,),
    PersonMentioned: (conversing.tell_mentioned,),
    SuggestionAccepted: (conversing.tell_accepted,),
    SuggestionDeclined: (conversing.tell_declined,),
    StepPlanned: (conversing.tell_planned,),
    StepDue: (conversing.remind_of_step,),
    AgreementReady: (letters.ask_sign_off,),
    SupportAsked: (supporting.ask_owner,),
    SupportReopened: (supporting.ask_owner,),
    SupportAnswered: (supporting.tell_asker,),
    SupportHandedOver: (supporting.tell_new_owner,),
    SupportDue: (supporting.remind_owner,),
    NeedSetAside: (letters_of_needs.tell_need_set_aside,),
    NeedMerged: (letters_of_needs.tell_need_merged,),
    IdeaGrown: (letters_of_needs.tell_idea_grown,),
    PartnerInvited: (letters.ask_partner,),
    MemberInvited: (letters.ask_member,),
    PartnerReminded: (letters_of_teams.remind_partner,),
    MemberReminded: (letters_of_teams.remind_member,),
    PartnerAnswered: (letters_of_teams.tell_author_partner_answered,),
    MemberAnswered: (letters_of_teams.tell_author_member_answered,),
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
    ObstacleNamed: (portfolio_letters.tell_office_of_obstacle,),
    BarrierGivenOwner: (portfolio_letters.ask_owner,),
    BarrierMoved: (portfolio_letters.tell_those_who_met_it,),
    WaitReminded: (portfolio_letters.remind,),
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
