"""The cooperation agreement in the words and shapes of its pages: clauses, proposals, and who has signed off what."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from juncta.design import facts as codes
from juncta.design import permits
from juncta.design.clauses import CLAUSE_STATE_NAMES, CLAUSES, Clause, ClauseState
from juncta.design.facts import InvitationState, PartnerRole
from juncta.design.models import Design
from juncta.design.models.agreement import AgreementClause, ClauseSignOff
from juncta.design.money import GROUPS
from juncta.design.queries.business import business_plan, money
from juncta.kernel.actor import Actor
from juncta.kernel.ects import Ects
from juncta.kernel.text import LangText

if TYPE_CHECKING:
    from juncta.alliance.models import Institution


@dataclass(frozen=True, slots=True)
class SignOff:
    """One partner's word on one clause: "agreed" for the text that stands there, "returned" for an earlier one, else "waiting"."""

    institution: "Institution"
    state: str
    version: int = 0
    who: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """One clause with its text as it stands, and every partner's word on it."""

    clause: Clause
    number: int
    state: ClauseState
    text: str = ""
    version: int = 0
    changed_at: datetime | None = None
    changed_by: str = ""
    sign_offs: list[SignOff] = field(default_factory=list)

    @property
    def glyph(self) -> str:
        """The shape of its state."""
        return {ClauseState.OPEN: "unknown", ClauseState.DRAFTED: "waiting", ClauseState.AGREED: "agreed"}[self.state]

    @property
    def state_name(self) -> str:
        """Its state in words, marked for translation."""
        return CLAUSE_STATE_NAMES[self.state]


def agreement_of(design: Design) -> list[ClauseLine]:
    """The thirteen clauses in their order, in a fixed number of queries."""
    homes = permits.partners_at_work(design)
    texts = {each.code: each for each in AgreementClause.objects.filter(design=design).select_related("changed_by")}
    words: dict[object, list[ClauseSignOff]] = defaultdict(list)
    standing = ClauseSignOff.objects.filter(clause__design=design, taken_back_at__isnull=True).select_related("person")
    for each in standing:
        words[each.clause_id, each.institution_id].append(each)
    return [_line(number, clause, texts.get(code), homes, words) for number, (code, clause) in enumerate(CLAUSES.items(), start=1)]


def _line(
    number: int, clause: Clause, text: AgreementClause | None, homes: "list[Institution]", words: dict[object, list[ClauseSignOff]]
) -> ClauseLine:
    if text is None:
        return ClauseLine(clause, number, ClauseState.OPEN, sign_offs=[SignOff(home, "waiting") for home in homes])
    return ClauseLine(
        clause=clause,
        number=number,
        state=ClauseState(text.state),
        text=text.text,
        version=text.version,
        changed_at=text.changed_at,
        changed_by=str(text.changed_by or ""),
        sign_offs=[_word(home, text, words.get((text.pk, home.pk), [])) for home in homes],
    )


def _word(home: "Institution", text: AgreementClause, given: list[ClauseSignOff]) -> SignOff:
    if not given:
        return SignOff(home, "waiting")
    latest = max(given, key=lambda each: each.version)
    state = "returned" if latest.version != text.version else "agreed" if text.state == ClauseState.AGREED else "waiting"
    return SignOff(home, state, latest.version, str(latest.person), latest.at)


def may_sign_off(actor: Actor, design: Design) -> "list[Institution]":
    """The partners for which somebody may sign off now."""
    return [home for home in permits.partners_at_work(design) if permits.why_not_sign_off(actor, design, home) is None]


def unsigned(lines: list[ClauseLine], institution: "Institution") -> dict[str, int]:
    """The agreed clauses that an institution has not signed off as they stand, each with its version."""
    return {
        line.clause.code: line.version
        for line in lines
        if line.state is ClauseState.AGREED and any(word.institution == institution and word.state != "agreed" for word in line.sign_offs)
    }


