"""The judge: from the bytes of a badge and what the verifier holds beside it to one verdict with its reasons.

Nothing is fetched. What stands inside the badge is its own claim; who may sign is the trust list's word, and the trust list
counts only as far as a pinned root vouches for it. In doubt the answer is never `valid`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from juncta.credentials.verification import bounded, claims, didweb, form, proofs, status, trust
from juncta.credentials.verification.dates import stamp
from juncta.credentials.verification.judgement import Detail, Judgement, Signer, State
from juncta.credentials.verification.reasons import Doubt, Reason, Verdict, brief
from juncta.kernel.words import mark

CLOCKS_DIFFER = timedelta(minutes=5)
WHAT = mark("The badge")


def judge(
    badge: bytes,
    *,
    at: datetime,
    trust: bytes | None = None,
    did: bytes | None = None,
    statuses: Sequence[bytes] = (),
    roots: Sequence[bytes] = (),
) -> Judgement:
    """Judge a badge as of `at` (an aware time).

    `trust` is the partners' trust list, `did` the issuer's did document (optional), `statuses` the status lists, `roots` the
    pins that the verifier trusts: all as the bytes of their files.
    """
    case = _Case(at)
    try:
        case.read(badge)
    except Doubt as doubt:
        case.note(Verdict.INVALID, doubt.reason)
        return case.close()
    case.believe(trust, roots)
    if did is not None:
        case.compare(did)
    case.weigh()
    case.look_up(statuses)
    case.date()
    return case.close()


class _Case:
    """One badge before the judge: what was read so far, and every reason against it."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.reasons: list[tuple[Verdict, Reason]] = []
        self.checked: list[proofs.Checked] = []
        self.trust: trust.TrustList | None = None
        self.detail = Detail()
        self.missing: tuple[str, ...] = ()

    def note(self, verdict: Verdict, reason: Reason) -> None:
        """Keep a reason for a verdict; which verdict wins is decided at the end."""
        self.reasons.append((verdict, reason))

    def say(self, verdict: Verdict, sentence: str, **values: object) -> None:
        """The same, from a sentence."""
        self.note(verdict, Reason(sentence, values))

    def read(self, badge: bytes) -> None:
        """Take the badge apart and check every signature in it under the key that it names itself."""
        document = bounded.parse(badge, bounded.BADGE_LIMIT, WHAT)
        unsecured, listed = proofs.take(document, WHAT)
        form.check(unsecured)
        self.claims = claims.read(unsecured)
        self.checked = proofs.check(unsecured, listed)
        for one in self.checked:
            if not one.good:
                self.say(Verdict.INVALID, mark("A signature does not match the content: {suite} by {key}."), **_of(one.proof))
        own = self.claims
        self.detail = Detail(issuer=own.issuer, edition=own.edition, valid_from=own.valid_from, valid_until=own.valid_until)

    def believe(self, data: bytes | None, roots: Sequence[bytes]) -> None:
        """Read the trust list, if a pinned root vouches for it and it speaks for the badge's issuer."""
        if data is None:
            sentence = mark("There is no trust list, so nobody says who may sign for {issuer}.")
            self.say(Verdict.UNKNOWN_ISSUER, sentence, issuer=self._issuer())
            return
        try:
            listed = trust.read(data, self._pins(roots))
        except Doubt as doubt:
            self.note(Verdict.UNKNOWN_ISSUER, doubt.reason)
            return
        if listed.alliance != self.claims.issuer:
            self.say(Verdict.UNKNOWN_ISSUER, mark("The trust list does not speak for the badge's issuer, {issuer}."), issuer=self._issuer())
            return
        self.trust = listed

    def _issuer(self) -> str:
        return brief(self.claims.issuer)

    def _pins(self, roots: Iterable[bytes]) -> list[trust.Root]:
        pins = []
        for root in roots:
            try:
                pins.append(trust.read_root(root))
            except Doubt as doubt:
                self.note(Verdict.VALID, doubt.reason)  # a pin that makes no sense vouches for nothing; it accuses nobody
        return pins

    def compare(self, data: bytes) -> None:
        """Every key used must stand in the issuer's did document too, when one is given."""
        try:
            listed = didweb.assertion_keys(data, self.claims.issuer)
        except Doubt as doubt:
            self.note(Verdict.UNKNOWN_ISSUER, doubt.reason)
            return
        unknown = [one for one in self.checked if one.proof.method not in listed]
        for one in unknown:
            self.say(Verdict.UNKNOWN_ISSUER, mark("The did document does not list the key {key} for assertions."), **_of(one.proof))
        if self.trust is None and not unknown and all(one.good for one in self.checked):
            sentence = mark("All {count} signatures hold under keys that the did document lists; whose keys they are it cannot prove.")
            self.say(Verdict.UNKNOWN_ISSUER, sentence, count=len(self.checked))

    def weigh(self) -> None:
        """Ask whose signatures these are, whether they may sign, and whether they are the ones that the trust list demands."""
        if self.trust is None:
            return
        entry = self.trust.entry(self.claims.edition, max(one.proof.created for one in self.checked))
        if entry is None:
            sentence = mark("The trust list does not say who signs this edition: {edition}.")
            self.say(Verdict.UNKNOWN_ISSUER, sentence, edition=brief(self.claims.edition))
        elif set(self.claims.required) != set(entry.required) or self.claims.quorum != entry.quorum:
            self.say(Verdict.INVALID, mark("The badge names other signers, or another number of them, than the trust list demands."))
        elif self.claims.digest not in (None, entry.digest):
            self.say(Verdict.INVALID, mark("The badge was made from another content of the edition than the trust list names."))
        required = entry.required if entry else ()
        counted = [one for one in self.checked if self._counts(one, required if entry else None)]
        self._settle(required, counted, entry.quorum if entry else 0)

    def _counts(self, one: proofs.Checked, required: tuple[str, ...] | None) -> bool:
        """Whether a proof counts as its institution's signature; if not, the reason is kept."""
        proof, key = one.proof, self.trust.keys.get(one.proof.method) if self.trust else None
        if key is None:
            self.say(Verdict.UNKNOWN_ISSUER, mark("The trust list does not know the key {key}."), **_of(proof))
            return False
        told = {"key": brief(proof.key), "name": brief(key.name), "created": stamp(proof.created)}
        if key.purpose != "assertion":
            self.say(Verdict.INVALID, mark("{name} signed with a key that is not for credentials."), **told)
        elif not key.covers(proof.created):
            self.say(Verdict.INVALID, mark("{name} signed at {created} with a key that did not count then."), **told)
        elif required is not None and key.controller not in required:
            self.say(Verdict.INVALID, mark("{name} has signed, but its signature is not asked for."), **told)
        else:
            return one.good
        return False

    def _settle(self, required: tuple[str, ...], counted: list[proofs.Checked], quorum: int) -> None:
        held = self.trust
        if held is None:
            return
        by = {held.keys[one.proof.method].controller: one.proof for one in reversed(counted)}
        tried = {key.controller for one in self.checked if (key := held.keys.get(one.proof.method)) and one not in counted}
        signers = []
        for ror in required or tuple(by):
            state = State.FAILED if ror in tried else State.SIGNED if ror in by else State.MISSING
            proof = by.get(ror)
            signers.append(Signer(ror, held.name(ror), state, proof.key if proof else "", proof.created if proof else None))
        self.detail = replace(self.detail, signers=tuple(signers))
        absent = [signer for signer in signers if signer.state is State.MISSING]
        if sum(signer.state is State.SIGNED for signer in signers) < quorum and absent:
            for signer in absent:
                self.say(Verdict.INCOMPLETE, mark("{name} has not signed."), name=brief(signer.name))

    def look_up(self, files: Sequence[bytes]) -> None:
        """Ask the status lists that count for this badge."""
        if self.trust is None:
            return
        entries = list(self.claims.statuses)
        if not any(entry.purpose == "revocation" for entry in entries):
            self.say(Verdict.STATUS_UNKNOWN, mark("The badge names no status list, so nobody could say that it was revoked."))
        for listed in self.trust.lists:
            if listed.purpose == "suspension" and all(entry.listed_in != listed.id for entry in entries):
                beside = [e for e in entries if e.purpose == "revocation" and listed.beside in (None, e.listed_in)]
                entries.extend(claims.StatusEntry("suspension", listed.id, entry.index) for entry in beside)
        lists, doubts = self._lists(files)
        for entry in entries:
            self._ask(entry, lists, doubts)

    def _lists(self, files: Sequence[bytes]) -> tuple[list[status.StatusList], list[Reason]]:
        lists, doubts = [], []
        for data in files:
            try:
                lists.append(status.read(data, self.trust))  # type: ignore[arg-type]
            except Doubt as doubt:
                doubts.append(doubt.reason)
        return lists, doubts

    def _ask(self, entry: claims.StatusEntry, lists: list[status.StatusList], doubts: list[Reason]) -> None:
        speaking = [one for one in lists if (one.id, one.purpose) == (entry.listed_in, entry.purpose)]
        current = [one for one in speaking if one.in_force(self.at)]
        if not current:
            self._no_list(entry, speaking, doubts)
            return
        newest = max(current, key=lambda one: one.valid_from)
        self.detail = replace(self.detail, status_checked_at=newest.valid_from, status_valid_until=newest.valid_until)
        try:
            hit = any(one.is_set(entry.index) for one in current)
        except Doubt as doubt:
            self.note(Verdict.STATUS_UNKNOWN, doubt.reason)
            return
        since = stamp(newest.valid_from)
        if hit and entry.purpose == "revocation":
            self.say(Verdict.REVOKED, mark("The credential was revoked; the status list of {since} says so."), since=since)
        elif hit:
            self.say(Verdict.SUSPENDED, mark("The credential is suspended; the status list of {since} says so."), since=since)

    def _no_list(self, entry: claims.StatusEntry, speaking: list[status.StatusList], doubts: list[Reason]) -> None:
        for one in speaking:
            self.say(
                Verdict.STATUS_UNKNOWN,
                mark("The status list speaks about {since} to {until}, not about {at}."),
                since=stamp(one.valid_from),
                until=stamp(one.valid_until),
                at=stamp(self.at),
            )
        if not speaking:
            sentence = mark("The status list that says whether it was revoked is not at hand: {list}.")
            self.say(Verdict.STATUS_UNKNOWN, sentence, list=brief(entry.listed_in))
            for reason in doubts:
                self.note(Verdict.STATUS_UNKNOWN, reason)

    def date(self) -> None:
        """Compare the badge's times with the time of judging."""
        own = self.claims
        if self.at < own.valid_from:
            self.say(Verdict.NOT_YET_VALID, mark("The credential counts from {since} on."), since=stamp(own.valid_from))
        elif any(one.proof.created > self.at + CLOCKS_DIFFER for one in self.checked):
            self.say(Verdict.NOT_YET_VALID, mark("The credential was signed later than {at}."), at=stamp(self.at))
        if own.valid_until is not None and self.at >= own.valid_until:
            self.say(Verdict.EXPIRED, mark("The credential counted until {until}."), until=stamp(own.valid_until))

    def close(self) -> Judgement:
        """The verdict that wins, and all reasons in the order of their verdicts."""
        order = list(Verdict)
        ranked = sorted(self.reasons, key=lambda reason: order.index(reason[0]))
        signers = self.detail.signers
        return Judgement(
            verdict=ranked[0][0] if ranked else Verdict.VALID,
            signers=tuple(one.ror for one in signers if one.state is State.SIGNED),
            missing=tuple(one.ror for one in signers if one.state is State.MISSING),
            reasons=tuple(dict.fromkeys(reason for _, reason in ranked)),
            detail=self.detail,
        )


def _of(proof: proofs.Proof) -> dict[str, object]:
    return {"suite": proof.suite, "key": brief(proof.key)}
