"""The cooperation agreement: its clauses are written and agreed by the team, and signed off by each partner."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from juncta.alliance import queries as alliance
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.design import permits
from juncta.design.clauses import CLAUSES, ClauseState
from juncta.design.events import AgreementReady, ClausesSignedOff, SignOffTakenBack
from juncta.design.models import Design
from juncta.design.models.agreement import AgreementClause, ClauseSignOff
from juncta.design.operations.locking import changed, insist, locked
from juncta.kernel.actor import Actor
from juncta.kernel.refusal import Refusal

if TYPE_CHECKING:
    from juncta.alliance.models import Institution

PART = "agreement"


@transaction.atomic
def write_clause(*, design: Design, by: Actor, code: str, text: str, based_on: int = 0) -> AgreementClause:
    """Write a clause; a changed text is a new version, is drafted again, and no sign-off of an earlier one counts for it.

    `based_on` is the version that was read before (0: none). If somebody else has changed it since, nothing is written.
    Raises KeyError for a code that is none of the thirteen.
    """
    design, clause = locked(design), CLAUSES[code]
    insist(permits.why_not_edit(by, design))
    text = text.replace("\r\n", "\n").strip()
    found = AgreementClause.objects.filter(design=design, code=code).first()
    if found and found.text == text:
        return found
    if found and based_on != found.version:
        insist(
            Refusal(
                "DES-136",
                _("Somebody has changed this clause since you opened it."),
                _("Their text stands below yours: join the two and save again."),
            )
        )
    written = found or AgreementClause(design=design, code=clause.code, version=0)
    _put(written, by, text)
    written.save()
    changed(design, by, PART)
    return written


def _put(clause: AgreementClause, by: Actor, text: str) -> None:
    clause.text, clause.version, clause.changed_at, clause.changed_by_id = text, clause.version + 1, clock.now(), by.person
    clause.state = ClauseState.DRAFTED if text else ClauseState.OPEN


@transaction.atomic
def propose_clauses(*, design: Design, by: Actor, texts: Mapping[str, str]) -> list[AgreementClause]:
    """Write a text into every clause in which there is none; what somebody has written stays."""
    design = locked(design)
    insist(permits.why_not_edit(by, design))
    there = {clause.code: clause for clause in AgreementClause.objects.filter(design=design)}
    written = []
    for code in CLAUSES:
        clause = there.get(code) or AgreementClause(design=design, code=code, version=0)
        if clause.text or not texts.get(code, "").strip():
            continue
        _put(clause, by, texts[code].strip())
        clause.save()
        written.append(clause)
    if written:
        changed(design, by, PART)
    return written


@transaction.atomic
def agree_clauses(*, design: Design, by: Actor, codes: Collection[str]) -> Design:
    """The team is done with these clauses; when that was the last of all, the partners are asked to sign off."""
    design = locked(design)
    insist(permits.why_not_edit(by, design))
    clauses = AgreementClause.objects.filter(design=design, code__in=codes)
    if len(clauses.exclude(text="")) < len(set(codes)):
        insist(Refusal("DES-137", _("A clause in which nothing is written cannot be agreed."), _("Write it first, or take the proposal.")))
    if clauses.filter(state=ClauseState.DRAFTED).update(state=ClauseState.AGREED):
        changed(design, by, PART)
        if AgreementClause.objects.filter(design=design, state=ClauseState.AGREED).count() == len(CLAUSES):
            announce(AgreementReady(alliance_id=design.alliance_id, subject_id=design.pk), by)
    return design


@transaction.atomic
def reopen_clause(*, design: Design, by: Actor, code: str) -> Design:
    """The team has second thoughts about a clause; sign-offs count again if it is agreed with the same text."""
    design = locked(design)
    insist(permits.why_not_edit(by, design))
    if AgreementClause.objects.filter(design=design, code=code, state=ClauseState.AGREED).update(state=ClauseState.DRAFTED):
        changed(design, by, PART)
    return design


@transaction.atomic
def sign_off(*, design: Design, by: Actor, institution: "Institution", versions: Mapping[str, int]) -> list[ClauseSignOff]:
    """Stand by these clauses for an institution, each in the version that was read: a text that has changed since is refused."""
    design = locked(design)
    insist(permits.why_not_sign_off(by, design, institution))
    clauses = list(AgreementClause.objects.filter(design=design, code__in=versions, state=ClauseState.AGREED))
    if any(clause.version != versions[clause.code] for clause in clauses) or len(clauses) < len(versions):
        insist(Refusal("DES-134", _("A clause has changed since you read it."), _("Read the agreement again, then sign off.")))
    done = ClauseSignOff.objects.filter(clause__in=clauses, institution=institution, taken_back_at__isnull=True)
    signed = {(each.clause_id, each.version) for each in done}
    waiting = [clause for clause in clauses if (clause.pk, clause.version) not in signed]
    if not waiting:
        insist(Refusal("DES-135", _("{institution} has signed off everything that is agreed.").format(institution=institution)))
    person, now = alliance.acting(by), clock.now()
    made = ClauseSignOff.objects.bulk_create(
        ClauseSignOff(clause=clause, institution=institution, version=clause.version, person=person, at=now) for clause in waiting
    )
    announce(
        ClausesSignedOff(
            alliance_id=design.alliance_id,
            subject_id=design.pk,
            institution_id=institution.pk,
            clauses=" ".join(f"{clause.code}:{clause.version}" for clause in waiting),
        ),
        by,
    )
    return made


@transaction.atomic
def take_back_sign_off(*, design: Design, by: Actor, institution: "Institution", code: str) -> Design:
    """No longer stand by a clause for an institution; that it once did stays in the record."""
    design = locked(design)
    insist(permits.why_not_sign_off(by, design, institution))
    standing = ClauseSignOff.objects.filter(clause__design=design, clause__code=code, institution=institution, taken_back_at__isnull=True)
    if not standing.update(taken_back_at=clock.now()):
        insist(Refusal("DES-138", _("{institution} has not signed this clause off.").format(institution=institution)))
    announce(SignOffTakenBack(alliance_id=design.alliance_id, subject_id=design.pk, institution_id=institution.pk, clause=code), by)
    return design