def proposals(design: Design, language: str = "") -> dict[str, str]:
    """A first text for each clause from what is typed elsewhere; empty where nothing is known yet."""
    tag = language or get_language() or "en"
    values = _values(design, tag)
    return {code: clause.proposal(values, tag) for code, clause in CLAUSES.items()}


def _values(design: Design, tag: str) -> dict[str, str]:
    known = design.facts()

    def best(text: Any) -> str:  # noqa: ANN401 - LangText or its plain dict
        return LangText(text).best(tag)[1]

    def named(table: Any, code: str) -> str:  # noqa: ANN401 - a code list
        return _(table[code]) if code in table else ""

    roles: dict[PartnerRole, list[str]] = defaultdict(list)
    for institution, held in design.roles().items():
        for role, state in held.items():
            if state is InvitationState.ACCEPTED:
                roles[role].append(best(institution.name))
    members = design.team.filter(state=InvitationState.ACCEPTED).select_related("person__institution")
    goals = [best(goal["name"]) for goal in design.alliance.goals if goal["code"] in known.goals]
    return {
        **{role.value: ", ".join(names) for role, names in roles.items()},
        "title": best(known.title),
        "summary": best(known.summary),
        "need": best(known.need),
        "audience": best(known.audience),
        "challenge": best(known.challenge),
        "research": best(known.research_basis),
        "prerequisites": best(design.prerequisites),
        "team": ", ".join(f"{each.person} ({each.person.institution or '–'}, {each.task})" for each in members),
        "goals": ", ".join(goals),
        "disciplines": ", ".join(known.disciplines),
        "outcomes": "\n".join(f"– {best(each.text)}" for each in known.outcomes),
        "ects": str(known.ects or ""),
        "level": str(known.eqf_level or ""),
        "components": "\n".join(
            f"– {best(part.title)}: {part.provider_name or part.provider}, {Ects(part.ects)} ECTS" for part in known.components
        ),
        "participation": named(codes.PARTICIPATION_FORMS, known.participation).lower(),
        "award_model": named(codes.AWARD_MODEL_NAMES, known.award_model),
        "stackability": named(codes.STACKABILITY, known.stackability),
        "languages": ", ".join(known.languages),
        "assessment": named(codes.ASSESSMENT_TYPES, known.assessment_type),
        "supervision": named(codes.SUPERVISION_FORMS, known.supervision),
        "quality": named(codes.QUALITY_ASSURANCE_TYPES, known.quality_assurance),
        **_from_the_plan(design, tag),
    }


def _from_the_plan(design: Design, tag: str) -> dict[str, str]:
    plan, keys = business_plan(design), [part.slug for part in design.components.all()]
    fees = [
        f"– {partner.name}: "
        + ", ".join(f"{GROUPS[code].best(tag)[1]} {money(partner.price(code, keys), partner.currency)}" for code in plan.groups)
        for partner in plan.partners
        if plan.groups and any(partner.price(code, keys) is not None for code in plan.groups)
    ]
    shares = [f"{partner.name} {partner.share.normalize():f} %" for partner in plan.partners if partner.share] if plan.has_key else []
    return {"groups": ", ".join(GROUPS[code].best(tag)[1] for code in plan.groups), "fees": "\n".join(fees), "shares": ", ".join(shares)}


def agreement_content(design: Design) -> dict[str, Any]:
    """The agreement's texts as plain JSON, each with its state and version."""
    return {"clauses": [_clause_content(line) for line in agreement_of(design)]}


def _clause_content(line: ClauseLine) -> dict[str, Any]:
    return {"code": line.clause.code, "state": line.state.value, "version": line.version, "text": line.text}


def agreement_record(design: Design) -> dict[str, Any]:
    """The same with who has signed off which version, for whoever judges the design."""
    return {
        "clauses": [
            _clause_content(line)
            | {
                "signed_off": [
                    {"institution": word.institution.slug, "version": word.version, "who": word.who, "at": word.at.isoformat()}
                    for word in line.sign_offs
                    if word.at
                ]
            }
            for line in agreement_of(design)
        ]
    }
