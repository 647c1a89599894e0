"""The judgement as text: one line of JSON for programs, a short page for people."""

import json
import textwrap
from datetime import datetime

from juncta.credentials.verification.dates import stamp
from juncta.credentials.verification.judgement import Judgement, State
from juncta.credentials.verification.reasons import Verdict, brief

WIDTH = 88
MEANING = {
    Verdict.VALID: "Everybody who has to sign has signed, the content is unchanged, and it is not revoked.",
    Verdict.INVALID: "Do not rely on it: content, signatures and rules do not fit together.",
    Verdict.UNKNOWN_ISSUER: "Nothing you trust says that these signers may issue it.",
    Verdict.INCOMPLETE: "Not everybody who has to sign has signed.",
    Verdict.REVOKED: "It was issued, and later declared void.",
    Verdict.SUSPENDED: "It was issued, and is suspended for now.",
    Verdict.NOT_YET_VALID: "It is signed, but does not count yet.",
    Verdict.EXPIRED: "It is signed, but does not count any more.",
    Verdict.STATUS_UNKNOWN: "The signatures hold; whether it was revoked cannot be told.",
}
GLYPHS = {State.SIGNED: "✓", State.MISSING: "–", State.FAILED: "✗"}
WORDS = {State.SIGNED: "signed", State.MISSING: "missing", State.FAILED: "failed"}


def line(judgement: Judgement) -> str:
    """One line of JSON: verdict, signers, missing, reasons."""
    return json.dumps(
        {
            "verdict": judgement.verdict.value,
            "signers": list(judgement.signers),
            "missing": list(judgement.missing),
            "reasons": [str(reason) for reason in judgement.reasons],
        }
    )


def page(judgement: Judgement, at: datetime, *, bold: bool = False) -> str:
    """The verdict large, who signed and who is missing, and why."""
    word = judgement.verdict.value.replace("-", " ").upper()
    blocks = [[f"\x1b[1m{word}\x1b[0m" if bold else word, MEANING[judgement.verdict]], _facts(judgement, at)]
    if judgement.detail.signers:
        blocks.append(_signatures(judgement))
    if judgement.reasons:
        blocks.append(["Why"] + [text for reason in judgement.reasons for text in _wrapped(str(reason))])
    return "\n" + "\n\n".join("\n".join(f"  {text}" for text in block) for block in blocks) + "\n"


def _facts(judgement: Judgement, at: datetime) -> list[str]:
    detail = judgement.detail
    facts = [("Judged as of", stamp(at))]
    if detail.issuer:
        facts = [("Issuer", brief(detail.issuer)), ("Edition", brief(detail.edition)), *facts]
    if detail.status_checked_at:
        facts.append(("Status as of", stamp(detail.status_checked_at)))
    return [f"{name:<13} {value}" for name, value in facts]


def _signatures(judgement: Judgement) -> list[str]:
    signers = judgement.detail.signers
    signed = sum(signer.state is State.SIGNED for signer in signers)
    width = max(len(brief(signer.name, 50)) for signer in signers)
    rows = [f"Signatures: {signed} of {len(signers)}"]
    for signer in signers:
        when = f"  {stamp(signer.created)}" if signer.created else ""
        rows.append(f"  {GLYPHS[signer.state]} {brief(signer.name, 50):<{width}}  {WORDS[signer.state]:<7}{when}".rstrip())
    return rows


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="  • ", subsequent_indent="    ", break_long_words=False) or [""]
