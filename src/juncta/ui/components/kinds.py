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
    # skills
    "SkillsLoaded": _("loaded a list of skills"),
    # jurisdiction
    "RulesLoaded": _("brought in the rules of a jurisdiction"),
    "RuleAdded": _("noted a rule"),
    "RuleRevised": _("wrote a new revision of the rule"),
    "RuleRetired": _("retired the rule"),
    # framework
    "FrameworkPublished": _("published the framework"),
    "DraftOpened": _("opened a draft of the framework"),
    "DraftChanged": _("changed the draft"),
    "DraftConsulted": _("opened the consultation"),
    "DraftCommented": _("commented on the draft"),
    "CommentAnswered": _("answered a comment"),
    "DraftAdopted": _("adopted the draft"),
    "DraftWithdrawn": _("withdrew the draft"),
    "LessonUsed": _("used a lesson in the draft"),
    "LessonNoted": _("noted a lesson for the framework"),
    # design
    "DesignStarted": _("wrote down the idea"),
    "IdeaEndorsed": _("endorsed the idea"),
    "PartnerInvited": _("invited a university"),
    "PartnerAnswered": _("answered the invitation of a university"),
    "MemberInvited": _("invited somebody to the team"),
    "MemberAnswered": _("answered the invitation to the team"),
    "PartnerReminded": _("reminded a university of its invitation"),
    "MemberReminded": _("reminded somebody of the invitation to the team"),
    "DutyGiven": _("said who does what at a step"),
    "DutyTakenBack": _("took back who does what at a step"),
    "DesignChanged": _("changed the design"),
    "DesignSubmitted": _("sent the design to review"),
    "DesignReopened": _("reopened the design"),
    "GatePassed": _("passed a gate"),
    "StepMarked": _("said where a step stands"),
    "StepPlanned": _("planned a step"),
    "StepDue": _("reminded of a step"),
    "EvidenceAttached": _("attached a document"),
    # support
    "SupportAsked": _("asked for support"),
    "SupportAnswered": _("answered"),
    "SupportReopened": _("asked again"),
    "SupportClosed": _("settled the question"),
    "SupportWithdrawn": _("took the question back"),
    "SupportHandedOver": _("handed it over"),
    "SupportDue": _("reminded of the answer"),
    "AnswerKept": _("let others read an answer"),
    "AnswerDropped": _("no longer lets others read an answer"),
    "AnswerReused": _("found an answer given to others"),
    # co-creation
    "CommentWritten": _("commented on a section"),
    "CommentWithdrawn": _("took a comment back"),
    "PersonMentioned": _("mentioned somebody"),
    "ThreadResolved": _("resolved a thread"),
    "ThreadReopened": _("reopened a thread"),
    "SuggestionMade": _("suggested other words"),
    "SuggestionAccepted": _("accepted a suggestion"),
    "SuggestionDeclined": _("declined a suggestion"),
    "SuggestionWithdrawn": _("took a suggestion back"),
    "AgreementReady": _("agreed on every clause of the agreement"),
    "ClausesSignedOff": _("signed off clauses of the agreement for a university"),
    "SignOffTakenBack": _("took back a sign-off of a clause"),
    "DesignMoved": _("moved the design to another version of the framework"),
    # needs
    "NeedNoted": _("noted the need"),
    "NeedChanged": _("changed the need"),
    "NeedSeconded": _("seconded the need"),
    "SecondTakenBack": _("no longer seconds the need"),
    "InterestNoted": _("said that a university is interested"),
    "InterestTakenBack": _("took back a university's interest"),
    "NeedSetAside": _("set the need aside"),
    "NeedReopened": _("opened the need again"),
    "NeedWithdrawn": _("withdrew the need"),
    "NeedMerged": _("marked the need as the same as another"),
    "IdeaGrown": _("made an idea of the need"),
    "DraftBroughtIn": _("brought a draft in"),
    "DraftTaken": _("took the draft into a design"),
    "DraftDiscarded": _("threw the draft away"),
    # review
    "DossierOpened": _("opened the dossier"),
    "VoiceGiven": _("gave a verdict"),
    "DossierReturned": _("returned the dossier to the team"),
    "AllianceApproved": _("completed the alliance's approval"),
    "InstitutionDecided": _("recorded a university's decision"),
    "DesignApproved": _("completed the approval by all universities"),
    # catalogue
    "EditionPublished": _("published the edition"),
    "OfferingOpened": _("opened an offering"),
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
    # portfolio
    "ObstacleNamed": _("named an obstacle"),
    "BarrierOpened": _("opened the barrier"),
    "BarrierReworded": _("worded the barrier"),
    "ObstacleGrouped": _("put an obstacle under the barrier"),
    "ObstacleSetApart": _("took an obstacle out of the barrier"),
    "BarriersJoined": _("joined another barrier with this one"),
    "BarrierGivenOwner": _("said who sees to the barrier"),
    "BarrierMoved": _("said how the barrier stands"),
    "BarrierShown": _("decided who can read of the barrier"),
    "WaitReminded": _("reminded those for whom it waits"),
}


def phrase(kind: str) -> str:
    """The phrase for a kind of event; an unknown kind by its own name in plain letters."""
    known = KINDS.get(kind)
    if known:
        return str(known)
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in kind).strip()
