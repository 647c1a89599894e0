"""What is on offer: editions and offerings, which are public, and the few things only some may see beside them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import unquote
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from juncta.alliance import queries as alliance
from juncta.base import clock
from juncta.catalogue.facts import ComponentContent, Course, EditionContent
from juncta.catalogue.models import Continuation, Edition, Offering
from juncta.design.facts import PARTICIPATION_FORMS
from juncta.kernel.actor import SYSTEM, Actor
from juncta.kernel.canonical import canonical
from juncta.review import queries as review

if TYPE_CHECKING:
    from juncta.alliance.models import Alliance, Institution


def visible_to(actor: Actor) -> QuerySet[Edition]:
    """The editions of the alliance whose pages the actor sees; they are public, so a visitor sees the installation's own."""
    found = Edition.objects.select_related("alliance")
    if actor == SYSTEM:
        return found
    return found.filter(alliance=alliance.current(actor))


def published(of: "Alliance") -> QuerySet[Edition]:
    """The newest edition of each design of an alliance, the latest first."""
    newer = Edition.objects.filter(design=OuterRef("design"), number__gt=OuterRef("number"))
    return Edition.objects.filter(~Exists(newer), alliance=of).select_related("alliance")


def edition_by_slug(slug: str, actor: Actor) -> Edition | None:
    """The edition at a public address: the reader's own alliance first, else the installation's, since anybody may read it."""
    own = visible_to(actor).filter(slug=slug).first()
    return own or Edition.objects.filter(slug=slug, alliance=alliance.current()).select_related("alliance").first()


def by_id(edition_id: UUID) -> Edition:
    """The edition of that id, for reactions of the house; raises Edition.DoesNotExist."""
    return Edition.objects.select_related("alliance").get(pk=edition_id)


def editions_of(design_id: UUID) -> QuerySet[Edition]:
    """The editions of a design, the newest first."""
    return Edition.objects.filter(design=design_id).select_related("alliance").order_by("-number")


def editions_made_by(alliance_id: UUID, institutions: Iterable[str]) -> QuerySet[Edition]:
    """The newest editions in which one of these institutions (by slug) takes part, the latest first; they are public."""
    newer = Edition.objects.filter(design=OuterRef("design"), number__gt=OuterRef("number"))
    takes_part = Q(pk__in=[])
    for slug in institutions:
        takes_part |= Q(content__institutions__contains=[{"slug": slug}])
    return Edition.objects.filter(takes_part, ~Exists(newer), alliance=alliance_id)


def content_of(edition: Edition) -> EditionContent:
    """What the edition says."""
    return EditionContent.from_json(edition.content)


def bytes_of(edition: Edition) -> bytes:
    """What the edition says, as the bytes over which its digest was made."""
    return canonical(edition.content)


def base_address(of: "Alliance") -> str:
    """Where an alliance's public pages stand by its did:web (method specification, section 3.2): a host, its port encoded, a path."""
    host, *path = of.did.removeprefix("did:web:").split(":")
    return "/".join(["https:/", unquote(host), *path])


def edition_address(edition: Edition) -> str:
    """The public address by which signed documents name the edition."""
    return f"{base_address(edition.alliance)}/catalogue/{edition.slug}"


def visible_offerings(actor: Actor) -> QuerySet[Offering]:
    """The offerings of the editions the actor sees."""
    found = Offering.objects.select_related("edition__alliance")
    return found if actor == SYSTEM else found.filter(alliance=alliance.current(actor))


def offerings_open(actor: Actor) -> QuerySet[Offering]:
    """The visible offerings in which one can enrol now."""
    moment = clock.now()
    return visible_offerings(actor).filter(enrol_from__lte=moment, enrol_until__gt=moment)


def offerings_of(edition: Edition) -> QuerySet[Offering]:
    """The offerings of an edition, in the order in which they start."""
    return Offering.objects.filter(edition=edition).select_related("edition__alliance")


def is_open(offering: Offering, at: datetime | None = None) -> bool:
    """Whether one can enrol (now, if no moment is given)."""
    return offering.enrol_from <= (at or clock.now()) < offering.enrol_until


@dataclass(frozen=True, slots=True)
class Card:
    """An edition on the shelf: what it says, who makes it, and the next offering one can enrol in, if any."""

    edition: Edition
    content: EditionContent
    partners: "list[Institution]"
    awarding: "list[Institution]"
    next: Offering | None
    enrols_now: bool

    @property
    def awarded(self) -> str:
        """By which award model, in a sentence."""
        return award_sentence(self.content, self.awarding)

    @property
    def mode(self) -> str:
        """How one takes part, in a word."""
        return mode_of(self.content)

    @property
    def languages(self) -> list[str]:
        """The languages of teaching, by name."""
        return languages_of(self.content)


def award_sentence(content: EditionContent, awarding: "list[Institution]") -> str:
    """Who awards and by which model, in a sentence of the page's language."""
    if not content.is_joint:
        return _("{name} awards it on behalf of the alliance.").format(name=", ".join(each.short_name for each in awarding))
    sentence = ngettext(
        "Awarded by {number} university, which signs.", "Awarded jointly by {number} universities; all sign.", len(awarding)
    )
    return sentence.format(number=len(awarding))


