"""A verdict in the visitor's words: as big for "incomplete" as for "valid"."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from juncta.credentials.verification.judgement import Judgement
from juncta.credentials.verification.reasons import Reason, Verdict

NAMED = {"what", "where"}  # these values are words of the verifier itself; all others come out of the badge, and stay as they are


@dataclass(frozen=True, slots=True)
class Said:
    """One word, one sentence, one shape, one tone ("good", "warn" or "bad")."""

    word: str
    sentence: str
    glyph: str
    tone: str


def said(judgement: Judgement) -> Said:
    """The verdict for the page's head."""
    count = len(judgement.signers)
    words = {
        Verdict.VALID: (_("Valid"), _("Every university that had to sign has signed ({count}).").format(count=count), "signed", "good"),
        Verdict.INCOMPLETE: (_("Incomplete"), _("Not every university that must sign has signed."), "missing", "warn"),
        Verdict.INVALID: (
            _("Invalid"),
            _("Do not rely on this file: something was changed, or a signature does not fit."),
            "blocked",
            "bad",
        ),
        Verdict.REVOKED: (_("Revoked"), _("An awarding university has declared this credential void."), "blocked", "bad"),
        Verdict.SUSPENDED: (_("Suspended"), _("An awarding university has suspended this credential for now."), "waiting", "warn"),
        Verdict.EXPIRED: (_("Expired"), _("This credential was valid until a day that has passed."), "returned", "warn"),
        Verdict.NOT_YET_VALID: (_("Not yet valid"), _("This credential becomes valid on a later day."), "waiting", "warn"),
        Verdict.UNKNOWN_ISSUER: (_("Unknown issuer"), _("Nobody this site trusts vouches for its signers."), "unknown", "warn"),
        Verdict.STATUS_UNKNOWN: (
            _("Status unknown"),
            _("The signatures are good, but whether it was revoked cannot be told at this moment."),
            "unknown",
            "warn",
        ),
    }
    return Said(*words[judgement.verdict])


def reason(given: Reason) -> str:
    """One reason in the visitor's language."""
    if not given.sentence:
        return ""
    values = {key: _(str(value)) if key in NAMED else value for key, value in given.values.items()}
    return _(given.sentence).format(**values)
