"""Writing rules: bring a file in, add one, write its next revision, retire it. What was written stays."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from juncta.alliance import queries as alliances
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.jurisdiction import permits, queries
from juncta.jurisdiction.engine import JurisdictionFacts, Written, parse
from juncta.jurisdiction.events import RuleAdded, RuleRetired, RuleRevised, RulesLoaded
from juncta.jurisdiction.facts import RuleFacts
from juncta.jurisdiction.models import Jurisdiction, Revision, Rule
from juncta.kernel.actor import Actor
from juncta.kernel.refusal import Refusal, Refused

if TYPE_CHECKING:
    from juncta.alliance.models import Alliance, Institution

BROUGHT_IN = "Brought in from the file of rules."


def _insist(refusal: Refusal | None) -> None:
    if refusal:
        raise Refused(refusal)


@transaction.atomic
def load(*, alliance: "Alliance", by: Actor, files: Iterable[str] | None = None) -> list[Jurisdiction]:
    """Bring in the rules of every jurisdiction (those that come with Juncta, unless files are given) in which the alliance has a partner.

    Loading twice changes nothing; what the alliance office has written since is left alone. Raises BrokenRules with the place.
    """
    _insist(permits.why_not_keep(by, alliance.pk))
    partners = list(alliance.institutions.select_for_update(of=("self",)).order_by("pk"))
    read = [parse(text) for text in (queries.shipped() if files is None else files)]
    return [_load(alliance, facts, mine, by) for facts in read if (mine := [each for each in partners if lies_in(each, facts)])]


def lies_in(institution: "Institution", facts: JurisdictionFacts) -> bool:
    """Whether a university lies in a jurisdiction: named there, or in its country where nobody is named."""
    return institution.ror in facts.members if facts.members else institution.country == facts.code


def _load(alliance: "Alliance", facts: JurisdictionFacts, partners: "list[Institution]", by: Actor) -> Jurisdiction:
    place, _new = Jurisdiction.objects.update_or_create(
        alliance=alliance, code=facts.code, defaults={"slug": facts.slug, "name": facts.name}
    )
    place.institutions.set(partners)
    by_ror = {each.ror: each for each in partners}
    known = {each.rule.code: each for each in queries.newest().filter(rule__jurisdiction=place).select_related("rule")}
    changed = 0
    for written in facts.rules:
        if written.institution and written.institution not in by_ror:
            continue
        changed += _bring_in(place, written, by_ror.get(written.institution), known.get(written.rule.code), by)
    if changed:
        announce(RulesLoaded(alliance_id=alliance.pk, subject_id=place.pk, changed=changed), by)
    return place


def _bring_in(place: Jurisdiction, written: Written, institution: "Institution | None", last: Revision | None, by: Actor) -> bool:
    fields = _fields(written.rule)
    if last is None:
        rule = Rule.objects.create(jurisdiction=place, institution=institution, code=written.rule.code, subject=written.rule.subject.value)
        _append(rule, by, BROUGHT_IN, fields, from_file=True)
        return True
    if not last.from_file or all(getattr(last, name) == value for name, value in fields.items()):
        return False
    _append(last.rule, by, BROUGHT_IN, fields, from_file=True)
    return True


def _fields(facts: RuleFacts) -> dict[str, Any]:
    """A rule as the columns of a revision."""
    return {
        "operator": facts.operator.value,
        "value": list(facts.value),
        "unit": facts.unit.value,
        "severity": facts.severity.value,
        "nature": facts.nature.value,
        "valid_from": facts.valid_from,
        "valid_until": facts.valid_until,
        "source_title": facts.source.title,
        "source_address": facts.source.address,
        "verified_on": facts.source.verified_on,
        "certainty": facts.certainty.value,
        "remedy": facts.remedy,
        "note": facts.note,
        "ask": list(facts.ask),
        "exception_to": facts.exception_to,
    }


def _append(rule: Rule, by: Actor, why: str, fields: dict[str, Any], *, from_file: bool = False, retired: bool = False) -> Revision:
    rule.revision += 1
    rule.save(update_fields=["revision"])
    return Revision.objects.create(
        rule=rule,
        number=rule.revision,
        why=why.strip(),
        person=alliances.person_of(by),
        who=by.name,
        at=clock.now(),
        from_file=from_file,
        retired=retired,
        **fields,
    )


@transaction.atomic
def add(*, place: Jurisdiction, by: Actor, facts: RuleFacts, why: str, institution: "Institution | None" = None) -> Rule:
    """Note a rule that nobody has noted; its first revision."""
    place = Jurisdiction.objects.select_for_update(of=("self",)).get(pk=place.pk)
    _insist(permits.why_not_add(by, place, facts, institution, why))
    try:
        with transaction.atomic():
            rule = Rule.objects.create(jurisdiction=place, institution=institution, code=facts.code, subject=facts.subject.value)
    except IntegrityError:  # noted at the same moment by somebody else
        raise Refused(permits.code_taken()) from None
    _append(rule, by, why, _fields(facts))
    announce(RuleAdded(alliance_id=place.alliance_id, subject_id=rule.pk, code=rule.code), by)
    return rule


@transaction.atomic
def revise(*, rule: Rule, by: Actor, facts: RuleFacts, why: str, based_on: int) -> Revision:
    """Write the next revision, built on the one they read; the one before stays as it was. A retired rule counts again."""
    rule = _held(rule)
    _insist(permits.why_not_revise(by, rule, based_on) or permits.why_not_write(by, rule.jurisdiction, facts, why))
    made = _append(rule, by, why, _fields(facts))
    announce(RuleRevised(alliance_id=rule.jurisdiction.alliance_id, subject_id=rule.pk, revision=made.number, because=made.why), by)
    return made


@transaction.atomic
def retire(*, rule: Rule, by: Actor, why: str, based_on: int) -> Revision:
    """From now on it no longer counts; it stays to be read."""
    rule = _held(rule)
    _insist(permits.why_not_retire(by, rule, based_on, why))
    last = rule.revisions.get(number=rule.revision)
    fields = {name: getattr(last, name) for name in _fields(queries.facts_of(last))}
    made = _append(rule, by, why, fields, retired=True)
    announce(RuleRetired(alliance_id=rule.jurisdiction.alliance_id, subject_id=rule.pk, revision=made.number, because=made.why), by)
    return made


def _held(rule: Rule) -> Rule:
    return Rule.objects.select_for_update(of=("self",)).select_related("jurisdiction").get(pk=rule.pk)
