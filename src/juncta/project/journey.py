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
from juncta.project import reactions, signing
from juncta.project.letters import (
    catalogue,
    cocreation,
    credentials,
    enrolment,
    framework,
    needs,
    portfolio,
    recognition,
    review,
    support,
    teams,
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
    FrameworkPublished: (framework.tell_new_version,),
    DraftConsulted: (framework.ask_consulted,),
    DraftCommented: (framework.ask_for_answer,),
    CommentAnswered: (framework.tell_answer,),
    PersonMentioned: (cocreation.tell_mentioned,),
    SuggestionAccepted: (cocreation.tell_accepted,),
    SuggestionDeclined: (cocreation.tell_declined,),
    StepPlanned: (cocreation.tell_planned,),
    StepDue: (cocreation.remind_of_step,),
    AgreementReady: (teams.ask_sign_off,),
    SupportAsked: (support.ask_owner,),
    SupportReopened: (support.ask_owner,),
    SupportAnswered: (support.tell_asker,),
    SupportHandedOver: (support.tell_new_owner,),
    SupportDue: (support.remind_owner,),
    NeedSetAside: (needs.tell_need_set_aside,),
    NeedMerged: (needs.tell_need_merged,),
    IdeaGrown: (needs.tell_idea_grown,),
    PartnerInvited: (teams.ask_partner,),
    MemberInvited: (teams.ask_member,),
    PartnerReminded: (teams.remind_partner,),
    MemberReminded: (teams.remind_member,),
    PartnerAnswered: (teams.tell_author_partner_answered,),
    MemberAnswered: (teams.tell_author_member_answered,),
    DesignSubmitted: (reactions.open_dossier,),
    DossierOpened: (review.ask_panel,),
    PeerAppointed: (review.ask_peer,),
    PanelSpoke: (review.ask_to_discuss,),
    ReviewReminded: (review.remind,),
    DossierReturned: (review.tell_team_returned,),
    AllianceApproved: (review.ask_awarding_partners,),
    PartnerObjected: (review.tell_of_objection,),
    PartnerWithdrew: (review.tell_of_withdrawal,),
    DesignApproved: (reactions.publish_edition,),
    ConditionAnswered: (review.ask_for_ruling,),
    ConditionNotMet: (review.tell_condition_not_met,),
    ConditionClosed: (review.tell_condition_met,),
    ConditionsMet: (reactions.publish_when_met,),
    ContinuationProposed: (catalogue.ask_what_becomes_of_it,),
    ContinuationDecided: (catalogue.tell_what_becomes_of_it,),
    EditionPublished: (reactions.propose_trust_list, catalogue.tell_team_published),
    SignerAnnounced: (reactions.propose_trust_list_again,),
    TrustListProposed: (credentials.ask_for_trust_approval,),
    PlaceGranted: (enrolment.tell_place,),
    PlacedOnWaitingList: (enrolment.tell_waiting,),
    LearnerWithdrew: (reactions.fill_places,),
    AwardsConfirmed: (reactions.prepare_batch,),
    BatchPrepared: (credentials.ask_for_signature,),
    BatchSigned: (reactions.deliver_if_complete,),
    CredentialIssued: (credentials.tell_issued,),
    CredentialRevoked: (credentials.tell_revoked,),
    RecognitionClaimed: (recognition.ask_recognition,),
    RecognitionDecided: (recognition.tell_recognition,),
    ObstacleNamed: (portfolio.tell_office_of_obstacle,),
    BarrierGivenOwner: (portfolio.ask_owner,),
    BarrierMoved: (portfolio.tell_those_who_met_it,),
    WaitReminded: (portfolio.remind,),
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
