"""Reading rules: who sees which, what holds for an alliance's partners, whom to ask, and a plan held against them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet

from juncta.alliance import queries as alliances
from juncta.base import clock
from juncta.base.prepared import Prepared, among
from juncta.jurisdiction.engine import evaluate
from juncta.jurisdiction.facts import ASK, Judgement, Operator, Plan, RuleFacts
from juncta.jurisdiction.models import Jurisdiction, Revision, Rule
from juncta.kernel.actor import SYSTEM, Actor

if TYPE_CHECKING:
    from juncta.alliance.models import Alliance, Contact, Institution


def shipped() -> list[str]:
    """The files of rules that come with Juncta."""
    folder = files("juncta.jurisdiction").joinpath("data")
    return [
        each.read_text(encoding="utf-8") for each in sorted(folder.iterdir(), key=lambda each: each.name) if each.name.endswith(".toml")
    ]


def visible_to(actor: Actor) -> QuerySet[Jurisdiction]:
    """The jurisdictions of the alliance whose pages the actor sees; rules are public."""
    found = Jurisdiction.objects.all()
    if actor == SYSTEM:
        return found
    alliance = alliances.current(actor)
    return found.filter(alliance=alliance) if alliance else found.none()


def for_pages(actor: Actor) -> QuerySet[Jurisdiction]:
    """What they see, with each rule's newest revision, in a fixed number of queries."""
    newest_ones = Prefetch("revisions", Revision.objects.filter(number=F("rule__revision")), to_attr="newest")
    rules = Rule.objects.select_related("institution").prefetch_related(newest_ones)
    return visible_to(actor).select_related("alliance").prefetch_related("institutions", Prefetch("rules", rules))


def rules_of(actor: Actor) -> QuerySet[Rule]:
    """The rules that they see, with all revisions, the newest first."""
    return Rule.objects.filter(jurisdiction__in=visible_to(actor)).select_related("jurisdiction__alliance", "institution")


def newest() -> QuerySet[Revision]:
    """The newest revision of every rule."""
    return Revision.objects.filter(number=F("rule__revision")).select_related("rule__jurisdiction")


def facts_of(revision: Revision) -> RuleFacts:
    """One revision as facts; whom it binds is left out."""
    return revision.facts(revision.rule.jurisdiction.code, frozenset())


def _in_force(alliance: UUID) -> QuerySet[Revision]:
    """The newest revision of each rule of an alliance that is not retired, with those whom it can bind."""
    members = ArraySubquery(_members().values("institution__slug"))
    found = newest().filter(rule__jurisdiction__alliance=alliance, retired=False)
    return found.annotate(members=members).order_by("rule__code")


def _binding(alliance: UUID, slugs: list[str]) -> "QuerySet[Revision, Any]":
    return _in_force(alliance).filter(Exists(_members().filter(among("institution__slug", slugs)))).values_list(*KEYS)


def _members() -> "QuerySet[Any]":
    return Jurisdiction.institutions.through.objects.filter(jurisdiction=OuterRef("rule__jurisdiction"))


KEYS = ("pk", "rule__institution__slug", "members")
BINDING = Prepared(_binding, alliance=UUID, slugs=list[str])


def rules_for(alliance_id: UUID, slugs: Iterable[str] | None = None) -> list[RuleFacts]:
    """Every rule of an alliance that is not retired (of those that can bind these partners, if any are named), in one query.

    A revision never changes, so each is read whole once per process; a second query brings those that are new.
    """
    found = _in_force(alliance_id).values_list(*KEYS) if slugs is None else BINDING.rows(alliance=alliance_id, slugs=list(slugs))
    rows = list(found)
    known = _whole([key for key, _own, _members in rows])
    return [replace(known[key], binds=frozenset([own] if own else places)) for key, own, places in rows]


_KNOWN: dict[UUID, RuleFacts] = {}
MOST_KNOWN = 10_000  # revisions, a few kilobytes each


def _whole(keys: list[UUID]) -> dict[UUID, RuleFacts]:
    """Revisions as facts by their ids; whom they bind is left out."""
    known = {key: facts for key in keys if (facts := _KNOWN.get(key))}
    if new := [key for key in keys if key not in known]:
        read = Revision.objects.filter(pk__in=new).select_related("rule__jurisdiction")
        known |= {each.pk: facts_of(each) for each in read}
        if len(_KNOWN) > MOST_KNOWN:
            _KNOWN.clear()
        _KNOWN.update(known)
    return known


def judge(alliance_id: UUID, plan: Plan, rules: Iterable[RuleFacts] | None = None, *, asking: bool = True) -> tuple[Judgement, ...]:
    """A plan held against an alliance's rules today, with whom to ask where they are not known; two queries at most.

    With rules that are read already and not `asking`, there is none.
    """
    if not plan.parties:
        return ()
    held = rules_for(alliance_id, [each.key for each in plan.parties]) if rules is None else rules
    judged = evaluate(held, plan, clock.today())
    if not asking:
        return tuple(judged)
    asked = sorted({body for each in judged if each.is_open for body in each.ask})
    directory = Directory.of(alliance_id, asked, [each.key for each in plan.parties]) if asked else Directory({})
    return tuple(replace(each, contacts=directory.names(each)) if each.is_open else each for each in judged)


@dataclass(frozen=True, slots=True)
class Directory:
    """Whom to ask: contacts by body and institution (an empty slug stands for the whole alliance)."""

    contacts: "dict[tuple[str, str], list[Contact]]"

    @classmethod
    def of(cls, alliance_id: UUID, bodies: Iterable[str], institutions: Iterable[str]) -> "Directory":
        """Read it for some bodies and universities, in one query."""
        found: dict[tuple[str, str], list[Contact]] = defaultdict(list)
        for contact in alliances.contacts_at(alliance_id, bodies, institutions):
            found[contact.body.slug, contact.institution.slug if contact.institution else ""].append(contact)
        return cls(found)

    def names(self, judgement: Judgement) -> tuple[str, ...]:
        """Who can answer for this judgement: its bodies' contacts at that university, else those for the whole alliance."""
        near = [each for body in judgement.ask for each in self.contacts.get((body, judgement.party.key), ())]
        wide = near or [each for body in judgement.ask for each in self.contacts.get((body, ""), ())]
        return tuple(dict.fromkeys(str(each.person) for each in wide))


def contacts_of(alliance: "Alliance", institutions: "Iterable[Institution]") -> "dict[str, list[Contact]]":
    """The contacts for law and quality at each university, by its slug; empty where nobody is named."""
    found: dict[str, list[Contact]] = defaultdict(list)
    for contact in alliances.contacts_at(alliance.pk, ASK, [each.slug for each in institutions]):
        found[contact.institution.slug if contact.institution else ""].append(contact)
    return found


def is_open(facts: RuleFacts) -> bool:
    """Whether the rule says only that nobody knows."""
    return facts.operator is Operator.UNKNOWN
