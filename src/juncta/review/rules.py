"""When a panel, and when the awarding partners, have an answer."""

from juncta.review.facts import Approvals, Decision, Outcome, Panel, Verdict


def panel_outcome(panel: Panel) -> Outcome:
    """One return sends the design back at once; approval needs every seat's voice. A panel without seats never answers."""
    if Verdict.RETURN in panel.voices.values():
        return Outcome.RETURNED
    if panel.seats and panel.seats <= panel.voices.keys():
        return Outcome.APPROVING
    return Outcome.OPEN


def approvals_outcome(approvals: Approvals) -> Outcome:
    """One institution's return sends the design back at once; approval needs every awarding partner. Without partners there is none."""
    if Decision.RETURNED in approvals.decisions.values():
        return Outcome.RETURNED
    if approvals.partners and approvals.partners <= approvals.decisions.keys():
        return Outcome.APPROVED
    return Outcome.APPROVING