def mode_of(content: EditionContent) -> str:
    """How one takes part, in a word in the page's language; empty where it is not said."""
    return ", ".join(review.coded(PARTICIPATION_FORMS, content.participation))


def languages_of(content: EditionContent) -> list[str]:
    """The languages of teaching, by their names in the page's language."""
    return [review.language(tag) for tag in content.languages]


@dataclass(frozen=True, slots=True)
class Search:
    """What somebody looks for: words anywhere in title, summary and outcomes, a focus area, an award model; empty is everything."""

    words: str = ""
    focus_area: str = ""
    award_model: str = ""

    def finds(self, content: EditionContent) -> bool:
        """Whether an edition fits."""
        texts = (content.title, content.summary, content.focus_area.name, *content.outcomes, *(part.title for part in content.components))
        everything = " ".join(spelled for text in texts for spelled in text.values()).casefold()
        return (
            all(word in everything for word in self.words.casefold().split())
            and self.focus_area in {"", content.focus_area.slug}
            and self.award_model in {"", content.award_model}
        )


def shelf(of: "Alliance", search: Search | None = None) -> list[Card]:
    """The offers of an alliance that fit a search, the latest first; a fixed number of queries."""
    editions = published(of).prefetch_related(Prefetch("offerings", Offering.objects.order_by("starts_on")))
    known = {each.slug: each for each in alliance.institutions(SYSTEM).filter(alliance=of)}
    cards = [_card(edition, known) for edition in editions]
    return [card for card in cards if (search or Search()).finds(card.content)]


def _card(edition: Edition, known: "dict[str, Institution]") -> Card:
    content = content_of(edition)
    moment = clock.now()
    ahead = [offering for offering in edition.offerings.all() if offering.enrol_until > moment]
    following = next((each for each in ahead if each.enrol_from <= moment), ahead[0] if ahead else None)
    return Card(
        edition=edition,
        content=content,
        partners=[known[each.slug] for each in content.institutions if each.slug in known],
        awarding=[known[slug] for slug in content.awarding if slug in known],
        next=following,
        enrols_now=following is not None and is_open(following, moment),
    )


def partners_of(edition: Edition) -> "dict[str, Institution]":
    """The institutions that have a part in an edition, by slug."""
    slugs = [each["slug"] for each in edition.content["institutions"]]
    return {each.slug: each for each in alliance.institutions(SYSTEM).filter(alliance=edition.alliance_id, slug__in=slugs)}


@dataclass(frozen=True, slots=True)
class Part:
    """What one institution does in an edition; whoever awards also signs."""

    institution: "Institution"
    coordinates: bool
    designs: bool
    teaches: list[ComponentContent]
    awards: bool

    @property
    def parts(self) -> list[str]:
        """The same in words of the page's language, teaching left out."""
        words = {_("coordinates"): self.coordinates, _("designs"): self.designs, _("awards and signs"): self.awards}
        return [word for word, holds in words.items() if holds]


def roles_of(edition: Edition, partners: "dict[str, Institution]") -> list[Part]:
    """Who designs, teaches, awards and signs: those who award first, then those who teach."""
    content = content_of(edition)
    shaping = {slug for component in content.components for slug in component.shaped_by}
    rows = [
        Part(
            institution=partners[each.slug],
            coordinates=each.slug == content.coordinating,
            designs=each.slug in shaping,
            teaches=[component for component in content.components if component.provider == each.slug],
            awards=each.slug in content.awarding,
        )
        for each in content.institutions
        if each.slug in partners
    ]
    return sorted(rows, key=lambda row: (not row.coordinates, not row.awards, not row.teaches))


def dated(edition: Edition) -> list[tuple[Offering, str]]:
    """The offerings of an edition with what can be done: "open" to enrolment, "coming", or "closed"."""
    moment = clock.now()
    return [
        (each, "open" if is_open(each, moment) else "coming" if each.enrol_from > moment else "closed") for each in offerings_of(edition)
    ]


def editions_in(of: "Alliance") -> QuerySet[Edition]:
    """Every edition of an alliance, the oldest first: what its trust list names."""
    return Edition.objects.filter(alliance=of).select_related("alliance").order_by("published_at", "pk")


def continuation_by_id(continuation_id: UUID) -> Continuation:
    """What was proposed for an edition; raises Continuation.DoesNotExist."""
    return Continuation.objects.select_related("edition__alliance").get(pk=continuation_id)


def continuations_of(edition: Edition) -> list[Continuation]:
    """What was proposed for an edition and what became of it, the latest first."""
    found = Continuation.objects.filter(edition=edition).select_related("person").prefetch_related("agreements__body", "agreements__person")
    return list(found.order_by("-at"))


def end_of(edition: Edition) -> Continuation | None:
    """The decision that ended an edition, with its last day of enrolment and its teach-out; None while it goes on."""
    return Continuation.objects.filter(edition=edition, course=Course.RETIRE, decided_at__isnull=False).first()


def renewal_of(edition: Edition) -> Continuation | None:
    """The latest renewal in force; None before the first."""
    return Continuation.objects.filter(edition=edition, course=Course.RENEW, decided_at__isnull=False).order_by("-decided_at").first()


def newer_than(edition: Edition) -> Edition | None:
    """The newest edition of the same design, if this is not it."""
    newest = Edition.objects.filter(design=edition.design_id).order_by("-number").first()
    return newest if newest and newest.number > edition.number else None
