"""Who gave what to a design: comments, suggestions, versions of sections; what students gave is co-creation."""

from collections import defaultdict
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, Q

from juncta.alliance import queries as alliance
from juncta.cocreation.facts import Contribution, SuggestionState
from juncta.cocreation.models import Comment, Suggestion
from juncta.design.facts import InvitationState
from juncta.kernel.actor import SYSTEM

if TYPE_CHECKING:
    from juncta.design.models import Design

ORDER = ("student", "professional", "academic", "outside")


def contributions(design: "Design") -> list[Contribution]:
    """What each person gave, students first: six queries, however many people.

    The group is the one they counted as when they last took part.
    """
    counts: dict[UUID, dict[str, int]] = defaultdict(dict)
    groups: dict[UUID, str] = {}
    for row in (
        Comment.objects.filter(thread__design=design, withdrawn_at__isnull=True).values("person", "category").annotate(n=Count("pk"))
    ):
        counts[row["person"]]["comments"] = counts[row["person"]].get("comments", 0) + row["n"]
        groups[row["person"]] = row["category"]
    made = Suggestion.objects.filter(design=design).exclude(state=SuggestionState.WITHDRAWN).order_by().values("proposed_by", "category")
    for made_by in made.annotate(n=Count("pk"), accepted=Count("pk", filter=Q(state=SuggestionState.ACCEPTED))):
        mine = counts[made_by["proposed_by"]]
        mine["suggested"] = mine.get("suggested", 0) + made_by["n"]
        mine["accepted"] = mine.get("accepted", 0) + made_by["accepted"]
        groups[made_by["proposed_by"]] = made_by["category"]
    for written in design.section_versions.order_by().values("person").annotate(n=Count("pk")):
        if written["person"]:
            counts[written["person"]]["written"] = written["n"]
    for member in design.team.all():
        if member.state == InvitationState.ACCEPTED:
            groups[member.person_id] = member.category
            counts[member.person_id] |= {}
    people = alliance.persons(SYSTEM).filter(pk__in=list(counts))
    given = [
        Contribution(
            name=str(each),
            category=groups.get(each.pk, each.category),
            institution=each.institution.short_name if each.institution else "",
            **counts[each.pk],
        )
        for each in people
    ]
    return sorted(given, key=lambda each: (ORDER.index(each.category) if each.category in ORDER else len(ORDER), each.name))


def conversation_by_group(design: "Design") -> list[dict[str, Any]]:
    """What groups of people gave beside the text they wrote, students first, for a dossier: it names no person."""
    groups: dict[tuple[str, str], dict[str, Any]] = {}
    for each in contributions(design):
        if each.comments or each.suggested:
            row = groups.setdefault((each.category, each.institution), {"people": 0, "comments": 0, "suggested": 0, "accepted": 0})
            row["people"] += 1
            for name in ("comments", "suggested", "accepted"):
                row[name] += getattr(each, name)
    return [{"category": category, "institution": institution, **row} for (category, institution), row in groups.items()]
