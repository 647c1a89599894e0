"""What happened, in words: one phrase for each kind of event, read after the name of who did it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KINDS: dict[str, Promise | str] = {
    # alliance
    "AllianceLoaded": _("loaded the alliance's data"),
    "PersonAdded": _("added somebody"),
    "AccountOpened": _("opened an account"),
    "MandateGiven": _("gave a mandate"),
    "MandateEnded": _("ended a mandate"),
    "ContactNamed": _("named whom to ask"),
    "LearnerJoined": _("joined as a learner"),
    # framework
    "FrameworkPublished": _("published the framework"),
    "LessonNoted": _("noted a lesson for the framework"),
    # design
    "DesignStarted": _("wrote down the idea"),
    "IdeaEndorsed": _("endorsed the idea"),
    "PartnerInvited": _("invited a university"),
    "PartnerAnswered": _("answered the invitation of a university"),
    "MemberInvited": _("invited somebody to the team"),
    "MemberAnswered": _("answered the invitation to the team"),
    "DesignChanged": _("changed the design"),
    "DesignSubmitted": _("sent the design to review"),
    "DesignReopened": _("reopened the design"),
    "GatePassed": _("passed a gate"),
    "DesignRevised": _("began the next version"),
    "ExceptionGranted": _("made an exception"),
    "PartnerWithdrew": _("withdrew a university"),
    "SelfEvaluated": _("wrote the self-evaluation"),
    # review
    "DossierOpened": _("opened the dossier"),
    "VoiceGiven": _("gave a verdict"),
    "PanelSpoke": _("completed the voices of the panel"),
    "RemarkMade": _("took part in the discussion"),
    "VoiceRevised": _("changed a verdict"),
    "SeatConfirmed": _("confirmed that the panel can decide"),
    "PeerAppointed": _("appointed a peer reviewer"),
    "ConflictDeclared": _("declared a conflict of interest"),
    "DeadlineMoved": _("gave more time"),
    "ReviewReminded": _("sent a reminder"),
    "ConditionAnswered": _("answered a condition"),
    "ConditionClosed": _("accepted that a condition is met"),
    "ConditionNotMet": _("found a condition not met yet"),
    "ConditionsMet": _("completed the conditions before publication"),
    "PartnerObjected": _("objected for a university"),
    "ObjectionLifted": _("lifted an objection"),
    "DossierReturned": _("returned the dossier to the team"),
    "AllianceApproved": _("completed the alliance's approval"),
    "InstitutionDecided": _("recorded a university's decision"),
    "DesignApproved": _("completed the approval by all universities"),
    # catalogue
    "EditionPublished": _("published the edition"),
    "OfferingOpened": _("opened an offering"),
    "ContinuationProposed": _("proposed what becomes of the edition"),
    "ContinuationAnswered": _("answered for a body what becomes of the edition"),
    "ContinuationDecided": _("completed the decision on the edition"),
    # enrolment
    "LearnerApplied": _("applied for a place"),
    "PlaceGranted": _("granted a place"),
    "PlacedOnWaitingList": _("put the application on the waiting list"),
    "LearnerWithdrew": _("withdrew"),
    "LearnerCompleted": _("completed the learning"),
    # assessment
    "ResultRecorded": _("recorded a result"),
    "ResultsConfirmed": _("confirmed the results"),
    "AwardConfirmed": _("confirmed an award"),
    "AwardsConfirmed": _("confirmed the board's awards"),
    # credentials
    "BatchPrepared": _("prepared credentials for signing"),
    "BatchApproved": _("approved the signing for a university"),
    "BatchSigned": _("signed for a university"),
    "BatchComplete": _("noted that every university has signed"),
    "SigningFailed": _("could not sign"),
    "CredentialIssued": _("delivered the credential"),
    "CredentialRevoked": _("revoked the credential"),
    "CredentialShared": _("shared the credential"),
    "SignerAnnounced": _("announced a signing key"),
    "StatusListSigned": _("signed the status list"),
    "TrustListProposed": _("proposed a trust list"),
    "TrustListApproved": _("approved the trust list"),
    "TrustListSigned": _("signed the trust list"),
    "TrustListComplete": _("noted that the trust list is complete"),
    # recognition
    "RulesPutInForce": _("put rules of recognition in force"),
    "RecognitionClaimed": _("asked for recognition"),
    "RecognitionDecided": _("decided on recognition"),
}


def phrase(kind: str) -> str:
    """The phrase for a kind of event; an unknown kind by its own name in plain letters."""
    known = KINDS.get(kind)
    if known:
        return str(known)
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in kind).strip()
